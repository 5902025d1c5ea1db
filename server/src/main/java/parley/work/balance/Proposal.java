package parley.work.balance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;
import parley.work.simulation.Comparison.SimulatedDay;
import parley.work.simulation.Comparison.SimulatedFigure;

/// Weights that somebody has had looked for.
///
/// @param progress in hundredths
/// @param outcome null until it is done, and in a list
/// @param verdict of the outcome
/// @param why it failed, in both languages
/// @param planId the plan that was made of it; null as long as nobody has switched it on
record Proposal(
        UUID id,
        String name,
        BalanceWish wish,
        State state,
        int progress,
        @Nullable BalanceOutcome outcome,
        @Nullable Verdict verdict,
        @Nullable Why why,
        @Nullable UUID planId,
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

    /// For what weights are looked for.
    ///
    /// @param queueIds that share their teams; all where none is named
    /// @param date the last of the days whose load they are tuned for
    /// @param days how many
    /// @param timeZone in which they are days
    /// @param runs by how many the weights are judged; 20 where nothing is said
    record BalanceWish(
            @NotNull @Size(max = 20) List<@NotNull QueueId> queueIds,
            @NotNull LocalDate date,
            @Min(1) @Max(28) int days,
            @NotBlank @Size(max = 60) String timeZone,
            @Nullable @Min(2) @Max(100) Integer runs) {

        private static final int RUNS = 20;

        int times() {
            return runs == null ? RUNS : runs;
        }
    }

    /// What the simulation says of the weights.
    enum Verdict {
        /// Waiting costs less, beyond what chance could make.
        GAIN,
        /// No difference has shown.
        NONE,
        /// It costs more.
        LOSS
    }

    /// What it came to.
    ///
    /// @param gain how much less waiting costs a customer, a wait as long as the target costing 1
    /// @param simulated as it is set up now, and with the weights
    record BalanceOutcome(
            Verdict verdict, SimulatedFigure gain, SimulatedDay simulated, BalanceDefinition definition) {}
}
