package parley.work.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as its own customer may see it.
///
/// @param agentName who answers, by the name that customers see
/// @param staffSeenSeq how far an agent has read
public record CustomerConversation(
        ConversationId id,
        Conversation.State state,
        @Nullable String agentName,
        Instant openedAt,
        @Nullable Instant closedAt,
        long lastSeq,
        long staffSeenSeq) {

    /// The customer's view of a conversation.
    public static CustomerConversation of(Conversation conversation) {
        return new CustomerConversation(
                conversation.id(),
                conversation.state(),
                conversation.agentAlias(),
                conversation.openedAt(),
                conversation.closedAt(),
                conversation.lastSeq(),
                conversation.staffSeenSeq());
    }
}
