package parley.work.engine;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;

/// The first item of each lane from which a group takes, of lanes whose items never change their
/// order among each other either: of one queue, one channel, one tier and one acceleration. So an
/// agent finds the first of hundreds of lanes without looking at them: of each two the earlier is
/// known, of each two of these, and so on.
final class Shelf {

    private final Kind kind;
    private final int channel;
    private final BitSet taken = new BitSet();
    private int slots = 1;

    /// The first of all is at 1; below the one at `n` are those at `2n` and `2n + 1`; the slots
    /// themselves begin at [#slots].
    private @Nullable Waiting[] heads = new Waiting[2];

    /// What the lanes of a shelf have in common.
    record Kind(ChannelKey channel, int tier, int acceleration, boolean isBoosted) {

        static Kind of(Lane lane) {
            return new Kind(lane.key().channel(), lane.tier(), lane.key().acceleration(), lane.isBoosted());
        }
    }

    /// @param channel its number
    Shelf(Kind kind, int channel) {
        this.kind = kind;
        this.channel = channel;
    }

    Kind kind() {
        return kind;
    }

    int channel() {
        return channel;
    }

    /// Where a lane stands.
    final class Slot {

        private final int number;

        private Slot(int number) {
            this.number = number;
        }

        /// That is the lane's first item from now on; null where it has none.
        void show(@Nullable Waiting head) {
            put(slots + number, head);
        }

        /// The lane leads here no more.
        void leave() {
            show(null);
            taken.clear(number);
        }
    }

    Slot join() {
        int number = taken.nextClearBit(0);
        taken.set(number);
        if (number == slots) {
            grow();
        }
        return new Slot(number);
    }

    private void grow() {
        @Nullable Waiting[] before = Arrays.copyOfRange(heads, slots, 2 * slots);
        slots *= 2;
        heads = new Waiting[2 * slots];
        for (int i = 0; i < before.length; i++) {
            put(slots + i, before[i]);
        }
    }

    private void put(int place, @Nullable Waiting head) {
        heads[place] = head;
        for (int above = place / 2; above > 0; above /= 2) {
            Waiting earlier = earlier(heads[2 * above], heads[2 * above + 1]);
            if (earlier == heads[above]) {
                break;
            }
            heads[above] = earlier;
        }
    }

    private static @Nullable Waiting earlier(@Nullable Waiting one, @Nullable Waiting other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Waiting.compareInLane(one, other) <= 0 ? one : other;
    }

    /// Whether no lane leads here any more.
    boolean isDeserted() {
        return taken.isEmpty();
    }

    /// The first of all, whoever may take it.
    @Nullable Waiting first() {
        return heads[1];
    }

    /// The first that somebody may take who sees items after the delay.
    @Nullable Waiting first(Seat seat, long delay, long now) {
        return first(1, seat, delay, now, null);
    }

    /// Behind a head that is closed to the agent there may be one that is not, if it is before the
    /// best so far.
    private @Nullable Waiting first(int place, Seat seat, long delay, long now, @Nullable Waiting best) {
        Waiting head = heads[place];
        if (head == null || (best != null && Waiting.compareInLane(best, head) < 0)) {
            return best;
        }
        if (place >= slots) {
            Lane lane = head.lane();
            return lane.pool().isFor(seat) ? earlier(best, lane.first(seat, delay, now)) : best;
        }
        int near = heads[2 * place] == head ? 2 * place : 2 * place + 1;
        return first(near ^ 1, seat, delay, now, first(near, seat, delay, now, best));
    }
}
