package parley.work.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Shelves.OfQueue;
import parley.work.queue.QueueId;

/// Which of all that waits an agent takes next: of each queue its first item, and of these an
/// emergency, then by the membership's priority, then by weight where queues weigh and by how much
/// of the target is used up where they do not.
final class Choice {

    private static final int LAST_TIER = 9;

    private final Lines lines;
    private final Lending lending;
    private final Balancing balancing;

    Choice(Lines lines, Lending lending, Balancing balancing) {
        this.lines = lines;
        this.lending = lending;
        this.balancing = balancing;
    }

    /// An item with how its queue stands to the agent.
    private record Head(Waiting waiting, int priority) {}

    /// What the agent takes, or null.
    @Nullable Waiting best(Seat seat, Rules rules, long now) {
        if (!seat.isFree()) {
            return null;
        }
        Shelves shelves = seat.group().shelves();
        Map<QueueId, List<Lane>> own = lines.named(seat);
        Head plain = plain(shelves, own, seat, rules, now);
        Head weighed = weighed(shelves, own, seat, now);
        if (weighed == null || plain == null) {
            Head only = plain == null ? weighed : plain;
            return only == null ? null : only.waiting();
        }
        return (compare(plain, weighed, rules, now) > 0 ? weighed : plain).waiting();
    }

    /// Of queues that do not weigh. They lie in the order of the memberships' priorities: behind
    /// one that has something, only an emergency counts.
    private @Nullable Head plain(Shelves shelves, Map<QueueId, List<Lane>> own, Seat seat, Rules rules, long now) {
        @Nullable Head best = null;
        for (OfQueue one : shelves.plain()) {
            Membership membership = one.membership();
            boolean isBehind = best != null && best.priority() < membership.priority();
            int lastTier = isBehind ? 0 : LAST_TIER;
            Waiting first = first(one, own.isEmpty() ? null : own.get(one.queue()), seat, lastTier, now);
            best = better(best, first, membership, rules, now);
        }
        for (Map.Entry<QueueId, List<Lane>> queue : own.entrySet()) {
            List<Lane> lanes = queue.getValue();
            if (!shelves.has(queue.getKey()) && !lanes.getFirst().isWeighed()) {
                Membership membership = seat.group().membership(queue.getKey());
                best = better(best, first(lanes, membership, seat, LAST_TIER, now), membership, rules, now);
            }
        }
        return best;
    }

    private @Nullable Head weighed(Shelves shelves, Map<QueueId, List<Lane>> own, Seat seat, long now) {
        @Nullable Head best = null;
        for (OfQueue one : shelves.weighed()) {
            Waiting first = first(one, own.get(one.queue()), seat, LAST_TIER, now);
            best = weightier(best, first, one.membership(), seat);
        }
        for (Map.Entry<QueueId, List<Lane>> queue : own.entrySet()) {
            List<Lane> lanes = queue.getValue();
            if (!shelves.has(queue.getKey()) && lanes.getFirst().isWeighed()) {
                Membership membership = seat.group().membership(queue.getKey());
                best = weightier(best, first(lanes, membership, seat, LAST_TIER, now), membership, seat);
            }
        }
        return best;
    }

    /// What the agent would take of one queue, or null.
    @Nullable Waiting first(QueueId queue, Seat seat, long now) {
        OfQueue shelves = seat.group().shelves().of(queue);
        List<Lane> named = lines.named(seat).get(queue);
        Waiting first = null;
        if (shelves != null) {
            first = first(shelves, named, seat, LAST_TIER, now);
        } else if (named != null) {
            first = first(named, seat.group().membership(queue), seat, LAST_TIER, now);
        }
        return first == null || balancing.isHeld(first, seat.group()) ? null : first;
    }

    /// Of queues that weigh the one with the greatest weight, unless agents are kept free.
    private @Nullable Head weightier(@Nullable Head best, @Nullable Waiting first, Membership membership, Seat seat) {
        if (first == null || balancing.isHeld(first, seat.group())) {
            return best;
        }
        var next = new Head(first, membership.priority());
        if (best == null) {
            return next;
        }
        int order = byPriority(best, next);
        if (order == 0) {
            order = Double.compare(
                    balancing.weight(first, seat.group()), balancing.weight(best.waiting(), seat.group()));
        }
        return order > 0 ? next : best;
    }

    private static @Nullable Head better(
            @Nullable Head best, @Nullable Waiting first, Membership membership, Rules rules, long now) {
        if (first == null) {
            return best;
        }
        var next = new Head(first, membership.priority());
        return best == null || compare(best, next, rules, now) > 0 ? next : best;
    }

    private @Nullable Waiting first(OfQueue queue, @Nullable List<Lane> named, Seat seat, int lastTier, long now) {
        Waiting first = first(queue, seat, lastTier, now);
        return named == null ? first : earlier(first, first(named, queue.membership(), seat, lastTier, now), now);
    }

    /// The first of one queue that is there for the whole group.
    private @Nullable Waiting first(OfQueue queue, Seat seat, int lastTier, long now) {
        Membership membership = queue.membership();
        if (!lending.allows(membership.lender())) {
            return null;
        }
        @Nullable Waiting first = null;
        for (Shelf shelf : queue.shelves()) {
            first = isFor(shelf, seat, membership, lastTier) ? earlier(first, shelf.first(), now) : first;
        }
        return first == null || first.isOpenTo(seat, now) ? first : firstOpen(queue, seat, lastTier, now);
    }

    /// The same, where the first of all is closed to the agent.
    private static @Nullable Waiting firstOpen(OfQueue queue, Seat seat, int lastTier, long now) {
        Membership membership = queue.membership();
        @Nullable Waiting first = null;
        for (Shelf shelf : queue.shelves()) {
            if (isFor(shelf, seat, membership, lastTier)) {
                first = earlier(first, shelf.first(seat, membership.delay(), now), now);
            }
        }
        return first;
    }

    private static boolean isFor(Shelf shelf, Seat seat, Membership membership, int lastTier) {
        return shelf.kind().tier() <= lastTier
                && seat.isFreeFor(shelf.channel())
                && membership.serves(shelf.kind().channel());
    }

    /// The first of what one queue holds for somebody who is named.
    private @Nullable Waiting first(List<Lane> lanes, Membership membership, Seat seat, int lastTier, long now) {
        if (!lending.allows(membership.lender())) {
            return null;
        }
        @Nullable Waiting first = null;
        for (Lane lane : lanes) {
            boolean isOpen = !lane.isEmpty()
                    && lane.tier() <= lastTier
                    && seat.isFreeFor(lane.channel())
                    && membership.serves(lane.key().channel())
                    && lane.pool().isFor(seat);
            first = earlier(first, isOpen ? lane.first(seat, membership.delay(), now) : null, now);
        }
        return first;
    }

    private static @Nullable Waiting earlier(@Nullable Waiting one, @Nullable Waiting other, long now) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Waiting.compare(one, other, now) <= 0 ? one : other;
    }

    private static int byPriority(Head one, Head other) {
        int order = Boolean.compare(
                one.waiting().lane().tier() != 0, other.waiting().lane().tier() != 0);
        return order != 0 ? order : Integer.compare(one.priority(), other.priority());
    }

    private static int compare(Head one, Head other, Rules rules, long now) {
        int order = byPriority(one, other);
        if (order == 0) {
            order = Double.compare(pressure(other.waiting(), rules, now), pressure(one.waiting(), rules, now));
        }
        return order != 0 ? order : Waiting.compare(one.waiting(), other.waiting(), now);
    }

    /// How urgent it is beside items of other queues and channels: the share of the target that is
    /// used up, so that twenty seconds of one and four hours of another compare.
    private static double pressure(Waiting waiting, Rules rules, long now) {
        double waited = waiting.waited(now);
        Lane lane = waiting.lane();
        return rules.isFifoAcrossChannels() ? waited : waited / lane.target() * lane.urgency();
    }
}
