package parley.channel;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.customer.Customer;
import parley.people.customer.Customers;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;
import parley.work.conversation.Entry;
import parley.work.conversation.Message;

/// The way in for every customer's word: recognised, joined to its conversation, queued and stored
/// in one transaction. What is answered after it is on disk.
@Service
public class Intake {

    private final Channels channels;
    private final ChannelStore store;
    private final Customers customers;
    private final Conversations conversations;
    private final InstantSource clock;

    Intake(
            Channels channels,
            ChannelStore store,
            Customers customers,
            Conversations conversations,
            InstantSource clock) {
        this.channels = channels;
        this.store = store;
        this.customers = customers;
        this.conversations = conversations;
        this.clock = clock;
    }

    /// What became of a message.
    ///
    /// @param isDuplicate whether it was here already; `entry` is then the one of the first time
    public record Received(Entry entry, boolean isDuplicate) {}

    /// Takes a message in.
    @Transactional
    public Received receive(ChannelId id, Inbound.Message inbound) {
        Channel channel = channels.active(id);
        Optional<ChannelStore.Known> known = store.known(channel.id(), inbound.externalId());
        if (known.isPresent()) {
            return new Received(
                    conversations.entry(
                            new ConversationId(known.get().conversation()),
                            known.get().seq()),
                    true);
        }
        Customer customer = customers.recognise(inbound.identity(), inbound.name(), inbound.language());
        var origin = new Conversations.Origin(
                channel.key(),
                channel.id().value(),
                channel.name(),
                channels.adapter(channel.key()).descriptor().capabilities(),
                inbound.party(),
                customer,
                channel.queue());
        Entry entry = conversations.receive(
                origin, new Message(inbound.text(), inbound.files()), "in:" + inbound.externalId());
        boolean isNew = store.note(
                channel.id(), inbound.externalId(), entry.conversationId().value(), entry.seq(), clock.instant());
        return new Received(entry, !isNew);
    }
}
