package parley.work.surge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.people.staff.TeamId;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;
import parley.work.queue.QueueId;
import parley.work.surge.SurgeRule.SurgeFigure;
import parley.work.surge.SurgeRule.SurgeLender;

/// The rules by which agents are moved without anybody doing it. An administrator sets them up; who
/// may move agents may switch them on and off.
@RestController
@RequestMapping("/api/v1/surge/rules")
class SurgeRuleController {

    private static final int MOST = 86_400;

    private final SurgeRules rules;

    SurgeRuleController(SurgeRules rules) {
        this.rules = rules;
    }

    /// @param teamId null for everybody who serves the queue
    record SurgeLenderForm(
            @NotNull QueueId queueId,
            @Nullable TeamId teamId,
            @NotNull @Min(0) @Max(MOST) Integer lendsUpTo,
            @NotNull @Min(1) @Max(MOST) Integer recallsAt,
            @NotNull @Min(0) @Max(10_000) Integer keeps) {

        SurgeLender lender() {
            return new SurgeLender(queueId, teamId, lendsUpTo, recallsAt, keeps);
        }
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "changedAt", "changedBy"})
    record SurgeRuleForm(
            @NotBlank @Size(max = 200) String name,
            @NotNull QueueId toQueueId,
            @NotNull SurgeFigure figure,
            @NotNull @Min(1) @Max(MOST) Integer startsAt,
            @NotNull @Min(0) @Max(3600) Integer startSeconds,
            @NotNull @Min(0) @Max(MOST) Integer endsAt,
            @NotNull @Min(0) @Max(3600) Integer endSeconds,
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid SurgeLenderForm> lenders,
            @NotNull @Min(1) @Max(200) Integer agents,
            @NotNull @Min(1) @Max(1440) Integer minutes,
            @NotNull Boolean isOn) {

        SurgeRule wanted() {
            return new SurgeRule(
                    new UUID(0, 0),
                    name,
                    toQueueId,
                    figure,
                    startsAt,
                    startSeconds,
                    endsAt,
                    endSeconds,
                    lenders.stream().map(SurgeLenderForm::lender).toList(),
                    agents,
                    minutes,
                    isOn,
                    Instant.EPOCH,
                    "");
        }
    }

    record SurgeSwitch(@NotNull Boolean isOn) {}

    @GetMapping
    @Requires(SurgePermissions.MOVE)
    Slice<SurgeRule> list() {
        return Slice.whole(rules.all());
    }

    @GetMapping("/{id}")
    @Requires(SurgePermissions.MOVE)
    SurgeRule one(@PathVariable UUID id) {
        return rules.find(id);
    }

    @PostMapping
    @Requires(SurgePermissions.RULES)
    @ResponseStatus(HttpStatus.CREATED)
    SurgeRule add(Caller caller, @Valid @RequestBody SurgeRuleForm body) {
        return rules.put(null, body.wanted(), caller.actor());
    }

    @PutMapping("/{id}")
    @Requires(SurgePermissions.RULES)
    SurgeRule change(Caller caller, @PathVariable UUID id, @Valid @RequestBody SurgeRuleForm body) {
        return rules.put(id, body.wanted(), caller.actor());
    }

    @PutMapping("/{id}/switch")
    @Requires(SurgePermissions.MOVE)
    SurgeRule turn(Caller caller, @PathVariable UUID id, @Valid @RequestBody SurgeSwitch body) {
        return rules.turn(id, body.isOn(), caller.actor());
    }

    @DeleteMapping("/{id}")
    @Requires(SurgePermissions.RULES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        rules.remove(id, caller.actor());
    }
}
