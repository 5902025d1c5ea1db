package parley.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A job as administrators see it. Its payload stays inside, because it may hold what is
/// personal.
///
/// @param history each attempt, oldest first; empty in a list
record JobView(
        JobId id,
        String kind,
        String key,
        String state,
        String by,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String why,
        List<Tried> history) {

    /// One attempt; or the note that a person had it replayed.
    ///
    /// @param outcome null where it is running, or was cut by a crash
    record Tried(
            int number,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String why,
            @Nullable String by) {}

    JobView {
        history = List.copyOf(history);
    }

    static JobView of(Job job, List<Tried> history) {
        return new JobView(
                job.id(),
                job.kind(),
                job.key(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.actor().name(),
                job.attempts(),
                job.createdAt(),
                job.dueAt(),
                job.endedAt(),
                job.why(),
                history);
    }
}
