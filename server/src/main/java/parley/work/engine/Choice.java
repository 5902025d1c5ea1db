package parley.work.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Item.Place;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// Which of all that waits an agent takes next: of each queue its first item, and of these an
/// emergency, then by the membership's priority, then by how much of the target is used up.
final class Choice {

    private final Lines lines;
    private final Lending lending;

    Choice(Lines lines, Lending lending) {
        this.lines = lines;
        this.lending = lending;
    }

    /// An item with how its queue stands to the agent.
    private record Head(Waiting waiting, int priority) {}

    /// What the agent takes, or null.
    @Nullable Waiting best(Seat seat, Rules rules, long now) {
        @Nullable Head best = null;
        Map<QueueId, List<Lane>> lanes = seat.group().lanes();
        Map<QueueId, List<Lane>> own = lines.named(seat);
        for (Map.Entry<QueueId, List<Lane>> queue : lanes.entrySet()) {
            Waiting head = head(queue.getKey(), queue.getValue(), seat, null, now);
            if (!own.isEmpty()) {
                head = head(queue.getKey(), own.getOrDefault(queue.getKey(), List.of()), seat, head, now);
            }
            best = better(best, of(head, seat), rules, now);
        }
        for (Map.Entry<QueueId, List<Lane>> queue : own.entrySet()) {
            if (!lanes.containsKey(queue.getKey())) {
                best = better(best, of(head(queue.getKey(), queue.getValue(), seat, null, now), seat), rules, now);
            }
        }
        return best == null ? null : best.waiting();
    }

    private static @Nullable Head of(@Nullable Waiting head, Seat seat) {
        return head == null
                ? null
                : new Head(head, seat.group().membership(head.item().queue()).priority());
    }

    private static @Nullable Head better(@Nullable Head best, @Nullable Head next, Rules rules, long now) {
        if (best == null || next == null) {
            return best == null ? next : best;
        }
        return compare(best, next, rules, now) <= 0 ? best : next;
    }

    /// The first of one queue, or of what was found in it before.
    private @Nullable Waiting head(QueueId queue, List<Lane> lanes, Seat seat, @Nullable Waiting before, long now) {
        Membership membership = seat.group().membership(queue);
        if (!lending.allows(membership.lender())) {
            return null;
        }
        @Nullable Waiting head = before;
        for (Lane lane : lanes) {
            boolean isOpen = !lane.isEmpty()
                    && seat.isFreeFor(lane.channel())
                    && membership.serves(lane.key().channel())
                    && lane.pool().isFor(seat);
            Waiting first = isOpen ? lane.first(seat, membership.delay(), now) : null;
            if (first != null && (head == null || Waiting.compare(first, head, now) < 0)) {
                head = first;
            }
        }
        return head;
    }

    private static int compare(Head one, Head other, Rules rules, long now) {
        int order = Boolean.compare(
                one.waiting().lane().tier() != 0, other.waiting().lane().tier() != 0);
        if (order == 0) {
            order = Integer.compare(one.priority(), other.priority());
        }
        if (order == 0) {
            order = Double.compare(pressure(other.waiting(), rules, now), pressure(one.waiting(), rules, now));
        }
        return order != 0 ? order : Waiting.compare(one.waiting(), other.waiting(), now);
    }

    /// How urgent it is beside items of other queues and channels: the share of the target that is
    /// used up, so that twenty seconds of one and four hours of another compare.
    private static double pressure(Waiting waiting, Rules rules, long now) {
        Item item = waiting.item();
        Place place = item.place();
        double waited = Math.max(0, now - place.enteredAt());
        return rules.isFifoAcrossChannels()
                ? waited
                : waited / rules.of(item.queue()).target(item.channel()) * rules.urgency(item.channel());
    }
}
