package parley.work.engine;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Item.Place;

/// What will have to be looked at, and when. Of the same moment, what was noted first comes first.
/// Some of it lies years ahead, so what has left is forgotten when there may be as much of it as
/// of what waits.
final class Timers {

    private static final int FEW = 1024;

    private final Heap<Timer> timers = new Heap<>(Comparator.comparingLong(Timer::number));
    private long count;
    private int mostBeforeTidying = FEW;

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

    private record Timer(long number, Due due) {}

    void at(long at, Due due) {
        if (at != Place.NEVER) {
            if (timers.size() == mostBeforeTidying) {
                timers.removeIf(timer -> isGone(timer.due()));
                mostBeforeTidying = Math.max(FEW, 2 * timers.size());
            }
            timers.add(at, new Timer(count++, due));
        }
    }

    /// The next that is due, or null.
    @Nullable Due poll(long now) {
        Timer next = timers.first();
        if (next == null || timers.firstKey() > now) {
            return null;
        }
        timers.removeFirst();
        return next.due();
    }

    /// When the next is due; [Place#NEVER] where nothing is.
    long next() {
        Timer next = timers.first();
        while (next != null && isGone(next.due())) {
            timers.removeFirst();
            next = timers.first();
        }
        return next == null ? Place.NEVER : timers.firstKey();
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

    int size() {
        return timers.size();
    }

    void clear() {
        timers.clear();
    }
}
