package parley.channel;

import org.jspecify.annotations.Nullable;
import parley.people.customer.Identity;

/// Something that came in by a channel, as an adapter has understood it.
public sealed interface Inbound {

    /// A customer's message.
    ///
    /// @param externalId the sender's or provider's own id of it; the same again is a repetition
    /// @param party how the channel knows the customer, for the answer's way back
    /// @param identity the same for the customer's profile
    /// @param name what the customer is called, where that is known
    /// @param language the customer's language as a BCP 47 tag
    record Message(
            String externalId,
            String party,
            Identity identity,
            @Nullable String name,
            String language,
            String text) implements Inbound {}
}
