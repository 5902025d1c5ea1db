package parley.work.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.SkillId;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// Queues: who waits in them, for agents; how they are set up, for administrators.
@RestController
@RequestMapping("/api/v1/queues")
class QueueController {

    private static final String MANAGE = "queue.manage";
    private static final QueueFigures.Waiting NOTHING = new QueueFigures.Waiting(0, null);

    private final Queues queues;
    private final QueuePlanStore plans;
    private final QueueFigures figures;

    QueueController(Queues queues, QueuePlanStore plans, QueueFigures figures) {
        this.queues = queues;
        this.plans = plans;
        this.figures = figures;
    }

    record MemberBody(
            @NotNull AgentId agentId,
            @Nullable @Min(1) @Max(100) Integer priority,
            @Nullable @Min(0) @Max(86_400) Integer delaySeconds) {

        Queues.Member member() {
            return new Queues.Member(agentId, priority == null ? 1 : priority, delaySeconds == null ? 0 : delaySeconds);
        }
    }

    record NeededSkillBody(
            @NotNull SkillId skillId,
            @NotNull @Min(1) @Max(5) Integer minimum) {}

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "waiting", "oldestQueuedAt", "changedAt", "changedBy"})
    record QueueBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable HoursId hoursId,
            @NotNull @Min(1) @Max(100) Integer targetPercent,
            @NotNull @Min(1) @Max(604_800) Integer targetSeconds,
            @NotNull @Min(5) @Max(3600) Integer offerSeconds,
            @NotNull @Min(0) @Max(86_400) Integer wrapUpSeconds,
            @Nullable @Size(max = 10_000) List<@NotNull @Valid MemberBody> members,
            @Nullable @Size(max = 50) List<@NotNull @Valid NeededSkillBody> skills,
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 100) String> wrapUpCodeIds) {

        Queues.Plan wanted() {
            return new Queues.Plan(
                    name,
                    hoursId,
                    targetPercent,
                    targetSeconds,
                    offerSeconds,
                    wrapUpSeconds,
                    members == null
                            ? List.of()
                            : members.stream().map(MemberBody::member).toList(),
                    skills == null
                            ? List.of()
                            : skills.stream()
                                    .map(one -> new Queues.Requirement(one.skillId(), one.minimum()))
                                    .toList(),
                    wrapUpCodeIds == null ? List.of() : wrapUpCodeIds);
        }
    }

    /// What only who sets queues up needs to see.
    record Configuration(
            @Nullable HoursId hoursId,
            int targetPercent,
            List<Queues.Member> members,
            List<Queues.Requirement> skills,
            List<String> wrapUpCodeIds,
            Instant changedAt,
            String changedBy) {

        static Configuration of(Queues.Planned queue) {
            Queues.Plan plan = queue.plan();
            return new Configuration(
                    plan.hoursId(),
                    plan.targetPercent(),
                    plan.members(),
                    plan.skills(),
                    plan.wrapUpCodeIds(),
                    queue.changedAt(),
                    queue.changedBy());
        }
    }

    record QueueView(
            QueueId id,
            String name,
            int waiting,
            @Nullable Instant oldestQueuedAt,
            long targetSeconds,
            long offerSeconds,
            long wrapUpSeconds,

            @JsonUnwrapped @Nullable Configuration configuration) {}

    /// By name; with how they are set up for those who may set them up.
    @GetMapping
    @Requires("queue.read")
    Slice<QueueView> list(Caller caller) {
        Map<QueueId, Configuration> configured = caller.may(MANAGE)
                ? plans.all().stream().collect(Collectors.toMap(Queues.Planned::id, Configuration::of))
                : Map.of();
        Map<QueueId, QueueFigures.Waiting> waiting = figures.waiting();
        return Slice.whole(queues.all().stream()
                .map(queue -> view(queue, waiting.getOrDefault(queue.id(), NOTHING), configured.get(queue.id())))
                .toList());
    }

    private static QueueView view(Queue queue, QueueFigures.Waiting waiting, @Nullable Configuration configuration) {
        return new QueueView(
                queue.id(),
                queue.name(),
                waiting.waiting(),
                waiting.oldestQueuedAt(),
                queue.target().toSeconds(),
                queue.offerTime().toSeconds(),
                queue.wrapUpTime().toSeconds(),
                configuration);
    }

    @PostMapping
    @Requires(MANAGE)
    ResponseEntity<QueueView> create(Caller caller, @Valid @RequestBody QueueBody body) {
        Queue made = queues.add(body.wanted(), caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(one(made.id()));
    }

    @GetMapping("/{id}")
    @Requires(MANAGE)
    QueueView one(@PathVariable QueueId id) {
        Queues.Planned planned = queues.planned(id);
        return view(Queues.queue(planned), figures.waiting().getOrDefault(id, NOTHING), Configuration.of(planned));
    }

    @PutMapping("/{id}")
    @Requires(MANAGE)
    QueueView change(Caller caller, @PathVariable QueueId id, @Valid @RequestBody QueueBody body) {
        queues.change(id, body.wanted(), caller.actor());
        return one(id);
    }

    @DeleteMapping("/{id}")
    @Requires(MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable QueueId id) {
        queues.delete(id, caller.actor());
    }
}
