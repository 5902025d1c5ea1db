package parley.work.estimate;

import java.time.Duration;

/// Times as they are said: in steps that grow with the time, so that nobody is promised a minute
/// of an hour.
final class Amount {

    /// The least of which it is said that it takes longer, in seconds.
    static final double LEAST_SAID = 120;

    /// Above so many minutes it is said in hours.
    private static final int IN_HOURS = 120;

    private Amount() {}

    /// The minutes that are said for the least of a wait: no more than it is.
    static int below(Duration wait) {
        int minutes = (int) Math.min(wait.toMinutes(), Integer.MAX_VALUE / 2);
        return minutes / step(minutes) * step(minutes);
    }

    /// The minutes that are said for the most of a wait: no less than it is.
    static int above(Duration wait) {
        int minutes = (int) Math.min(wait.plusSeconds(59).toMinutes(), Integer.MAX_VALUE / 2);
        return Math.max(1, (minutes + step(minutes) - 1) / step(minutes) * step(minutes));
    }

    static boolean isInHours(int minutes) {
        return minutes > IN_HOURS;
    }

    /// One step longer.
    static int next(int minutes) {
        return minutes + step(minutes + 1);
    }

    private static int step(int minutes) {
        if (minutes <= 10) {
            return 1;
        }
        if (minutes <= 20) {
            return 2;
        }
        if (minutes <= 60) {
            return 5;
        }
        return minutes <= IN_HOURS ? 15 : 60;
    }
}
