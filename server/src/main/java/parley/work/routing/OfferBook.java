package parley.work.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.live.Live;
import parley.work.queue.Queue;

/// Begins an offer: the item's new round, the offer with its deadline, and the agent's page.
@Component
class OfferBook {

    private final OfferStore offers;
    private final WorkChanges changes;
    private final RoutingEvents events;
    private final Ids ids;
    private final InstantSource clock;

    OfferBook(OfferStore offers, WorkChanges changes, Live live, Ids ids, InstantSource clock) {
        this.offers = offers;
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
        WorkItem item = changes.change(waiting, waiting.offered(now), Cause.of(Actor.SYSTEM, "offered"));
        Queue queue = changes.queue(item);
        var offer = new Offer(
                ids.next(),
                item.id(),
                agent,
                from,
                item.fence(),
                Offer.State.OPEN,
                now,
                now.plus(queue.offerTime()),
                reasons);
        offers.insert(offer);
        events.offered(agent, WorkItemView.of(item, queue, offer));
        return item;
    }

    Instant now() {
        return clock.instant();
    }
}
