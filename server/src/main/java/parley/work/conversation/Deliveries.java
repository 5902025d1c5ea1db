package parley.work.conversation;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.work.conversation.Entry.Delivery;

/// How far entries have come on their way to the customer, as their channel tells.
@Service
public class Deliveries {

    /// Asked before words of staff reach a customer, in the transaction that writes them. Without
    /// any gate everything passes.
    public interface Gate {

        /// Lets it pass, or refuses by throwing; then nothing is written.
        ///
        /// @throws ProblemException that tells the agent why
        void check(Conversation conversation, Content content);
    }

    /// Told of every public entry that is not the customer's own, where the customer's page does
    /// not follow the conversation by itself; the channel district implements it and sends. Called
    /// for an entry in the transaction that writes it, under the conversation's lock.
    public interface Listener {

        /// An entry is to go out.
        void ready(Conversation conversation, Entry entry);

        /// An agent has read what the customer wrote; called in the transaction that notes it.
        ///
        /// @param seq of the customer's last entry that was read
        void seen(Conversation conversation, long seq);

        /// An agent types, or has stopped. It passes: nothing waits for it, and it may be lost.
        void typing(Conversation conversation, Author author, boolean isTyping);
    }

    private final DeliveryStore store;
    private final Conversations conversations;
    private final ConversationEvents events;
    private final InstantSource clock;

    Deliveries(DeliveryStore store, Conversations conversations, ConversationEvents events, InstantSource clock) {
        this.store = store;
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
    }

    /// Notes news of an entry; what comes late or twice changes nothing.
    @Transactional
    public void changed(ConversationId id, long seq, Delivery.State state, @Nullable String reason) {
        Optional<Delivery.State> before = store.lock(id, seq);
        if (before.isEmpty() || !state.isAfter(before.get())) {
            return;
        }
        Entry entry = conversations.entry(id, seq).with(new Delivery(state, reason, clock.instant()));
        store.set(entry.id(), id, seq, entry.delivery());
        events.delivered(conversations.find(id), entry);
        if (state == Delivery.State.SEEN) {
            conversations.seenByCustomer(id, seq);
        }
    }
}
