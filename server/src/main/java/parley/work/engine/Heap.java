package parley.work.engine;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Things in an order of numbers, of which the first is at hand. The numbers lie side by side,
/// because with tens of thousands of things reading here and there in memory is what a search
/// costs; and what comes last, as most things do, finds its place at once.
final class Heap<T> {

    /// With four below each it is half as high as with two, and all four are read together.
    private static final int BELOW = 4;

    private final Comparator<? super T> ties;
    private long[] keys = new long[BELOW];
    private @Nullable Object[] things = new @Nullable Object[BELOW];
    private int size;

    /// @param ties what comes first of things with the same number
    Heap(Comparator<? super T> ties) {
        this.ties = ties;
    }

    int size() {
        return size;
    }

    void add(long key, T thing) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            things = Arrays.copyOf(things, 2 * size);
        }
        rise(size++, key, thing);
    }

    /// The first, or null.
    @Nullable T first() {
        return size == 0 ? null : at(0);
    }

    /// The number of the first, which there must be.
    long firstKey() {
        return keys[0];
    }

    void removeFirst() {
        size--;
        long key = keys[size];
        T last = at(size);
        things[size] = null;
        if (size > 0) {
            sink(0, key, last);
        }
    }

    /// The first for which that holds, or null.
    @Nullable T first(Predicate<T> isRight) {
        int found = first(0, isRight, -1);
        return found < 0 ? null : at(found);
    }

    /// Below one that is right, or that comes after the best so far, there is nothing better.
    private int first(int from, Predicate<T> isRight, int best) {
        if (from >= size || (best >= 0 && !isBefore(keys[from], at(from), best))) {
            return best;
        }
        if (isRight.test(at(from))) {
            return from;
        }
        int found = best;
        for (int below = BELOW * from + 1; below <= BELOW * from + BELOW; below++) {
            found = first(below, isRight, found);
        }
        return found;
    }

    /// In no order.
    void each(Consumer<T> consumer) {
        for (int i = 0; i < size; i++) {
            consumer.accept(at(i));
        }
    }

    void removeIf(Predicate<T> isOver) {
        int all = size;
        size = 0;
        for (int i = 0; i < all; i++) {
            T thing = at(i);
            if (!isOver.test(thing)) {
                rise(size++, keys[i], thing);
            }
        }
        Arrays.fill(things, size, all, null);
    }

    void clear() {
        Arrays.fill(things, 0, size, null);
        size = 0;
    }

    private void rise(int from, long key, T thing) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) / BELOW;
            if (!isBefore(key, thing, above)) {
                break;
            }
            move(above, place);
            place = above;
        }
        keys[place] = key;
        things[place] = thing;
    }

    private void sink(int from, long key, T thing) {
        int place = from;
        while (true) {
            int least = least(BELOW * place + 1);
            if (least < 0 || isBefore(key, thing, least)) {
                break;
            }
            move(least, place);
            place = least;
        }
        keys[place] = key;
        things[place] = thing;
    }

    /// The first of those that are side by side from there on; negative where there are none.
    private int least(int from) {
        int end = Math.min(from + BELOW, size);
        int least = from < end ? from : -1;
        for (int i = from + 1; i < end; i++) {
            if (isBefore(keys[i], at(i), least)) {
                least = i;
            }
        }
        return least;
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        things[to] = things[from];
    }

    private boolean isBefore(long key, T thing, int other) {
        return key != keys[other] ? key < keys[other] : ties.compare(thing, at(other)) < 0;
    }

    @SuppressWarnings("unchecked") // nothing else was put there
    private T at(int place) {
        return (T) requireNonNull(things[place]);
    }
}
