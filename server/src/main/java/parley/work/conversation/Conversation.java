package parley.work.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.customer.CustomerId;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// A conversation's head.
///
/// @param channelId the configured channel that it came by
/// @param party how that channel knows the customer; opaque here
/// @param agentId who works on it now
/// @param agentAlias that agent's name for customers
/// @param waitingSince since when the customer waits for an answer; null when it is our turn to
///     wait
public record Conversation(
        ConversationId id,
        State state,
        ChannelKey channel,
        UUID channelId,
        String party,
        CustomerId customerId,
        String language,
        QueueId queueId,
        @Nullable AgentId agentId,
        @Nullable String agentAlias,
        Instant openedAt,
        @Nullable Instant closedAt,
        long lastSeq,
        long customerSeenSeq,
        long staffSeenSeq,
        @Nullable Instant waitingSince) {

    /// Whether it goes on.
    public enum State {
        OPEN,
        CLOSED
    }

    /// The same in the hands of another agent.
    Conversation heldBy(@Nullable AgentId agent) {
        return new Conversation(
                id,
                state,
                channel,
                channelId,
                party,
                customerId,
                language,
                queueId,
                agent,
                agentAlias,
                openedAt,
                closedAt,
                lastSeq,
                customerSeenSeq,
                staffSeenSeq,
                waitingSince);
    }

    /// Whether it goes on.
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
