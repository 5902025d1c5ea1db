package parley.work.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.customer.CustomerId;
import parley.people.staff.AgentId;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// A conversation as staff see it.
record ConversationView(
        ConversationId id,
        Conversation.State state,
        ChannelKey channel,
        UUID channelId,
        String channelName,
        Talker customer,
        @Nullable AgentId agentId,
        @Nullable String agentName,
        QueueId queueId,
        String queue,
        Instant openedAt,
        @Nullable Instant closedAt,
        long lastSeq,
        long customerSeenSeq,
        @Nullable Instant waitingSince,
        @Nullable Entry lastEntry,
        Capabilities capabilities) {

    record Talker(CustomerId id, @Nullable String name, String language) {}
}
