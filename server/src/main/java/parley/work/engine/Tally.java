package parley.work.engine;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Decision.Reason;

/// How many for each reason; an array, because every decision adds up many of them.
@SuppressWarnings("EnumOrdinal") // within this class only, and never kept beyond the process
final class Tally {

    private static final Reason[] REASONS = Reason.values();

    private final int[] counts = new int[REASONS.length];

    void add(@Nullable Reason reason, int count) {
        if (reason != null) {
            counts[reason.ordinal()] += count;
        }
    }

    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /// The reasons that count.
    Map<Reason, Integer> counted() {
        var counted = new EnumMap<Reason, Integer>(Reason.class);
        for (Reason reason : REASONS) {
            if (counts[reason.ordinal()] != 0) {
                counted.put(reason, counts[reason.ordinal()]);
            }
        }
        return counted;
    }
}
