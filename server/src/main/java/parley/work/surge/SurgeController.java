package parley.work.surge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.work.queue.QueueFigures;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// The board on which agents are moved between queues.
@RestController
@RequestMapping("/api/v1/surge")
class SurgeController {

    private final Surges surges;
    private final SurgeStore store;
    private final Queues queues;
    private final QueueFigures figures;
    private final InstantSource clock;

    SurgeController(Surges surges, SurgeStore store, Queues queues, QueueFigures figures, InstantSource clock) {
        this.surges = surges;
        this.store = store;
        this.queues = queues;
        this.figures = figures;
        this.clock = clock;
    }

    /// @param minutes after which all return, whatever the queue is like
    /// @param releaseSeconds they return before where nobody has waited for longer for a minute
    record SurgeForm(
            @NotNull QueueId fromQueueId,
            @NotNull QueueId toQueueId,
            @NotNull @Size(min = 1, max = 200) Set<@NotNull AgentId> agentIds,
            @NotNull @Min(1) @Max(1440) Integer minutes,
            @Nullable @Min(1) @Max(86_400) Integer releaseSeconds) {

        Surges.Wanted wanted() {
            return new Surges.Wanted(fromQueueId, toQueueId, agentIds, Duration.ofMinutes(minutes), releaseSeconds);
        }
    }

    /// @param isThere whether they can be asked for work at this moment
    /// @param moveId the move that brought them here; null for those who always serve here
    record SurgeAgent(
            AgentId agentId,
            String name,
            boolean isThere,
            @Nullable UUID moveId) {}

    record SurgeColumn(
            QueueId queueId,
            String name,
            int waiting,
            @Nullable Instant oldestQueuedAt,
            long targetSeconds,
            List<SurgeAgent> agents) {}

    /// @param rule what moved them; null where somebody did
    record SurgeMove(
            UUID id,
            QueueId fromQueueId,
            QueueId toQueueId,
            List<AgentId> agentIds,
            Instant until,
            @Nullable Integer releaseSeconds,
            Instant startedAt,
            String startedBy,
            Move.@Nullable SurgeCause rule) {

        static SurgeMove of(Move move) {
            return new SurgeMove(
                    move.id(),
                    move.from(),
                    move.to(),
                    move.agents(),
                    move.until(),
                    move.releaseSeconds(),
                    move.startedAt(),
                    move.startedBy(),
                    move.cause());
        }
    }

    record SurgeBoard(List<SurgeColumn> queues, List<SurgeMove> moves) {}

    @GetMapping
    @Requires(SurgePermissions.MOVE)
    SurgeBoard board() {
        List<Move> running = store.running();
        Map<QueueId, List<SurgeStore.Serving>> serving =
                store.serving(clock.instant().minus(Presences.ALIVE_WITHIN)).stream()
                        .collect(Collectors.groupingBy(SurgeStore.Serving::queue));
        Map<QueueId, QueueFigures.Waiting> waiting = figures.waiting();
        List<SurgeColumn> columns = queues.all().stream()
                .map(queue -> {
                    QueueFigures.Waiting line = waiting.getOrDefault(queue.id(), new QueueFigures.Waiting(0, null));
                    return new SurgeColumn(
                            queue.id(),
                            queue.name(),
                            line.waiting(),
                            line.oldestQueuedAt(),
                            queue.target().toSeconds(),
                            serving.getOrDefault(queue.id(), List.of()).stream()
                                    .map(one -> agent(one, running))
                                    .toList());
                })
                .toList();
        return new SurgeBoard(columns, running.stream().map(SurgeMove::of).toList());
    }

    private static SurgeAgent agent(SurgeStore.Serving one, List<Move> running) {
        UUID move = running.stream()
                .filter(any -> any.to().equals(one.queue()) && any.agents().contains(one.agent()))
                .map(Move::id)
                .findFirst()
                .orElse(null);
        return new SurgeAgent(one.agent(), one.name(), one.isThere(), move);
    }

    @PostMapping("/moves")
    @Requires(SurgePermissions.MOVE)
    @ResponseStatus(HttpStatus.CREATED)
    SurgeMove move(Caller caller, @Valid @RequestBody SurgeForm body) {
        return SurgeMove.of(surges.begin(body.wanted(), caller.actor()));
    }

    /// @param agentId whom to take back; without it all of them
    @DeleteMapping("/moves/{id}")
    @Requires(SurgePermissions.MOVE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable Set<AgentId> agentId) {
        surges.takeBack(id, agentId == null || agentId.isEmpty() ? null : agentId, caller.actor());
    }
}
