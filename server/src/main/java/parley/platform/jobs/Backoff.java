package parley.platform.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failed attempt: doubled each time up to an hour, and never the same
/// for two jobs, so that what failed together does not come back together.
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    private Backoff() {}

    /// The pause after the attempt of this number, counted from 1: within a fifth of the
    /// nominal one.
    static Duration after(int attempt, RandomGenerator random) {
        long nominal = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.clamp(attempt - 1, 0, MOST_DOUBLINGS));
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(nominal * factor));
    }
}
