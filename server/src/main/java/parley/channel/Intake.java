package parley.channel;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.customer.Customer;
import parley.people.customer.Customers;
import parley.platform.kernel.Actor;
import parley.work.conversation.Conversation;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;
import parley.work.conversation.Deliveries;
import parley.work.conversation.Entry;
import parley.work.conversation.Message;
import tools.jackson.databind.json.JsonMapper;

/// The way in for every customer's word: recognised, joined to its conversation, queued and stored
/// in one transaction. What is answered after it is on disk.
@Service
public class Intake {

    /// Before the sender's id, in a message's name in its conversation.
    static final String PREFIX = "in:";

    private final Channels channels;
    private final InboundStore store;
    private final Customers customers;
    private final Conversations conversations;
    private final OutboundStore outbound;
    private final Deliveries deliveries;
    private final InstantSource clock;

    Intake(
            Channels channels,
            InboundStore store,
            Customers customers,
            Conversations conversations,
            OutboundStore outbound,
            Deliveries deliveries,
            InstantSource clock) {
        this.channels = channels;
        this.store = store;
        this.customers = customers;
        this.conversations = conversations;
        this.outbound = outbound;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /// What became of a message.
    ///
    /// @param isDuplicate whether it was here already; `entry` is then the one of the first time
    public record Received(Entry entry, boolean isDuplicate) {}

    /// Takes a message in.
    @Transactional
    public Received receive(ChannelId id, Inbound.Message inbound) {
        return receive(channels.active(id), inbound);
    }

    /// Takes in what an adapter has understood; what was stored before a channel was switched off
    /// is taken all the same.
    @Transactional
    public void take(Channel channel, Inbound inbound) {
        switch (inbound) {
            case Inbound.Message message -> receive(channel, message);
            case Inbound.Receipt receipt -> {
                if (!receipt(channel.id(), receipt)) {
                    // it may be faster than the answer to our own sending; then it is tried again
                    throw new IllegalStateException("a receipt of nothing that was sent");
                }
            }
            case Inbound.Left left ->
                conversations
                        .latestOf(channel.id().value(), left.party())
                        .filter(Conversation::isOpen)
                        .ifPresent(open -> conversations.endByCustomer(
                                open.id(), new Actor.Customer(open.customerId().value(), left.party())));
        }
    }

    /// Notes how far a message has come; false where the channel has sent no such message.
    @Transactional
    public boolean receipt(ChannelId channel, Inbound.Receipt receipt) {
        Optional<OutboundStore.Leaving> sent = outbound.byExternalId(channel, receipt.messageId());
        Optional<OutboundStore.Leaving> found = sent.isPresent()
                ? sent
                : ours(receipt.messageId()).filter(one -> one.channel().equals(channel));
        found.ifPresent(one -> deliveries.changed(one.conversation(), one.seq(), receipt.state(), receipt.reason()));
        return found.isPresent();
    }

    private Optional<OutboundStore.Leaving> ours(String messageId) {
        try {
            return outbound.find(UUID.fromString(messageId));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Received receive(Channel channel, Inbound.Message inbound) {
        // first of all: who delivers the same at this moment waits here, whatever becomes of the conversation
        if (!claim(channel.id(), inbound)) {
            InboundStore.Known known = store.known(channel.id(), inbound.externalId());
            return new Received(conversations.entry(new ConversationId(known.conversation()), known.seq()), true);
        }
        Customer customer = customers.recognise(inbound.identity(), inbound.name(), inbound.language());
        Entry entry = conversations.receive(
                origin(channel, inbound, customer), new Message(inbound.text(), inbound.files()), clientKey(inbound));
        store.place(List.of(new InboundStore.Placed(
                new InboundStore.Claim(channel.id(), inbound.externalId()),
                new InboundStore.Known(entry.conversationId().value(), entry.seq()))));
        return new Received(entry, false);
    }

    private boolean claim(ChannelId channel, Inbound.Message inbound) {
        return store.claim(
                channel,
                inbound.externalId(),
                inbound.attributes().isEmpty() ? null : JsonMapper.shared().writeValueAsString(inbound.attributes()),
                clock.instant());
    }

    Conversations.Origin origin(Channel channel, Inbound.Message inbound, Customer customer) {
        return new Conversations.Origin(
                channel.key(),
                channel.id().value(),
                channel.name(),
                channels.adapter(channel.key()).descriptor().capabilities(),
                inbound.party(),
                customer,
                channel.queue(),
                inbound.attributes());
    }

    /// The message's name in its conversation.
    static String clientKey(Inbound.Message inbound) {
        return PREFIX + inbound.externalId();
    }
}
