package parley.work.engine;

import parley.work.engine.Item.Place;

/// An item that waits, and where it stands now.
final class Waiting {

    private static final long PER_MINUTE = 60;
    private static final long POINT = 60_000;

    private final Item item;
    private final Lane lane;

    // What is compared lies here and not behind its place: an order is asked for very often, and
    // reading far apart is what it costs.
    private final int tier;
    private final long key;
    private final long enteredAt;
    private final long dueAt;
    private final long priority;
    private final int acceleration;
    private final long maxBoost;
    private final long escalateAfter;
    private final boolean isForAll;
    private boolean isGone;

    /// @param lane where it is put next
    Waiting(Item item, Strategy strategy, Lane lane) {
        Place place = item.place();
        this.item = item;
        this.lane = lane;
        this.tier = lane.tier();
        this.key = key(place, lane.isBoosted());
        this.enteredAt = place.enteredAt();
        this.dueAt = place.dueAt();
        this.priority = PER_MINUTE * POINT * place.priority();
        this.acceleration = place.acceleration();
        this.maxBoost = PER_MINUTE * strategy.maxBoost();
        this.escalateAfter = strategy.tierEscalateAfter();
        this.isForAll = item.leftOut().isEmpty()
                && item.facts().labels().isEmpty()
                && lane.pool().names().isEmpty();
    }

    Item item() {
        return item;
    }

    Lane lane() {
        return lane;
    }

    boolean isGone() {
        return isGone;
    }

    void leave() {
        isGone = true;
    }

    long waited(long now) {
        return Math.max(0, now - enteredAt);
    }

    /// Where it stands among those of its lane; the smaller, the earlier.
    long key() {
        return key;
    }

    /// Whether nothing about this item stands against this agent, who is of one of its lane's
    /// groups and free otherwise.
    boolean isOpenTo(Seat seat, long now) {
        return isForAll
                || (lane.pool().isFor(seat)
                        && !item.isLeftOut(seat.id(), now)
                        && !seat.profile().capacity().isFull(item.facts().labels(), seat.held()));
    }

    /// Sixty times the rank in milliseconds: waited + 60 × priority + acceleration × waited
    /// minutes, where the last part has a limit.
    long rank(long now) {
        long waited = waited(now);
        return PER_MINUTE * waited + priority + Math.min(acceleration * waited, maxBoost);
    }

    /// The smaller, the higher the rank at any moment.
    private static long key(Place place, boolean isBoosted) {
        long each = isBoosted ? PER_MINUTE : PER_MINUTE + place.acceleration();
        return place.enteredAt() * each - PER_MINUTE * POINT * place.priority();
    }

    /// The tier after so long a wait: it rises to 1, and emergencies stay what they are.
    static int tier(Place place, long escalateAfter, long now) {
        if (place.tier() == 0 || escalateAfter == 0) {
            return place.tier();
        }
        long risen = Math.max(0, now - place.enteredAt()) / escalateAfter;
        return (int) Math.max(1, place.tier() - risen);
    }

    /// Whether acceleration carries it no further.
    static boolean isBoosted(Place place, long maxBoost, long now) {
        return place.acceleration() > 0
                && place.acceleration() * Math.max(0, now - place.enteredAt()) >= PER_MINUTE * maxBoost;
    }

    /// When it belongs into another lane; [Place#NEVER] where it stays.
    long movesAt(long now) {
        long at = Place.NEVER;
        if (escalateAfter > 0 && lane.tier() > 1) {
            at = enteredAt + escalateAfter * (waited(now) / escalateAfter + 1);
        }
        if (acceleration > 0 && !lane.isBoosted()) {
            at = Math.min(at, enteredAt + Math.ceilDiv(maxBoost, acceleration));
        }
        return at;
    }

    /// The order within a lane, where all have the same tier and acceleration, so that it never
    /// changes.
    static int compareInLane(Waiting one, Waiting other) {
        int order = Long.compare(one.key, other.key);
        return order != 0 ? order : compareTies(one, other);
    }

    /// The order of items within a queue, between lanes. Written out, because it is asked a
    /// hundred times for each decision.
    static int compare(Waiting one, Waiting other, long now) {
        int order = Integer.compare(one.tier, other.tier);
        if (order == 0) {
            order = Long.compare(other.rank(now), one.rank(now));
        }
        return order != 0 ? order : compareTies(one, other);
    }

    /// The order of those who are level.
    static int compareTies(Waiting one, Waiting other) {
        int order = Long.compare(one.dueAt, other.dueAt);
        if (order == 0) {
            order = Long.compare(one.enteredAt, other.enteredAt);
        }
        return order != 0
                ? order
                : one.item.id().value().compareTo(other.item.id().value());
    }
}
