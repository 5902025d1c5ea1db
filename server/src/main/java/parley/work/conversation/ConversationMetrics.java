package parley.work.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The messages in figures, counted when they are committed.
@Component
class ConversationMetrics {

    private final Counter in;
    private final Counter out;

    ConversationMetrics(MeterRegistry registry) {
        this.in = counter(registry, "in");
        this.out = counter(registry, "out");
    }

    private static Counter counter(MeterRegistry registry, String direction) {
        return Counter.builder("parley.conversation.messages")
                .description("messages from customers and to them")
                .tag("direction", direction)
                .register(registry);
    }

    void added(Entry entry) {
        if (entry.visibility() != Entry.Visibility.PUBLIC || entry.content() instanceof Content.Event) {
            return;
        }
        Counter counter = entry.author().kind() == Author.Kind.CUSTOMER ? in : out;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    counter.increment();
                }
            });
        } else {
            counter.increment();
        }
    }
}
