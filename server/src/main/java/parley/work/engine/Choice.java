package parley.work.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Item.Place;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// Which of all that waits an agent takes next: of each queue its first item, and of these an
/// emergency, then by the membership's priority, then by weight where queues weigh and by how much
/// of the target is used up where they do not.
final class Choice {

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
        @Nullable Head plain = null;
        @Nullable Head weighed = null;
        Map<QueueId, Group.Offered> offered = seat.group().offered();
        Map<QueueId, List<Lane>> own = lines.named(seat);
        for (Group.Offered one : offered.values()) {
            Waiting first = first(one, own.isEmpty() ? null : own.get(one.queue()), seat, now);
            if (balancing.isFor(one.queue())) {
                weighed = weightier(weighed, first, one.membership(), seat);
            } else {
                plain = better(plain, first, one.membership(), rules, now);
            }
        }
        for (Map.Entry<QueueId, List<Lane>> queue : own.entrySet()) {
            if (!offered.containsKey(queue.getKey())) {
                Membership membership = seat.group().membership(queue.getKey());
                Waiting first = first(queue.getValue(), membership, seat, now);
                if (balancing.isFor(queue.getKey())) {
                    weighed = weightier(weighed, first, membership, seat);
                } else {
                    plain = better(plain, first, membership, rules, now);
                }
            }
        }
        if (weighed == null || plain == null) {
            Head only = plain == null ? weighed : plain;
            return only == null ? null : only.waiting();
        }
        return (compare(plain, weighed, rules, now) > 0 ? weighed : plain).waiting();
    }

    /// What the agent would take of one queue, or null.
    @Nullable Waiting first(QueueId queue, Seat seat, long now) {
        Group.Offered offered = seat.group().offered().get(queue);
        List<Lane> named = lines.named(seat).get(queue);
        Waiting first = null;
        if (offered != null) {
            first = first(offered, named, seat, now);
        } else if (named != null) {
            first = first(named, seat.group().membership(queue), seat, now);
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

    private @Nullable Waiting first(Group.Offered offered, @Nullable List<Lane> named, Seat seat, long now) {
        Waiting first = first(offered, seat, now);
        return named == null ? first : earlier(first, first(named, offered.membership(), seat, now), now);
    }

    /// The first of one queue that is there for the whole group.
    private @Nullable Waiting first(Group.Offered offered, Seat seat, long now) {
        Membership membership = offered.membership();
        if (!lending.allows(membership.lender())) {
            return null;
        }
        @Nullable Waiting first = null;
        for (Shelf shelf : offered.shelves()) {
            if (seat.isFreeFor(shelf.channel())
                    && membership.serves(shelf.kind().channel())) {
                first = earlier(first, shelf.first(seat, membership.delay(), now), now);
            }
        }
        return first;
    }

    /// The first of what one queue holds for somebody who is named.
    private @Nullable Waiting first(List<Lane> lanes, Membership membership, Seat seat, long now) {
        if (!lending.allows(membership.lender())) {
            return null;
        }
        @Nullable Waiting first = null;
        for (Lane lane : lanes) {
            boolean isOpen = !lane.isEmpty()
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
        Item item = waiting.item();
        Place place = item.place();
        double waited = Math.max(0, now - place.enteredAt());
        return rules.isFifoAcrossChannels()
                ? waited
                : waited / rules.of(item.queue()).target(item.channel()) * rules.urgency(item.channel());
    }
}
