package parley.work.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;
import parley.platform.kernel.Texts;

/// Wrap-up codes: agents choose one, administrators set them up.
@RestController
@RequestMapping("/api/v1/wrap-up-codes")
class WrapUpCodeController {

    private final WrapUpCodes codes;

    WrapUpCodeController(WrapUpCodes codes) {
        this.codes = codes;
    }

    record Names(
            @NotBlank @Size(max = 200) String en,

            @JsonProperty("zh-CN") @NotBlank @Size(max = 200) String chinese) {}

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "name", "uses", "changedAt", "changedBy"})
    record CodeBody(@NotNull @Valid Names names) {
        WrapUpCodes.Facts wanted() {
            return new WrapUpCodes.Facts(names.en(), names.chinese());
        }
    }

    /// @param id what is sent as `wrapUpCode`
    /// @param name in the caller's language
    /// @param uses how often work ended so in the last 30 days
    record CodeView(String id, String name, Names names, int uses, Instant changedAt, String changedBy) {
        static CodeView of(WrapUpCodes.Code code, Locale locale) {
            boolean isChinese = Texts.language(locale).equals(Locale.CHINESE);
            return new CodeView(
                    code.id(),
                    isChinese ? code.chinese() : code.english(),
                    new Names(code.english(), code.chinese()),
                    code.uses(),
                    code.changedAt(),
                    code.changedBy());
        }
    }

    /// Most used first; with a queue those that it offers.
    @GetMapping
    @Requires("work.take")
    Slice<CodeView> list(@RequestParam(required = false) @Nullable QueueId queueId, Locale locale) {
        return Slice.whole(codes.list(queueId).stream()
                .map(code -> CodeView.of(code, locale))
                .toList());
    }

    @PostMapping
    @Requires("queue.manage")
    ResponseEntity<CodeView> create(Caller caller, Locale locale, @Valid @RequestBody CodeBody body) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(CodeView.of(codes.create(body.wanted(), caller.actor()), locale));
    }

    @GetMapping("/{id}")
    @Requires("queue.manage")
    CodeView one(@PathVariable String id, Locale locale) {
        return CodeView.of(codes.find(id), locale);
    }

    @PutMapping("/{id}")
    @Requires("queue.manage")
    CodeView change(Caller caller, @PathVariable String id, Locale locale, @Valid @RequestBody CodeBody body) {
        return CodeView.of(codes.change(id, body.wanted(), caller.actor()), locale);
    }

    @DeleteMapping("/{id}")
    @Requires("queue.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id) {
        codes.delete(id, caller.actor());
    }
}
