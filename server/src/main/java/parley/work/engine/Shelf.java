package parley.work.engine;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;

/// The first item of each lane from which a group takes, of lanes whose items never change their
/// order among each other either: of one queue, one channel, one tier and one acceleration. So an
/// agent finds the first of hundreds of lanes without looking at them.
final class Shelf {

    private final Kind kind;
    private final int channel;
    private final NavigableSet<Waiting> heads = new TreeSet<>(Waiting.IN_LANE);
    private int lanes;

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

    void join() {
        lanes++;
    }

    void leave() {
        lanes--;
    }

    /// Whether no lane leads here any more.
    boolean isDeserted() {
        return lanes == 0;
    }

    /// Another item is the first of its lane, or none is.
    void replace(@Nullable Waiting before, @Nullable Waiting after) {
        if (before != null) {
            heads.remove(before);
        }
        if (after != null) {
            heads.add(after);
        }
    }

    /// The first that somebody may take who sees items after the delay.
    @Nullable Waiting first(Seat seat, long delay, long now) {
        if (heads.isEmpty()) {
            return null;
        }
        Waiting first = heads.getFirst();
        return isOpen(first, seat, now) ? first : firstOfAll(seat, delay, now);
    }

    private static boolean isOpen(Waiting head, Seat seat, long now) {
        return head.lane().pool().isFor(seat) && head.isOpenTo(seat, now);
    }

    /// Behind a head that is closed to the agent there may be one that is not.
    private @Nullable Waiting firstOfAll(Seat seat, long delay, long now) {
        @Nullable Waiting best = null;
        for (Waiting head : heads) {
            if (best != null && Waiting.IN_LANE.compare(best, head) < 0) {
                break;
            }
            if (isOpen(head, seat, now)) {
                return head;
            }
            Lane lane = head.lane();
            Waiting first = lane.pool().isFor(seat) ? lane.first(seat, delay, now) : null;
            if (first != null && (best == null || Waiting.IN_LANE.compare(first, best) < 0)) {
                best = first;
            }
        }
        return best;
    }
}
