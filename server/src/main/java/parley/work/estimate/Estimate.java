package parley.work.estimate;

import java.time.Duration;

/// How long somebody will wait from now on: most likely between `low` and `high`.
///
/// @param low what few wait less than
/// @param expected the mean
/// @param high what few wait longer than
/// @param shownAs what may be said of it
public record Estimate(Duration low, Duration expected, Duration high, Shown shownAs) {

    /// What is said where nothing is known.
    static final Estimate UNKNOWN = new Estimate(Duration.ZERO, Duration.ZERO, Duration.ZERO, Shown.UNKNOWN);

    /// How much of an estimate may be said. Where few serve, or few are ahead of somebody, chance
    /// alone decides, and a number would be a promise that nobody can keep.
    public enum Shown {
        /// The range.
        RANGE,
        /// No more than that it takes longer than `low`.
        MORE_THAN,
        /// That nobody can say.
        UNKNOWN
    }

    /// Whether a wait was what was said of it.
    public boolean holds(Duration waited) {
        return waited.compareTo(low) >= 0 && (shownAs == Shown.MORE_THAN || waited.compareTo(high) <= 0);
    }
}
