package parley.work.routing;

import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.work.engine.WorkId;

/// The paperwork after a contact: kept while it is written, and ended when its time is over, so
/// that a forgotten form never takes an agent's place for good.
@Service
class WrapUps {

    private final WrapUpStore store;
    private final WorkStore works;
    private final Offers offers;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    WrapUps(WrapUpStore store, WorkStore works, Offers offers, TransactionTemplate transactions, InstantSource clock) {
        this.store = store;
        this.works = works;
        this.offers = offers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Keeps what the agent has filled in so far; it counts if the time runs out.
    void keep(WorkId work, AgentId agent, Outcome draft) {
        transactions.executeWithoutResult(any -> {
            WorkItem item = works.lock(work).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
            item.requireHeldBy(agent);
            if (item.state().isFinal()) {
                throw new ProblemException(RoutingProblem.WORK_OVER);
            }
            works.noteOutcome(work, draft, agent, clock.instant());
        });
    }

    /// What the agent has filled in so far.
    ///
    /// @throws ProblemException `not-found` where it is somebody else's, or nothing is there
    Outcome kept(WorkId work, AgentId agent) {
        works.find(work)
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND))
                .requireHeldBy(agent);
        return store.outcome(work).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Ends what has run out of time.
    void endDue() {
        store.due(clock.instant()).forEach(work -> transactions.executeWithoutResult(any -> end(work)));
    }

    private void end(WorkId work) {
        works.lock(work)
                // asked again under the lock: the agent may have finished in this moment
                .filter(item -> item.state() == WorkState.WRAP_UP)
                .ifPresent(item -> offers.settle(item, Cause.of(Actor.SYSTEM, "wrap-up-over")));
    }
}
