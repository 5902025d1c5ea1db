package parley.work.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.WorkId;
import parley.work.queue.Queue;
import parley.work.queue.QueueId;

/// A work item as pages see it.
///
/// @param queue the queue's name
/// @param targetAt when the customer will have waited longer than the queue's target
/// @param wrapUpUntil when the paperwork ends by itself; null in every other state
/// @param offer the viewer's own open offer
record WorkItemView(
        WorkId id,
        UUID conversationId,
        QueueId queueId,
        String queue,
        ChannelKey channel,
        String channelName,
        Tempo tempo,
        WorkState state,
        int priority,
        int tier,
        @Nullable String title,
        @Nullable String preview,
        String language,
        Instant queuedAt,
        Instant targetAt,
        @Nullable AgentId agentId,
        Instant since,
        @Nullable Instant wrapUpUntil,
        @Nullable OfferView offer) {

    record OfferView(UUID id, Instant offeredAt, Instant deadline, List<Offer.Reason> reasons) {}

    static WorkItemView of(WorkItem item, Queue queue, @Nullable Offer offer) {
        return new WorkItemView(
                item.id(),
                item.subject(),
                item.queue(),
                queue.name(),
                item.channel(),
                item.channelName(),
                item.tempo(),
                item.state(),
                item.priority(),
                item.tier(),
                item.title(),
                item.preview(),
                item.language(),
                item.enteredAt(),
                item.enteredAt().plus(queue.target()),
                item.agent(),
                item.since(),
                item.state() == WorkState.WRAP_UP ? item.since().plus(queue.wrapUpTime()) : null,
                offer == null ? null : new OfferView(offer.id(), offer.offeredAt(), offer.deadline(), offer.reasons()));
    }
}
