package parley.work.engine;

import java.util.Comparator;
import parley.work.engine.Item.Place;

/// An item that waits, and where it stands now.
final class Waiting {

    /// Within a lane, where all have the same tier and acceleration, the order never changes.
    static final Comparator<Waiting> IN_LANE = Waiting::compareInLane;

    private static final long PER_MINUTE = 60;
    private static final long POINT = 60_000;

    private final Item item;
    private final Place place;
    private final long maxBoost;
    private final long escalateAfter;
    private final Lane lane;
    private final long key;
    private boolean isGone;

    /// @param lane where it is put next
    Waiting(Item item, Strategy strategy, Lane lane) {
        this.item = item;
        this.place = item.place();
        this.maxBoost = strategy.maxBoost();
        this.escalateAfter = strategy.tierEscalateAfter();
        this.lane = lane;
        this.key = key(place, lane.isBoosted());
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
        return Math.max(0, now - place.enteredAt());
    }

    /// Whether nothing about this item stands against this agent, who is free otherwise.
    boolean isOpenTo(Seat seat, long now) {
        return !item.isLeftOut(seat.id(), now)
                && !seat.profile().capacity().isFull(item.facts().labels(), seat.held());
    }

    /// Sixty times the rank in milliseconds: waited + 60 × priority + acceleration × waited
    /// minutes, where the last part has a limit.
    long rank(long now) {
        return rank(place, maxBoost, now);
    }

    private static long rank(Place place, long maxBoost, long now) {
        long waited = Math.max(0, now - place.enteredAt());
        return PER_MINUTE * waited
                + PER_MINUTE * POINT * place.priority()
                + Math.min(place.acceleration() * waited, PER_MINUTE * maxBoost);
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
            at = place.enteredAt() + escalateAfter * (waited(now) / escalateAfter + 1);
        }
        if (place.acceleration() > 0 && !lane.isBoosted()) {
            long boosted = Math.ceilDiv(PER_MINUTE * maxBoost, place.acceleration());
            at = Math.min(at, place.enteredAt() + boosted);
        }
        return at;
    }

    /// Written out like the other.
    private static int compareInLane(Waiting one, Waiting other) {
        int order = Long.compare(one.key, other.key);
        return order != 0 ? order : compareTies(one, other);
    }

    /// The order of items within a queue, between lanes. Written out, because it is asked a
    /// hundred times for each decision.
    static int compare(Waiting one, Waiting other, long now) {
        int order = Integer.compare(one.lane.tier(), other.lane.tier());
        if (order == 0) {
            order = Long.compare(other.rank(now), one.rank(now));
        }
        return order != 0 ? order : compareTies(one, other);
    }

    private static int compareTies(Waiting one, Waiting other) {
        int order = Long.compare(one.place.dueAt(), other.place.dueAt());
        if (order == 0) {
            order = Long.compare(one.place.enteredAt(), other.place.enteredAt());
        }
        return order != 0
                ? order
                : one.item.id().value().compareTo(other.item.id().value());
    }
}
