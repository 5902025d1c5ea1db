package parley.platform.live;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Publishes facts to the pages that follow their topics.
@Service
public class Live {

    private final LiveStore store;
    private final LiveFollower follower;
    private final LiveStreams streams;
    private final JsonMapper json;
    private final InstantSource clock;

    Live(LiveStore store, LiveFollower follower, LiveStreams streams, JsonMapper json, InstantSource clock) {
        this.store = store;
        this.follower = follower;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    /// Publishes a fact with the transaction that makes it true: both are there after the commit,
    /// or neither. It is durable, ordered, and given to who was away when they come back.
    ///
    /// @param topics who follows one of these sees it
    /// @param event a record whose JSON carries a `kind`
    /// @throws IllegalStateException outside of a transaction
    public void publish(Collection<Topic> topics, Object event) {
        publish(List.of(new Fact(topics, event)));
    }

    /// A fact and who is told of it.
    ///
    /// @param event a record whose JSON carries a `kind`
    public record Fact(Collection<Topic> topics, Object event) {}

    /// The same for several, in their order.
    public void publish(List<Fact> facts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a fact is published in the transaction that makes it true");
        }
        if (facts.isEmpty()) {
            return;
        }
        long transaction = store.append(
                facts.stream().map(Fact::topics).toList(),
                facts.stream()
                        .map(fact -> json.writeValueAsString(fact.event()))
                        .toList(),
                clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                follower.wake(transaction);
            }
        });
    }

    /// Sends a passing state (typing, counters) to who follows the topic now. It may be lost.
    public void show(Topic topic, Object snapshot) {
        streams.show(topic, json.writeValueAsString(snapshot));
    }

    /// The same, to everyone but the stream that it came from.
    public void show(Topic topic, Object snapshot, Stream except) {
        streams.show(topic, json.writeValueAsString(snapshot), except);
    }
}
