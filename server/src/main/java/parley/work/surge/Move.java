package parley.work.surge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.queue.QueueId;
import parley.work.surge.SurgeRule.SurgeFigure;

/// Agents who serve another queue for a while.
///
/// @param until when all return, whatever the queue is like
/// @param releaseSeconds they return before where nobody has waited for longer for a minute
/// @param calmSince since when nobody has
/// @param cause the rule that moved them; null where somebody did
/// @param agents who is away still
record Move(
        UUID id,
        QueueId from,
        QueueId to,
        Instant until,
        @Nullable Integer releaseSeconds,
        @Nullable Instant calmSince,
        Instant startedAt,
        String startedBy,
        @Nullable SurgeCause cause,
        List<AgentId> agents) {

    private static final Duration CALM = Duration.ofMinutes(1);

    /// The rule that moved them, and what it had seen.
    ///
    /// @param name what the rule was called then
    /// @param value of the figure; seconds, or items
    record SurgeCause(UUID ruleId, String name, SurgeFigure figure, int value) {}

    enum Why {
        /// The time was over.
        TIME,
        /// The queue had been calm for long enough.
        CALM,
        /// Somebody took them back.
        TAKEN_BACK,
        /// One of the two queues was removed.
        QUEUE_GONE,
        /// None of them takes work any more.
        NOBODY_LEFT,
        /// Their own queue needs them.
        LENDER_BUSY,
        /// The rule was switched off or removed, or takes them from elsewhere, or to elsewhere.
        RULE_CHANGED
    }

    Move {
        agents = List.copyOf(agents);
    }

    /// Whether it ends by itself now.
    Optional<Why> end(Instant now) {
        if (!now.isBefore(until)) {
            return Optional.of(Why.TIME);
        }
        boolean isCalm = calmSince != null && !now.isBefore(calmSince.plus(CALM));
        return isCalm ? Optional.of(Why.CALM) : Optional.empty();
    }

    /// Since when the queue has been calm, now that its oldest item has waited since then. A calm
    /// that began by a clock which was set back since then begins anew.
    @Nullable Instant calm(@Nullable Instant oldest, Instant now) {
        if (releaseSeconds == null
                || (oldest != null && oldest.plusSeconds(releaseSeconds).isBefore(now))) {
            return null;
        }
        return calmSince == null || calmSince.isAfter(now) ? now : calmSince;
    }
}
