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
        Content content) {

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
}
