package parley.work.conversation;

import org.springframework.stereotype.Component;
import parley.people.customer.Customer;
import parley.people.customer.CustomerId;
import parley.people.customer.CustomerListener;

/// Keeps conversations true to whom they are with, and shows it to who works on them.
@Component
class CustomerChanges implements CustomerListener {

    private final CustomerHistoryStore history;
    private final ConversationStore store;
    private final ConversationEvents events;

    CustomerChanges(CustomerHistoryStore history, ConversationStore store, ConversationEvents events) {
        this.history = history;
        this.store = store;
        this.events = events;
    }

    @Override
    public void changed(Customer customer) {
        for (ConversationId open : history.openOf(customer.id())) {
            store.find(open).ifPresent(conversation -> events.changed(conversation, null));
        }
    }

    @Override
    public void merged(CustomerId from, Customer into) {
        history.give(from, into.id());
        changed(into);
    }
}
