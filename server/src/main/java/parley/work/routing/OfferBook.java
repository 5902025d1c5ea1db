package parley.work.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.live.Live;
import parley.work.engine.WorkId;
import parley.work.queue.Queue;
import parley.work.queue.QueueId;

/// Begins offers: the item's new round, the offer with its deadline, and the agent's page.
@Component
class OfferBook {

    private static final Cause OFFERED = Cause.of(Actor.SYSTEM, "offered");
    private static final Cause MOVED = Cause.of(Actor.SYSTEM, "overflowed");

    private final OfferStore offers;
    private final RoundStore rounds;
    private final CandidateStore candidates;
    private final WorkChanges changes;
    private final RoutingEvents events;
    private final Ids ids;
    private final InstantSource clock;

    OfferBook(
            OfferStore offers,
            RoundStore rounds,
            CandidateStore candidates,
            WorkChanges changes,
            Live live,
            Ids ids,
            InstantSource clock) {
        this.offers = offers;
        this.rounds = rounds;
        this.candidates = candidates;
        this.changes = changes;
        this.events = new RoutingEvents(live);
        this.ids = ids;
        this.clock = clock;
    }

    /// Asks an agent to take an item that waits; the caller has locked it.
    ///
    /// @param from the colleague who wants this agent to have it
    WorkItem ask(WorkItem waiting, AgentId agent, @Nullable AgentId from, List<Offer.Reason> reasons) {
        Instant now = clock.instant();
        WorkItem item = changes.change(waiting, waiting.offered(now), OFFERED);
        Queue queue = changes.queue(item);
        Offer offer = offer(new Asking(item, agent, reasons), from, queue, now);
        offers.insert(offer);
        changes.agentChanges(agent);
        events.offered(List.of(new RoutingEvents.Offered(agent, WorkItemView.of(item, queue, offer))));
        return item;
    }

    /// Who is asked for what.
    ///
    /// @param item which has been stored as offered already
    record Asking(WorkItem item, AgentId agent, List<Offer.Reason> reasons) {}

    /// Asks all of them at once.
    void ask(List<Asking> askings, Instant now) {
        Map<WorkId, WorkItem> items = new LinkedHashMap<>();
        askings.forEach(asking -> items.put(asking.item().id(), asking.item()));
        rounds.turnSegments(items.values(), OFFERED.actor().name(), OFFERED.why(), now);
        Map<QueueId, Queue> queues = new HashMap<>();
        var made = new ArrayList<Offer>();
        var told = new ArrayList<RoutingEvents.Offered>();
        for (Asking asking : askings) {
            Queue queue = queues.computeIfAbsent(asking.item().queue(), _ -> changes.queue(asking.item()));
            Offer offer = offer(asking, null, queue, now);
            made.add(offer);
            told.add(new RoutingEvents.Offered(asking.agent(), WorkItemView.of(asking.item(), queue, offer)));
        }
        rounds.insert(made, now);
        items.values().forEach(item -> changes.tell(item.waited(), item, OFFERED));
        events.offered(told);
    }

    /// A step of its strategy has been reached: where it sends the item to another queue, the time
    /// that it waits from now on is that queue's.
    void moved(RoundStore.Moved moved, Instant now) {
        WorkItem item = moved.item();
        if (!item.queue().equals(moved.former())) {
            rounds.turnSegments(List.of(item), MOVED.actor().name(), MOVED.why(), now);
            changes.tell(item.cameFrom(moved.former()), item, MOVED);
        }
    }

    private Offer offer(Asking asking, @Nullable AgentId from, Queue queue, Instant now) {
        return new Offer(
                ids.next(),
                asking.item().id(),
                asking.agent(),
                from,
                asking.item().fence(),
                Offer.State.OPEN,
                now,
                now.plus(queue.offerTime()),
                asking.reasons());
    }

    /// Where what it has begun is kept.
    RoundStore store() {
        return rounds;
    }

    /// Why an agent cannot be asked; null where nothing is in the way.
    @Nullable String refusal(AgentId agent) {
        Instant aliveAfter = clock.instant().minus(Presences.ALIVE_WITHIN);
        List<Matcher.Candidate> found = candidates.some(List.of(agent), aliveAfter);
        if (found.isEmpty() || found.getFirst().absence() != null) {
            return "agent-away";
        }
        return found.getFirst().hasRoom() ? null : "agent-full";
    }

    Instant now() {
        return clock.instant();
    }
}
