package parley.work.routing;

import java.time.Duration;
import java.time.Instant;

/// Since when this process has been watching without a gap. Nobody is blamed for silence in a time
/// that nobody watched: while the process was away, slept, or the clock was set.
final class Vigil {

    private final Duration mostGap;
    private Instant since;
    private Instant last;

    /// @param mostGap the longest pause between two looks that is no gap
    Vigil(Instant begin, Duration mostGap) {
        this.since = begin;
        this.last = begin;
        this.mostGap = mostGap;
    }

    /// Looks now.
    ///
    /// @return since when there has been no gap
    Instant look(Instant now) {
        if (now.isBefore(last) || now.isAfter(last.plus(mostGap))) {
            since = now;
        }
        last = now;
        return since;
    }
}
