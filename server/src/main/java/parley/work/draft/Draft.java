package parley.work.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Entry;

/// What somebody has typed and not yet sent.
///
/// @param version grows with each saving, so that a page can tell whether it knows the newest
record Draft(ConversationId conversationId, Mode mode, String text, long version, Instant savedAt) {

    /// What it will be: words to the customer or among colleagues.
    enum Mode {
        REPLY,
        NOTE;

        /// The name in JSON and in addresses.
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Mode of(String key) {
            return Arrays.stream(values())
                    .filter(mode -> mode.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(HttpProblem.INVALID_REQUEST, "mode"));
        }

        static Mode of(Entry.Visibility visibility) {
            return visibility == Entry.Visibility.PUBLIC ? REPLY : NOTE;
        }
    }
}
