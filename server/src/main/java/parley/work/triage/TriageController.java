package parley.work.triage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Capabilities.Tempo;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// The rules at the door.
@RestController
@RequestMapping("/api/v1/triage-rules")
class TriageController {

    private final TriageRules rules;
    private final Queues queues;

    TriageController(TriageRules rules, Queues queues) {
        this.rules = rules;
        this.queues = queues;
    }

    /// An answer may be sent back as it came.
    ///
    /// @param version of the rules that are changed
    /// @param rules from the top
    @JsonIgnoreProperties({"changedAt", "changedBy"})
    record TriageBody(
            @NotNull Long version, @NotNull @Size(max = 200) List<@NotNull @Valid TriageRule> rules) {}

    /// @param changedAt null where nobody has written any
    record TriageView(
            long version,
            List<TriageRule> rules,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        static TriageView of(TriageStore.Kept kept) {
            return new TriageView(kept.version(), kept.rules(), kept.changedAt(), kept.changedBy());
        }
    }

    /// A contact that does not exist.
    ///
    /// @param rules that are tried; null for those that hold
    /// @param queueId of its channel
    record TriageTrial(
            @Nullable @Size(max = 200) List<@NotNull @Valid TriageRule> rules,
            @NotNull QueueId queueId,
            @Nullable UUID channelId,
            @NotNull Tempo tempo,
            @NotBlank @Size(max = 35) String language,
            @Nullable @Min(0) @Max(100) Integer value,
            @Nullable @Size(max = 5000) String text,

            @NotNull @Size(max = 50) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 400) String> attributes) {

        Contact contact() {
            return new Contact(
                    channelId == null ? new UUID(0, 0) : channelId,
                    tempo,
                    language,
                    value,
                    text == null ? "" : text,
                    attributes);
        }
    }

    /// What it would get.
    ///
    /// @param tier null for what is usual for its channel
    record TriageOutcome(
            QueueId queueId,
            String queue,
            @Nullable Integer tier,
            int priority,
            @Nullable Integer value,
            Set<String> labels,
            Map<UUID, Integer> skills,
            List<Outcome.Applied> applied) {}

    @GetMapping
    @Requires(TriagePermissions.MANAGE)
    TriageView show() {
        return TriageView.of(rules.find());
    }

    @PutMapping
    @Requires(TriagePermissions.MANAGE)
    TriageView change(Caller caller, @Valid @RequestBody TriageBody body) {
        return TriageView.of(
                rules.change(body.version(), body.rules(), caller.may(TriagePermissions.PROTECT), caller.actor()));
    }

    /// Says what somebody would get, and changes nothing.
    @PostMapping("/trial")
    @Requires(TriagePermissions.MANAGE)
    TriageOutcome tryOut(@Valid @RequestBody TriageTrial body) {
        List<TriageRule> tried = body.rules() == null ? rules.find().rules() : body.rules();
        TriageRules.check(tried);
        queues.ever(body.queueId());
        Outcome outcome = Outcome.of(tried, body.contact(), body.queueId());
        return new TriageOutcome(
                outcome.queue(),
                queues.ever(outcome.queue()).name(),
                outcome.tier(),
                outcome.priority(),
                outcome.value(),
                outcome.labels(),
                outcome.skills().entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().value(), Map.Entry::getValue)),
                outcome.applied());
    }
}
