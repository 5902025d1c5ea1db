package parley.work.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// Items that wait for the same agents and whose order among each other never changes.
final class Lane {

    private final Key key;
    private final int channel;
    private final NavigableSet<Waiting> all = new TreeSet<>(Waiting.IN_LANE);

    /// Those who have waited so long, for agents who see them only then.
    private final Map<Long, NavigableSet<Waiting>> delayed = new HashMap<>();

    /// What the items of a lane have in common.
    ///
    /// @param tier after the wait so far
    /// @param isBoosted whether acceleration carries them no further
    record Key(QueueId queue, ChannelKey channel, Pool pool, int tier, int acceleration, boolean isBoosted) {}

    Lane(Key key, int channel) {
        this.key = key;
        this.channel = channel;
    }

    Key key() {
        return key;
    }

    Pool pool() {
        return key.pool();
    }

    int tier() {
        return key.tier();
    }

    boolean isBoosted() {
        return key.isBoosted();
    }

    int channel() {
        return channel;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Iterable<Waiting> all() {
        return all;
    }

    Iterable<Long> delays() {
        return delayed.keySet();
    }

    void add(Waiting one, long now) {
        all.add(one);
        delayed.forEach((delay, seen) -> {
            if (one.waited(now) >= delay) {
                seen.add(one);
            }
        });
    }

    void remove(Waiting one) {
        all.remove(one);
        delayed.values().forEach(seen -> seen.remove(one));
    }

    /// It has waited so long now.
    void show(Waiting one, long delay) {
        delayed.getOrDefault(delay, all).add(one);
    }

    /// Whether somebody has asked with this delay before.
    boolean knows(long delay) {
        return delay == 0 || delayed.containsKey(delay);
    }

    /// Somebody will ask with this delay.
    void learn(long delay, long now) {
        var seen = new TreeSet<>(Waiting.IN_LANE);
        for (Waiting one : all) {
            if (one.waited(now) >= delay) {
                seen.add(one);
            }
        }
        delayed.put(delay, seen);
    }

    /// The first that somebody may take who sees it after the delay.
    @Nullable Waiting first(Seat seat, long delay, long now) {
        NavigableSet<Waiting> seen = delay == 0 ? all : delayed.getOrDefault(delay, all);
        for (Waiting one : seen) {
            Item item = one.item();
            if (!item.isLeftOut(seat.id(), now)
                    && !seat.profile().capacity().isFull(item.facts().labels(), seat.held())) {
                return one;
            }
        }
        return null;
    }
}
