package parley.demo.bench;

import java.util.Arrays;

/// Times that were taken by many at once.
final class Samples {

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    synchronized int count() {
        return count;
    }

    /// The time in milliseconds that this share of all took at most; not a number where there is
    /// none.
    synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int place = (int) Math.ceil(share * count) - 1;
        return sorted[Math.clamp(place, 0, count - 1)] / 1e6;
    }
}
