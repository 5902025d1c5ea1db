package parley.work.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.work.simulation.Comparison.SimulatedDay;

/// One simulation that was asked for.
///
/// @param progress in hundredths
/// @param outcome null until it is done
/// @param why it failed, in both languages
record Run(
        UUID id,
        String name,
        Wish wish,
        State state,
        int progress,
        @Nullable RunOutcome outcome,
        @Nullable Why why,
        Instant createdAt,
        String createdBy,
        @Nullable Instant endedAt) {

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    record Why(String en, String zh) {}

    /// What it came to.
    ///
    /// @param past what the day really was; null for a scenario
    record RunOutcome(SimulatedDay simulated, @Nullable PastFigures past) {}

    /// What was measured on the day itself. Times are seconds, shares 0 to 1.
    ///
    /// @param leftOut how many contacts are not simulated, because their queue is gone
    /// @param agents how many were available at some time
    record PastFigures(
            int offered,
            int answered,
            int abandoned,
            double serviceLevel,
            double abandonment,
            double waitOfAnswered,
            double waitMedian,
            double waitOfMost,
            int leftOut,
            int agents) {}
}
