package parley.work.triage;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import parley.work.queue.QueueId;
import parley.work.triage.Outcome.Applied;
import parley.work.triage.Outcome.Otherwise;

/// What comes in gets its class.
@Service
public class Triage {

    private final TriageStore store;
    private final InstantSource clock;
    private volatile Known known = new Known(-1, List.of());

    Triage(TriageStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Known(long version, List<TriageRule> rules) {}

    /// The rules at one moment.
    public record Door(List<TriageRule> rules) {

        /// What a contact gets.
        ///
        /// @param usual the queue of its channel
        public Outcome decide(Contact contact, QueueId usual) {
            return Outcome.of(rules, contact, usual);
        }
    }

    /// The rules that hold now. As long as nothing has changed this costs one short question to
    /// the database.
    public Door door() {
        long version = store.version();
        Known before = known;
        if (before.version() != version) {
            TriageStore.Kept kept = store.find();
            before = new Known(kept.version(), kept.rules());
            known = before;
        }
        return new Door(before.rules());
    }

    /// Notes what was decided, as a part of the caller's transaction.
    ///
    /// @param subject what came, for example the conversation's id
    public void keep(UUID subject, Outcome outcome) {
        if (!outcome.applied().isEmpty()) {
            store.keep(subject, outcome, clock.instant());
        }
    }

    /// The rules that decided about it last, from the top.
    public List<Applied> applied(UUID subject) {
        return store.applied(subject);
    }

    /// Where it goes if it is no emergency; empty where no rule made it one.
    public Optional<Otherwise> otherwise(UUID subject) {
        return store.otherwise(subject);
    }
}
