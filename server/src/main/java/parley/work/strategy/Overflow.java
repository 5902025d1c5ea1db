package parley.work.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.work.queue.QueueId;

/// Which queue leads into which, when a step's time is over.
final class Overflow {

    private final CentreFacts centre;
    private final Set<QueueId> over = new HashSet<>();
    private final List<QueueId> way = new ArrayList<>();

    private Overflow(CentreFacts centre) {
        this.centre = centre;
    }

    /// A way that comes back to where it was, its first queue at the end again; empty where there
    /// is none.
    ///
    /// @param from the queues at which to begin
    static List<QueueId> circle(CentreFacts centre, List<QueueId> from) {
        var overflow = new Overflow(centre);
        for (QueueId queue : from) {
            List<QueueId> circle = overflow.follow(queue);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }

    private List<QueueId> follow(QueueId queue) {
        int known = way.indexOf(queue);
        if (known >= 0) {
            var circle = new ArrayList<>(way.subList(known, way.size()));
            circle.add(queue);
            return circle;
        }
        if (over.contains(queue)) {
            return List.of();
        }
        way.add(queue);
        StrategyDefinition plan = centre.plans().get(queue);
        for (QueueId next : plan == null ? List.<QueueId>of() : plan.leadsTo().toList()) {
            List<QueueId> circle = follow(next);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        way.removeLast();
        over.add(queue);
        return List.of();
    }
}
