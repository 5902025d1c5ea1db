package parley.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.people.customer.Identity;
import parley.platform.files.FileId;

/// Something that came in by a channel, as an adapter has understood it.
public sealed interface Inbound {

    /// A customer's message.
    ///
    /// @param externalId the sender's or provider's own id of it; the same again is a repetition
    /// @param party how the channel knows the customer, for the answer's way back
    /// @param identity the same for the customer's profile
    /// @param name what the customer is called, where that is known
    /// @param language the customer's language as a BCP 47 tag
    /// @param text may be empty where there are files
    /// @param files what came with it, taken into the archive before; an adapter names only files
    ///     that it took in for this customer itself
    record Message(
            String externalId,
            String party,
            Identity identity,
            @Nullable String name,
            String language,
            String text,
            List<FileId> files)
            implements Inbound {

        public Message {
            files = List.copyOf(files);
        }
    }
}
