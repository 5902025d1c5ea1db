package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.routing.Cause.Handover;
import parley.work.triage.Outcome;
import parley.work.triage.Triage;

/// Gives work on, to a queue or to a colleague, with the time it has waited already.
///
/// A colleague is asked by an offer like any other, so the conversation can be read before it is
/// taken, and a colleague who is away, full, or says no costs the customer no place in the queue.
@Service
class Handovers {

    /// The one who gave it away does not get it back at once.
    private static final Duration LEFT_OUT_FOR = Duration.ofSeconds(60);

    private final WorkStore works;
    private final OfferStore offers;
    private final Queues queues;
    private final AgentStore agents;
    private final WorkChanges changes;
    private final OfferBook book;
    private final Others others;

    Handovers(
            WorkStore works,
            OfferStore offers,
            Queues queues,
            AgentStore agents,
            WorkChanges changes,
            OfferBook book,
            Others others) {
        this.works = works;
        this.offers = offers;
        this.queues = queues;
        this.agents = agents;
        this.changes = changes;
        this.book = book;
        this.others = others;
    }

    /// Who says whether there is such a colleague, and what made an item an emergency.
    @Component
    record Others(Staff staff, Triage triage) {}

    /// What an agent gives away, and what the next one should know of it.
    record Gift(WorkId work, AgentId from, @Nullable String note) {}

    /// To a queue.
    ///
    /// @throws ProblemException `queue-unknown`, `work-over`
    @Transactional
    public WorkItem toQueue(Gift gift, QueueId target, Actor actor) {
        WorkItem item = lock(gift);
        queues.keep(target);
        return release(item, target, new Handover(gift.from(), null, gift.note(), null), actor);
    }

    /// To where it would have gone were it no emergency.
    ///
    /// @throws ProblemException `no-emergency` where no rule made it one, `work-over`
    @Transactional
    public WorkItem toCalm(Gift gift, Actor actor) {
        WorkItem item = lock(gift);
        if (item.tier() != 0) {
            throw new ProblemException(RoutingProblem.NO_EMERGENCY);
        }
        Outcome.Otherwise calm = others.triage()
                .otherwise(item.subject())
                .orElseThrow(() -> new ProblemException(RoutingProblem.NO_EMERGENCY));
        queues.keep(calm.queue());
        int tier = calm.tier() == null ? changes.usualTier(item.tempo()) : calm.tier();
        Instant now = given(item, gift.from());
        return changes.change(
                item,
                item.calmed(calm.queue(), tier, calm.priority(), now),
                new Cause(actor, "false-alarm", new Handover(gift.from(), null, gift.note(), null)));
    }

    /// To a colleague, who alone is asked; it waits in its queue again where that comes to
    /// nothing.
    ///
    /// @throws ProblemException `transfer-to-self`, `agent-unknown`, `work-over`
    @Transactional
    public WorkItem toAgent(Gift gift, AgentId to, Actor actor) {
        if (to.equals(gift.from())) {
            throw new ProblemException(RoutingProblem.TRANSFER_TO_SELF);
        }
        if (others.staff().find(to).isEmpty()) {
            throw new ProblemException(RoutingProblem.AGENT_UNKNOWN);
        }
        // first of all locks: the dispatcher must not fill the colleague's last place meanwhile
        agents.decideAlone();
        WorkItem item = lock(gift);
        String refusal = book.refusal(to);
        var handover = new Handover(gift.from(), to, gift.note(), refusal);
        WorkItem waiting = release(item, item.queue(), handover, actor);
        return refusal == null
                ? book.ask(
                        waiting, to, gift.from(), List.of(new Offer.Reason("transferred", Map.of("by", actor.name()))))
                : waiting;
    }

    private WorkItem release(WorkItem item, QueueId target, Handover handover, Actor actor) {
        Instant now = given(item, handover.from());
        return changes.change(item, item.transferred(target, now), new Cause(actor, "transferred", handover));
    }

    private Instant given(WorkItem item, AgentId from) {
        Instant now = book.now();
        offers.leaveOut(item.id(), from, now.plus(LEFT_OUT_FOR));
        agents.noteIdle(from, now);
        return now;
    }

    private WorkItem lock(Gift gift) {
        WorkItem item = works.lock(gift.work()).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        item.requireHeldBy(gift.from());
        if (item.state() == WorkState.WRAP_UP || item.state().isFinal()) {
            throw new ProblemException(RoutingProblem.WORK_OVER);
        }
        return item;
    }
}
