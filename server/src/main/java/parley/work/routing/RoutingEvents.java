package parley.work.routing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.live.Live;
import parley.platform.live.Topic;
import parley.work.engine.WorkId;

/// What agents' pages are told.
final class RoutingEvents {

    /// Followed by everybody who may see the queues' counters.
    static final Topic QUEUES = new Topic("routing:queues");

    private final Live live;

    RoutingEvents(Live live) {
        this.live = live;
    }

    record WorkOffered(String kind, WorkItemView workItem) {}

    record OfferEnded(
            String kind,
            WorkId workItemId,
            UUID offerId,
            String outcome,
            @Nullable String by) {}

    record WorkChanged(String kind, WorkItemView workItem) {}

    record QueueCounters(String kind, List<WaitingStore.Counts> items) {}

    void offered(AgentId agent, WorkItemView item) {
        live.publish(List.of(Staff.topic(agent)), new WorkOffered("work-offered", item));
    }

    /// @param by who took it instead, where somebody did
    void offerEnded(Offer offer, @Nullable String by) {
        live.publish(
                List.of(Staff.topic(offer.agent())),
                new OfferEnded(
                        "offer-ended", offer.work(), offer.id(), offer.state().outcome(), by));
    }

    void changed(List<AgentId> agents, WorkItemView item) {
        live.publish(agents.stream().map(Staff::topic).toList(), new WorkChanged("work-changed", item));
    }

    void counters(List<WaitingStore.Counts> counts) {
        live.show(QUEUES, new QueueCounters("queues", counts));
    }
}
