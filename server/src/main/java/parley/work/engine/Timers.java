package parley.work.engine;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Item.Place;

/// What will have to be looked at, and when. Of the same moment, what was noted first comes first.
final class Timers {

    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long count;

    /// Something that becomes due.
    sealed interface Due {}

    /// A step of an item's strategy is over.
    record StepOver(Waiting item) implements Due {}

    /// An item belongs into another lane.
    record Moves(Waiting item) implements Due {}

    /// An item is seen by those who see it later.
    record Seen(Waiting item, long delay) implements Due {}

    /// Somebody may be asked for an item again.
    record AskedAgain(Waiting item) implements Due {}

    /// An item has been held back for long enough.
    record HeldLongEnough(Waiting item) implements Due {}

    /// Somebody who is beginning may be asked for more.
    record RampsUp(Seat seat) implements Due {}

    private record Timer(long at, long number, Due due) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int order = Long.compare(at, other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    void at(long at, Due due) {
        if (at != Place.NEVER) {
            timers.add(new Timer(at, count++, due));
        }
    }

    /// The next that is due, or null.
    @Nullable Due poll(long now) {
        Timer next = timers.peek();
        if (next == null || next.at() > now) {
            return null;
        }
        return timers.remove().due();
    }

    /// When the next is due; [Place#NEVER] where nothing is.
    long next() {
        while (timers.peek() != null && isGone(timers.peek().due())) {
            timers.remove();
        }
        Timer next = timers.peek();
        return next == null ? Place.NEVER : next.at();
    }

    private static boolean isGone(Due due) {
        return switch (due) {
            case StepOver over -> over.item().isGone();
            case Moves moves -> moves.item().isGone();
            case Seen seen -> seen.item().isGone();
            case AskedAgain again -> again.item().isGone();
            case HeldLongEnough held -> held.item().isGone();
            case RampsUp any -> false;
        };
    }

    void clear() {
        timers.clear();
    }
}
