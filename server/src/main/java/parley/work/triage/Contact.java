package parley.work.triage;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;

/// Somebody at the door, as rules may ask about them.
///
/// @param channelId the configured channel: one widget, one mailbox, one number
/// @param language a BCP 47 tag
/// @param value the customer's, 0 to 100; null where nobody has said it
/// @param text the first words; empty where there are none
/// @param attributes what the channel says besides, by name: [#TO], [#FROM], [#CHOICE], or a name
///     of the sender's own
public record Contact(
        UUID channelId,
        Tempo tempo,
        String language,
        @Nullable Integer value,
        String text,
        Map<String, String> attributes) {

    /// The number or address that was dialled or written to.
    public static final String TO = "to";

    /// The number or address of the customer.
    public static final String FROM = "from";

    /// What was chosen in a menu.
    public static final String CHOICE = "choice";

    public Contact {
        attributes = Map.copyOf(attributes);
    }
}
