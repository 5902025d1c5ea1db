package parley.work.surge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.AgentId;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.queue.Loans;
import parley.work.queue.Queue;
import parley.work.queue.QueueFigures;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// Moves agents, and brings them back.
@Service
class Surges {

    private static final int PRIORITY = 1;

    private final SurgeStore store;
    private final Loans loans;
    private final Queues queues;
    private final QueueFigures figures;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Surges(
            SurgeStore store,
            Loans loans,
            Queues queues,
            QueueFigures figures,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.loans = loans;
        this.queues = queues;
        this.figures = figures;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// What somebody wants moved.
    record Wanted(
            QueueId from,
            QueueId to,
            Set<AgentId> agents,
            Duration time,
            @Nullable Integer releaseSeconds) {}

    /// Moves them at once, because somebody wants it.
    ///
    /// @throws ProblemException `move-nowhere`, and what [Loans#lend] refuses
    @Transactional
    Move begin(Wanted wanted, Actor actor) {
        return begin(wanted, null, actor);
    }

    /// Moves them at once.
    ///
    /// @param cause the rule that wants it; null where somebody does
    /// @throws ProblemException `move-nowhere`, and what [Loans#lend] refuses
    @Transactional
    Move begin(Wanted wanted, Move.@Nullable SurgeCause cause, Actor actor) {
        if (wanted.from().equals(wanted.to())) {
            throw new ProblemException(SurgeProblem.MOVE_NOWHERE);
        }
        Instant now = clock.instant();
        var move = new Move(
                ids.next(),
                wanted.from(),
                wanted.to(),
                now.plus(wanted.time()),
                wanted.releaseSeconds(),
                null,
                now,
                actor.name(),
                cause,
                List.copyOf(wanted.agents()));
        loans.lend(wanted.agents(), move.from(), move.to(), PRIORITY);
        store.insert(move);
        audit.record(actor, "move.started", subject(move), null, moved(move));
        return move;
    }

    /// Takes them back, or some of them.
    ///
    /// @param agents null for all
    /// @throws ProblemException `move-unknown`, `move-over`
    @Transactional
    void takeBack(UUID id, @Nullable Set<AgentId> agents, Actor actor) {
        if (!store.lock(id)) {
            throw new ProblemException(SurgeProblem.MOVE_UNKNOWN);
        }
        Move move = store.running(id).orElseThrow(() -> new ProblemException(SurgeProblem.MOVE_OVER));
        giveBack(move, agents == null ? Set.copyOf(move.agents()) : agents, Move.Why.TAKEN_BACK, actor);
    }

    /// A rule takes back whom it moved, where they are away still.
    @Transactional
    void end(UUID id, Move.Why why) {
        if (store.lock(id)) {
            store.running(id).ifPresent(move -> giveBack(move, Set.copyOf(move.agents()), why, Actor.SYSTEM));
        }
    }

    /// Looks at a move: whether it ends by itself, in whole or in part.
    @Transactional
    void look(UUID id) {
        Instant now = clock.instant();
        // asked again under the lock: somebody may take them back in this moment
        Move move = store.lock(id) ? store.running(id).orElse(null) : null;
        if (move == null) {
            return;
        }
        Map<QueueId, Queue> inUse = queues.all().stream().collect(Collectors.toMap(Queue::id, queue -> queue));
        if (!inUse.containsKey(move.from()) || !inUse.containsKey(move.to())) {
            giveBack(move, Set.copyOf(move.agents()), Move.Why.QUEUE_GONE, Actor.SYSTEM);
            return;
        }
        Set<AgentId> gone = Set.copyOf(store.gone(id));
        if (!gone.isEmpty()) {
            giveBack(move, gone, Move.Why.NOBODY_LEFT, Actor.SYSTEM);
            return;
        }
        QueueFigures.Waiting line = figures.waiting().get(move.to());
        Instant calm = move.calm(line == null ? null : line.oldestQueuedAt(), now);
        if (calm == null || move.calmSince() == null || calm.isAfter(move.calmSince())) {
            store.noteCalm(id, calm);
        }
        store.running(id)
                .flatMap(latest -> latest.end(now))
                .ifPresent(why -> giveBack(move, Set.copyOf(move.agents()), why, Actor.SYSTEM));
    }

    private void giveBack(Move move, Set<AgentId> agents, Move.Why why, Actor actor) {
        Instant now = clock.instant();
        Set<AgentId> back = move.agents().stream().filter(agents::contains).collect(Collectors.toSet());
        if (back.isEmpty() && !move.agents().isEmpty()) {
            return;
        }
        loans.giveBack(back);
        store.returned(move.id(), back, now);
        if (back.size() == move.agents().size()) {
            store.end(move.id(), why, now);
        }
        audit.record(actor, "move.ended", subject(move), moved(move), new Moved(names(back), move.cause(), why.name()));
    }

    /// What is audited.
    ///
    /// @param rule what moved them; null where somebody did
    /// @param ended why they are back; null as long as they are away
    record Moved(
            List<String> agents,
            Move.@Nullable SurgeCause rule,
            @Nullable String ended) {}

    private static Moved moved(Move move) {
        return new Moved(names(Set.copyOf(move.agents())), move.cause(), null);
    }

    private static List<String> names(Set<AgentId> agents) {
        return agents.stream().map(agent -> agent.value().toString()).sorted().toList();
    }

    private Audit.Subject subject(Move move) {
        String name =
                queues.ever(move.from()).name() + " → " + queues.ever(move.to()).name();
        return new Audit.Subject("move", move.id().toString(), name);
    }
}
