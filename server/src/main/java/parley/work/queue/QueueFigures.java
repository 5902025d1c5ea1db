package parley.work.queue;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is shown beside queues and codes and only the module knows that has the work.
public interface QueueFigures {

    /// A queue at this moment.
    ///
    /// @param oldestQueuedAt since when the oldest item waits
    record Waiting(int waiting, @Nullable Instant oldestQueuedAt) {}

    /// What waits, by queue; a queue may be missing in which nothing does.
    Map<QueueId, Waiting> waiting();

    /// How often work has ended with each code since then.
    Map<String, Integer> endings(Instant since);
}
