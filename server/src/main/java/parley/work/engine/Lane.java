package parley.work.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// Items that wait for the same agents and whose order among each other never changes.
final class Lane {

    private final Key key;
    private final int channel;
    private final View all = new View(0);

    /// What is seen of it, first of all everything; few, so they are looked through.
    private final List<View> views = new ArrayList<>();

    /// What the items of a lane have in common.
    ///
    /// @param tier after the wait so far
    /// @param isBoosted whether acceleration carries them no further
    record Key(QueueId queue, ChannelKey channel, Pool pool, int tier, int acceleration, boolean isBoosted) {}

    Lane(Key key, int channel) {
        this.key = key;
        this.channel = channel;
        views.add(all);
    }

    /// What agents see who see items after one and the same delay.
    private static final class View {

        private final long delay;
        private final NavigableSet<Waiting> seen = new TreeSet<>(Waiting.IN_LANE);
        private final List<Shelf> shelves = new ArrayList<>();
        private @Nullable Waiting first;

        View(long delay) {
            this.delay = delay;
        }

        void add(Waiting one) {
            seen.add(one);
            if (first == null || Waiting.IN_LANE.compare(one, first) < 0) {
                lead(one);
            }
        }

        void remove(Waiting one) {
            seen.remove(one);
            if (one == first) {
                lead(seen.isEmpty() ? null : seen.getFirst());
            }
        }

        private void lead(@Nullable Waiting next) {
            for (Shelf shelf : shelves) {
                shelf.replace(first, next);
            }
            first = next;
        }
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
        return all.seen.isEmpty();
    }

    Iterable<Waiting> all() {
        return all.seen;
    }

    /// Those after which somebody sees its items.
    void eachDelay(LongConsumer consumer) {
        for (View view : views) {
            consumer.accept(view.delay);
        }
    }

    void add(Waiting one, long now) {
        for (View view : views) {
            if (one.waited(now) >= view.delay) {
                view.add(one);
            }
        }
    }

    void remove(Waiting one) {
        views.forEach(view -> view.remove(one));
    }

    /// It has waited so long now.
    void show(Waiting one, long delay) {
        view(delay).add(one);
    }

    /// Whether somebody has asked with this delay before.
    boolean knows(long delay) {
        return find(delay) != null;
    }

    /// Somebody will ask with this delay.
    void learn(long delay, long now) {
        var view = new View(delay);
        for (Waiting one : all.seen) {
            if (one.waited(now) >= delay) {
                view.add(one);
            }
        }
        views.add(view);
    }

    /// Its first item stands on the shelf from now on, as those see it who see it after the delay.
    void standOn(Shelf shelf, long delay) {
        View view = view(delay);
        view.shelves.add(shelf);
        shelf.join();
        shelf.replace(null, view.first);
    }

    /// Nothing waits here, and nothing will.
    void close() {
        views.forEach(view -> view.shelves.forEach(Shelf::leave));
    }

    /// The first that somebody may take who sees it after the delay.
    @Nullable Waiting first(Seat seat, long delay, long now) {
        for (Waiting one : view(delay).seen) {
            if (one.isOpenTo(seat, now)) {
                return one;
            }
        }
        return null;
    }

    private View view(long delay) {
        View view = find(delay);
        return view == null ? all : view;
    }

    private @Nullable View find(long delay) {
        for (View view : views) {
            if (view.delay == delay) {
                return view;
            }
        }
        return null;
    }
}
