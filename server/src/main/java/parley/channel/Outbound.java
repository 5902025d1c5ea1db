package parley.channel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.platform.files.FileId;
import parley.work.conversation.ConversationId;

/// One thing on its way to the other side of a channel.
public sealed interface Outbound {

    /// The same at every attempt, so that the other side can drop a repetition.
    String key();

    /// How the channel knows the customer.
    String party();

    /// Words for the customer.
    ///
    /// @param messageId the entry's id, by which receipts may speak of it
    /// @param author the name that the customer may see
    record Message(
            String key,
            String party,
            ConversationId conversation,
            String messageId,
            String text,
            @Nullable String author,
            Instant at)
            implements Outbound {}

    /// A file for the customer, on channels that say they take files.
    ///
    /// @param messageId the entry's id, by which receipts may speak of it
    /// @param author the name that the customer may see
    record File(
            String key,
            String party,
            ConversationId conversation,
            String messageId,
            Attachment attachment,
            @Nullable String author,
            Instant at)
            implements Outbound {}

    /// What is known of a file before it is fetched.
    record Attachment(FileId id, String name, String mediaType, long size) {}

    /// An agent has read what the customer wrote, for channels that say they take events.
    ///
    /// @param messageId the id of the customer's last message that was read
    /// @param externalId the other side's own id of it
    record Seen(String key, String party, ConversationId conversation, String messageId, String externalId, Instant at)
            implements Outbound {}

    /// An agent types, or has stopped, for channels that say they show it. It is sent once and may
    /// be lost.
    ///
    /// @param author the name that the customer may see
    record Typing(
            String key,
            String party,
            ConversationId conversation,
            @Nullable String author,
            boolean isTyping,
            Instant at)
            implements Outbound {}

    /// Something that happened to the conversation, for channels that say they take events.
    ///
    /// @param event a fixed word: `assigned`, `closed` and the like
    record Event(
            String key,
            String party,
            ConversationId conversation,
            String event,
            Map<String, Object> arguments,
            Instant at)
            implements Outbound {
        public Event {
            arguments = Map.copyOf(arguments);
        }
    }
}
