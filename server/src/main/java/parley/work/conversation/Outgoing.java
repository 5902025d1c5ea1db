package parley.work.conversation;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.platform.kernel.Capabilities;
import parley.work.conversation.Entry.Delivery;

/// What happens to an entry that the customer is to get: gates may refuse it, and where the
/// customer's page does not follow the live stream, it is handed on to be sent; so is that an agent
/// reads and types.
@Component
class Outgoing {

    private final DeliveryStore store;
    private final ObjectProvider<Deliveries.Gate> gates;
    private final ObjectProvider<Deliveries.Listener> listeners;
    private final ConversationViews views;
    private final InstantSource clock;

    Outgoing(
            DeliveryStore store,
            ObjectProvider<Deliveries.Gate> gates,
            ObjectProvider<Deliveries.Listener> listeners,
            ConversationViews views,
            InstantSource clock) {
        this.store = store;
        this.gates = gates;
        this.listeners = listeners;
        this.views = views;
        this.clock = clock;
    }

    /// The entry with the state of its delivery, where it has one.
    Entry added(Conversation conversation, Entry entry) {
        boolean isTheirs = entry.author().kind() == Author.Kind.CUSTOMER;
        if (isTheirs || entry.visibility() != Entry.Visibility.PUBLIC) {
            return entry;
        }
        boolean isSaid = !(entry.content() instanceof Content.Event);
        if (isSaid) {
            gates.orderedStream().forEach(gate -> gate.check(conversation, entry.content()));
        }
        if (views.facts(conversation).capabilities().followsStream()) {
            return entry;
        }
        Entry shown = entry;
        if (isSaid) {
            shown = entry.with(new Delivery(Delivery.State.PENDING, null, clock.instant()));
            store.set(entry.id(), entry.conversationId(), entry.seq(), shown.delivery());
        }
        Entry outgoing = shown;
        listeners.orderedStream().forEach(listener -> listener.ready(conversation, outgoing));
        return shown;
    }

    /// An agent has read on.
    ///
    /// @param before how far staff had read until now
    void seen(Conversation conversation, long before) {
        if (!views.facts(conversation).capabilities().followsStream()) {
            store.lastOfCustomer(conversation.id(), before, conversation.staffSeenSeq())
                    .ifPresent(seq -> listeners.orderedStream().forEach(listener -> listener.seen(conversation, seq)));
        }
    }

    /// An agent types, or has stopped.
    void typing(Conversation conversation, Author author, boolean isTyping) {
        Capabilities capabilities = views.facts(conversation).capabilities();
        if (conversation.isOpen() && capabilities.showsTyping() && !capabilities.followsStream()) {
            listeners.orderedStream().forEach(listener -> listener.typing(conversation, author, isTyping));
        }
    }
}
