package parley.work.replay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyId;

/// What somebody wants to know: either of the two.
///
/// @param scenario as `tool simulate` reads it
record Wish(
        @Nullable @Size(max = 100) Map<String, @Nullable Object> scenario,
        @Nullable @Valid DayWish day) {

    /// A past day once more, as the centre is set up now and as it might be.
    ///
    /// @param timeZone in which it is a day
    /// @param changes to how the centre is set up; without any it is only run as it is set up now
    /// @param runs how often, because not everything about a day is known; 20 where nothing is said
    record DayWish(
            @NotNull LocalDate date,
            @NotBlank @Size(max = 60) String timeZone,
            @NotNull @Size(max = 100) List<@NotNull @Valid QueueWish> changes,
            @Nullable @Min(2) @Max(100) Integer runs)
            implements Days {

        private static final int RUNS = 20;

        @Override
        public int times() {
            return runs == null ? RUNS : runs;
        }

        @Override
        public Instant begin() {
            return date.atStartOfDay(Days.zone(timeZone)).toInstant();
        }

        @Override
        public Instant end() {
            return date.plusDays(1).atStartOfDay(Days.zone(timeZone)).toInstant();
        }
    }

    /// What would be otherwise in one queue.
    ///
    /// @param servedOtherwise whether it is served by the strategy named, or plainly without one
    /// @param moreAgents how many more serve it, like those who were there longest; below 0, how
    ///     many of those are not there
    record QueueWish(
            @NotNull QueueId queueId,
            boolean servedOtherwise,
            @Nullable StrategyId strategyId,
            @Min(-50) @Max(50) int moreAgents) {}
}
