package parley.work.surge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.TeamId;
import parley.work.queue.QueueId;

/// Moves agents by itself where a queue does badly, and brings them back.
///
/// @param figure what is looked at, of the queue and of its lenders
/// @param startsAt it is high from this on; seconds, or items
/// @param startSeconds for how long it has to be high before anybody is moved
/// @param endsAt it is low down to this, which is less than `startsAt`
/// @param endSeconds for how long it has to be low before they return
/// @param agents so many at most are away by this rule
/// @param minutes after which they return in any case
record SurgeRule(
        UUID id,
        String name,
        QueueId toQueueId,
        SurgeFigure figure,
        int startsAt,
        int startSeconds,
        int endsAt,
        int endSeconds,
        List<SurgeLender> lenders,
        int agents,
        int minutes,
        boolean isOn,
        Instant changedAt,
        String changedBy) {

    /// What can be looked at.
    enum SurgeFigure {
        /// For how many seconds the first of those has waited who wait.
        LONGEST_WAIT,
        /// For how many seconds somebody would wait who came now.
        EXPECTED_WAIT,
        /// How many items wait.
        WAITING
    }

    /// Where agents come from.
    ///
    /// @param teamId those who belong to it; null for everybody who serves the queue
    /// @param lendsUpTo it lends as long as its own figure is no higher
    /// @param recallsAt its agents return once its own figure is as high as that; more than
    ///     `lendsUpTo`
    /// @param keeps so many who are there stay
    record SurgeLender(QueueId queueId, @Nullable TeamId teamId, int lendsUpTo, int recallsAt, int keeps) {}

    SurgeRule {
        lenders = List.copyOf(lenders);
    }

    Duration longest() {
        return Duration.ofMinutes(minutes);
    }

    Optional<SurgeLender> lender(QueueId queue) {
        return lenders.stream().filter(one -> one.queueId().equals(queue)).findFirst();
    }
}
