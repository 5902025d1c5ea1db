package parley.work.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules.QueueRules;
import parley.work.queue.QueueId;

/// Items that wait for the same agents and whose order among each other never changes.
final class Lane {

    private final Key key;
    private final int channel;
    private final View all = new View(0);

    /// What is seen of it, first of all everything; few, so they are looked through.
    private final List<View> views = new ArrayList<>();

    /// Who may take its items, but for those who are named.
    private final List<Serving> serving = new ArrayList<>();

    private final Outside outside = new Outside();
    private final Strategy strategy;
    private final double target;
    private final double urgency;
    private final boolean isWeighed;
    private int size;

    /// What the items of a lane have in common.
    ///
    /// @param tier after the wait so far
    /// @param isBoosted whether acceleration carries them no further
    record Key(QueueId queue, ChannelKey channel, Pool pool, int tier, int acceleration, boolean isBoosted) {}

    /// A group with how it stands to the lane's queue.
    ///
    /// @param free its agents who are free for the lane's channel, in the order of the queue
    record Serving(Group group, Membership membership, NavigableSet<Seat> free) {}

    /// @param channel its number
    /// @param rules that hold as long as the lane is there
    Lane(Key key, int channel, Rules rules) {
        QueueRules own = rules.of(key.queue());
        this.key = key;
        this.channel = channel;
        this.strategy = own.strategy();
        this.target = own.target(key.channel());
        this.urgency = rules.urgency(key.channel());
        this.isWeighed = own.balance() != null;
        views.add(all);
    }

    /// What agents see who see items after one and the same delay. What waits no more stays where
    /// it is until it would be the first, or until most of it is such.
    private static final class View {

        private static final int MOST_GONE = 16;

        private final long delay;
        private final Heap<Waiting> seen = new Heap<>(Waiting::compareTies);
        private final List<Shelf.Slot> slots = new ArrayList<>();
        private @Nullable Waiting first;

        View(long delay) {
            this.delay = delay;
        }

        void add(Waiting one) {
            seen.add(one.key(), one);
            if (first == null || Waiting.compareInLane(one, first) < 0) {
                lead(one);
            }
        }

        void remove(Waiting one, int left) {
            if (one == first) {
                lead(firstThatWaits());
            }
            if (seen.size() > 2 * left + MOST_GONE) {
                seen.removeIf(Waiting::isGone);
            }
        }

        private @Nullable Waiting firstThatWaits() {
            Waiting next = seen.first();
            while (next != null && next.isGone()) {
                seen.removeFirst();
                next = seen.first();
            }
            return next;
        }

        private void lead(@Nullable Waiting next) {
            for (Shelf.Slot slot : slots) {
                slot.show(next);
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

    Strategy strategy() {
        return strategy;
    }

    /// How long a customer should wait here at most.
    double target() {
        return target;
    }

    double urgency() {
        return urgency;
    }

    boolean isWeighed() {
        return isWeighed;
    }

    List<Serving> serving() {
        return serving;
    }

    /// The agents of a group may take its items, and nobody has asked for it before.
    void open(Group group, Membership membership) {
        NavigableSet<Seat> free = group.free(Turns.Kept.of(strategy.order()), channel);
        serving.add(new Serving(group, membership, free));
        group.shelves().open(this, membership);
    }

    /// Adds up whom its items are not for.
    void addOutside(Tally counts, Roster roster) {
        outside.addTo(counts, this, roster);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// In no order.
    void each(Consumer<Waiting> consumer) {
        all.seen.each(one -> {
            if (!one.isGone()) {
                consumer.accept(one);
            }
        });
    }

    /// Those after which somebody sees its items.
    void eachDelay(LongConsumer consumer) {
        for (View view : views) {
            consumer.accept(view.delay);
        }
    }

    void add(Waiting one, long now) {
        size++;
        for (View view : views) {
            if (one.waited(now) >= view.delay) {
                view.add(one);
            }
        }
    }

    /// It has left.
    void remove(Waiting one) {
        size--;
        for (View view : views) {
            view.remove(one, size);
        }
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
        each(one -> {
            if (one.waited(now) >= delay) {
                view.add(one);
            }
        });
        views.add(view);
    }

    /// Its first item stands on the shelf from now on, as those see it who see it after the delay.
    void standOn(Shelf shelf, long delay) {
        View view = view(delay);
        Shelf.Slot slot = shelf.join();
        view.slots.add(slot);
        slot.show(view.first);
    }

    /// Nothing waits here, and nothing will.
    void close() {
        views.forEach(view -> view.slots.forEach(Shelf.Slot::leave));
    }

    /// The first that somebody may take who sees it after the delay.
    @Nullable Waiting first(Seat seat, long delay, long now) {
        View view = view(delay);
        return view.first == null || view.first.isOpenTo(seat, now)
                ? view.first
                : view.seen.first(one -> !one.isGone() && one.isOpenTo(seat, now));
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
