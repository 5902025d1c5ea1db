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

    /// An agent and what they are asked to take.
    record Offered(AgentId agent, WorkItemView item) {}

    void offered(List<Offered> offered) {
        live.publish(offered.stream()
                .map(one ->
                        new Live.Fact(List.of(Staff.topic(one.agent())), new WorkOffered("work-offered", one.item())))
                .toList());
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
