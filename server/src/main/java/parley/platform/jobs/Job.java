package parley.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Actor;

/// A job as it is stored.
///
/// @param attempts how often it was begun
/// @param endedAt null while it waits
/// @param why the reason of the last failure
record Job(
        JobId id,
        String kind,
        String key,
        String payload,
        Actor.Stored actor,
        State state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String why) {

    enum State {
        /// Waits for its time, or runs.
        WAITING,
        DONE,
        /// Given up; a person may replay it.
        DEAD
    }

    /// The life of a job after an attempt.
    Job after(JobOutcome outcome, Instant now, Instant next) {
        return switch (outcome) {
            case JobOutcome.Done() -> with(State.DONE, dueAt, now, null);
            case JobOutcome.Retry(var after, String reason) ->
                with(State.WAITING, after == null ? next : now.plus(after), null, reason);
            case JobOutcome.Dead(String reason) -> with(State.DEAD, dueAt, now, reason);
        };
    }

    private Job with(State changed, Instant due, @Nullable Instant ended, @Nullable String reason) {
        return new Job(id, kind, key, payload, actor, changed, attempts, createdAt, due, ended, reason);
    }
}
