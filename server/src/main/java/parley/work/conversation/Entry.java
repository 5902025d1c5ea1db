package parley.work.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a timeline.
///
/// @param seq its place in the conversation, from 1 without gaps
/// @param clientKey what the writer named it by, so that a repeated request is not a second entry
public record Entry(
        UUID id,
        ConversationId conversationId,
        long seq,
        Instant at,
        Author author,
        Visibility visibility,
        @Nullable String clientKey,
        Content content,
        @Nullable Delivery delivery) {

    /// An entry that nobody has to send.
    Entry(
            UUID id,
            ConversationId conversationId,
            long seq,
            Instant at,
            Author author,
            Visibility visibility,
            @Nullable String clientKey,
            Content content) {
        this(id, conversationId, seq, at, author, visibility, clientKey, content, null);
    }

    Entry with(Delivery changed) {
        return new Entry(id, conversationId, seq, at, author, visibility, clientKey, content, changed);
    }

    /// Who may see it.
    public enum Visibility {
        /// The customer as well.
        PUBLIC,
        /// Staff only.
        INTERNAL;

        /// The name in JSON.
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Told of every entry in the transaction that writes it, under the conversation's lock.
    /// Implemented by modules above.
    public interface Listener {

        /// An entry has been written.
        void added(Conversation conversation, Entry entry);
    }

    /// How far an entry has come on its way to the customer.
    ///
    /// @param reason why it failed, as a fixed word without personal data
    /// @param at since when
    public record Delivery(State state, @Nullable String reason, Instant at) {

        /// In the order of a message's life; what comes late does not turn it back.
        public enum State {
            PENDING,
            SENT,
            DELIVERED,
            SEEN,
            /// Given up. Sent again by hand, or received after all, it goes on from there.
            FAILED;

            /// The name in JSON.
            @JsonValue
            public String key() {
                return name().toLowerCase(Locale.ROOT);
            }

            /// Whether this is news of an entry in that state.
            boolean isAfter(State before) {
                return switch (this) {
                    case PENDING -> false;
                    case FAILED -> before == PENDING || before == SENT;
                    case SENT, DELIVERED, SEEN -> before == FAILED || compareTo(before) > 0;
                };
            }
        }
    }
}
