package parley.work.replay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Rules;
import parley.work.queue.QueueId;
import parley.work.replay.PastDay.PastContact;
import parley.work.replay.PastDay.PastQueue;
import parley.work.replay.Run.PastFigures;
import parley.work.simulation.Comparison;
import parley.work.strategy.Strategies;

/// Reads a day that is over.
@Component
class Past {

    /// Of one day; more take longer than somebody waits before a page.
    static final int MOST_CONTACTS = 20_000;

    private static final long USUAL_TARGET = 60_000;

    private final PastStore store;
    private final Strategies strategies;
    private final InstantSource clock;

    Past(PastStore store, Strategies strategies, InstantSource clock) {
        this.store = store;
        this.strategies = strategies;
        this.clock = clock;
    }

    /// What is simulated, and what the day really was.
    record Prepared(Comparison comparison, @Nullable PastFigures figures) {}

    /// What can be simulated of it.
    ///
    /// @throws ProblemException that says why it cannot be
    @Transactional(readOnly = true)
    public Prepared prepare(Days wish) {
        Instant from = wish.begin();
        Instant to = wish.end();
        if (to.isAfter(clock.instant())) {
            throw new ProblemException(ReplayProblem.DAY_NOT_OVER, wish.date());
        }
        List<PastContact> all = store.contacts(from, to, MOST_CONTACTS + 1);
        if (all.size() > MOST_CONTACTS) {
            throw new ProblemException(ReplayProblem.DAY_TOO_LARGE, MOST_CONTACTS, wish.date());
        }
        Map<String, PastQueue> queues = store.queues();
        Set<QueueId> known = queues.values().stream().map(PastQueue::id).collect(Collectors.toSet());
        List<PastContact> contacts =
                all.stream().filter(contact -> known.contains(contact.queue())).toList();
        if (contacts.isEmpty()) {
            throw new ProblemException(ReplayProblem.DAY_EMPTY, wish.date());
        }
        var day = new PastDay(wish, queues, contacts, store.agents(), store.present(from, to), strategies.setUp());
        Comparison comparison = day.comparison(strategies::kept);
        Rules rules = day.setUp().rules();
        PastFigures figures = Recorded.figures(
                contacts,
                contact -> {
                    Rules.QueueRules its = rules.queues().get(contact.queue());
                    return its == null ? USUAL_TARGET : its.targets().getOrDefault(contact.channel(), its.target());
                },
                all.size() - contacts.size(),
                comparison.configurations().getFirst().scenario().crews().size());
        return new Prepared(comparison, figures);
    }
}
