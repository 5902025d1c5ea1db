package parley.work.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How long those waited who were answered, as counts that can be added up: exact to a hundredth
/// of the wait, whatever its length.
final class Waits {

    /// What is shorter counts as no wait.
    private static final double LEAST = 100;

    private static final double STEP = Math.log(1.02);

    private int[] counts = new int[8];
    private long all;

    /// Milliseconds.
    void add(long wait) {
        int place = wait < LEAST ? 0 : 1 + (int) (Math.log(wait / LEAST) / STEP);
        if (place >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(place + 1, counts.length * 2));
        }
        counts[place]++;
        all++;
    }

    /// Both together.
    Waits plus(Waits other) {
        var sum = new Waits();
        sum.counts = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
        for (int place = 0; place < other.counts.length; place++) {
            sum.counts[place] += other.counts[place];
        }
        sum.all = all + other.all;
        return sum;
    }

    /// The wait that so large a share did not exceed, in milliseconds; 0 where nobody was answered.
    double quantile(double share) {
        double asked = share * all;
        long reached = 0;
        for (int place = 0; place < counts.length; place++) {
            reached += counts[place];
            if (counts[place] > 0 && reached >= asked) {
                return place == 0 ? 0 : LEAST * Math.exp((place - 0.5) * STEP);
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Waits waits && Arrays.equals(counts, waits.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
