package parley.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.people.customer.Identity;
import parley.platform.files.FileId;
import parley.work.conversation.Entry.Delivery;

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
    /// @param attributes what the sender said beside the words, kept with them
    record Message(
            String externalId,
            String party,
            Identity identity,
            @Nullable String name,
            String language,
            String text,
            List<FileId> files,
            Map<String, String> attributes)
            implements Inbound {

        /// Without attributes.
        public Message(
                String externalId,
                String party,
                Identity identity,
                @Nullable String name,
                String language,
                String text,
                List<FileId> files) {
            this(externalId, party, identity, name, language, text, files, Map.of());
        }

        public Message {
            files = List.copyOf(files);
            attributes = Map.copyOf(attributes);
        }
    }

    /// News of a message that went out.
    ///
    /// @param messageId the provider's id of it, or ours
    /// @param reason why it failed, as a fixed word without personal data
    record Receipt(
            String messageId,
            Delivery.State state,
            @Nullable String reason) implements Inbound {}

    /// The customer has ended the conversation.
    record Left(String party) implements Inbound {}
}
