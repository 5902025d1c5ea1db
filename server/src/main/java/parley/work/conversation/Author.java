package parley.work.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who said it.
///
/// @param id the agent's or customer's id; null for the product itself
/// @param name the name that everybody may see
public record Author(Kind kind, @Nullable UUID id, @Nullable String name) {

    /// The side an author stands on.
    public enum Kind {
        CUSTOMER,
        AGENT,
        BOT,
        SYSTEM;

        /// The name in JSON.
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Author SYSTEM = new Author(Kind.SYSTEM, null, null);
}
