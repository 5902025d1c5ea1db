package parley.work.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.kernel.Actor;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// The line as those see it who stand in it: everybody's place at once, by one statement for all
/// queues, and the door, behind which stays until the opening what came while the queue was closed.
@Service
public class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    /// Why an item is parked that nobody is asked for before its queue opens.
    static final String HELD = "queue-closed";

    private final WaitingStore store;
    private final WorkStore works;
    private final WorkChanges changes;
    private final Queues queues;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Line(
            WaitingStore store,
            WorkStore works,
            WorkChanges changes,
            Queues queues,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.works = works;
        this.changes = changes;
        this.queues = queues;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The places of all that wait, 1 for the next one of its queue, by what the work is about.
    public Map<UUID, Integer> places() {
        var places = new HashMap<UUID, Integer>();
        store.eachPlace(places::put);
        return places;
    }

    /// Lets in what was held in queues that are open now, in the order in which it came.
    void letIn() {
        for (QueueId queue : store.holding()) {
            if (queues.opening(queue).isOpen()) {
                store.held(queue, HELD).forEach(this::letInAlone);
            }
        }
    }

    private void letInAlone(WorkId work) {
        try {
            transactions.executeWithoutResult(any -> letIn(work));
        } catch (DataAccessException problem) {
            // one that cannot be let in now must not keep the others outside
            LOG.warn("held work could not be let in work={}", work.value(), problem);
        }
    }

    private void letIn(WorkId work) {
        works.lock(work)
                // asked again under the lock: the customer may have taken it back in this moment
                .filter(item -> item.state() == WorkState.PARKED)
                .ifPresent(item -> {
                    Instant now = clock.instant();
                    Instant opened =
                            queues.openedAfter(item.queue(), item.since()).orElse(now);
                    changes.change(item, item.letIn(opened, now), Cause.of(Actor.SYSTEM, "queue-opened"));
                });
    }
}
