package parley.work.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// What the agents of a group may take, by queue.
final class Shelves {

    private final Map<QueueId, OfQueue> queues = new HashMap<>();

    /// Of queues that do not weigh, by the memberships' priorities.
    private final List<OfQueue> plain = new ArrayList<>();

    private final List<OfQueue> weighed = new ArrayList<>();

    /// What they may take from one queue.
    static final class OfQueue {

        private final QueueId queue;
        private final Membership membership;
        private final List<Shelf> shelves = new ArrayList<>();

        OfQueue(QueueId queue, Membership membership) {
            this.queue = queue;
            this.membership = membership;
        }

        QueueId queue() {
            return queue;
        }

        Membership membership() {
            return membership;
        }

        List<Shelf> shelves() {
            return shelves;
        }

        private Shelf shelf(Lane lane) {
            var kind = Shelf.Kind.of(lane);
            for (Shelf shelf : shelves) {
                if (shelf.kind().equals(kind)) {
                    return shelf;
                }
            }
            var fresh = new Shelf(kind, lane.channel());
            shelves.add(fresh);
            return fresh;
        }
    }

    List<OfQueue> plain() {
        return plain;
    }

    List<OfQueue> weighed() {
        return weighed;
    }

    boolean has(QueueId queue) {
        return queues.containsKey(queue);
    }

    @Nullable OfQueue of(QueueId queue) {
        return queues.get(queue);
    }

    /// They may take from the lane.
    void open(Lane lane, Membership membership) {
        Shelf shelf = queues.computeIfAbsent(lane.key().queue(), queue -> {
                    var fresh = new OfQueue(queue, membership);
                    if (lane.isWeighed()) {
                        weighed.add(fresh);
                    } else {
                        plain.add(fresh);
                        plain.sort(
                                Comparator.comparingInt(one -> one.membership().priority()));
                    }
                    return fresh;
                })
                .shelf(lane);
        lane.standOn(shelf, membership.delay());
    }

    /// Forgets shelves to which no lane leads any more.
    void tidy() {
        queues.values().forEach(one -> one.shelves.removeIf(Shelf::isDeserted));
        queues.values().removeIf(one -> one.shelves.isEmpty());
        plain.removeIf(one -> one.shelves.isEmpty());
        weighed.removeIf(one -> one.shelves.isEmpty());
    }

    void clear() {
        queues.clear();
        plain.clear();
        weighed.clear();
    }
}
