package parley.work.canned;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import parley.work.queue.QueueId;

/// Canned replies, for who inserts them and for who writes them.
@RestController
@RequestMapping("/api/v1/canned-replies")
class CannedReplyController {

    private final CannedReplies replies;

    CannedReplyController(CannedReplies replies) {
        this.replies = replies;
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "changedAt", "changedBy"})
    record CannedForm(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[^\\s/\\u3001\\uff0f]+") String shortcut,

            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 10_000) String text,
            @Nullable @Pattern(regexp = "en|zh-CN") String language,
            @Nullable UUID teamId,
            @Nullable QueueId queueId) {

        CannedReplies.Wanted wanted() {
            return new CannedReplies.Wanted(shortcut, title, text, language, teamId, queueId);
        }
    }

    @GetMapping
    @Requires("canned-reply.read")
    Slice<CannedReply> list(Caller caller, @RequestParam(required = false) @Nullable QueueId queueId) {
        return Slice.whole(replies.all(queueId, caller));
    }

    @GetMapping("/{id}")
    @Requires("canned-reply.read")
    CannedReply one(Caller caller, @PathVariable UUID id) {
        return replies.find(id, caller);
    }

    @PostMapping
    @Requires(CannedReplies.MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    CannedReply add(Caller caller, @Valid @RequestBody CannedForm body) {
        return replies.add(body.wanted(), caller.actor());
    }

    @PutMapping("/{id}")
    @Requires(CannedReplies.MANAGE)
    CannedReply change(Caller caller, @PathVariable UUID id, @Valid @RequestBody CannedForm body) {
        return replies.change(id, body.wanted(), caller.actor());
    }

    @DeleteMapping("/{id}")
    @Requires(CannedReplies.MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        replies.remove(id, caller.actor());
    }
}
