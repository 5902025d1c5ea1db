package parley.work.queue;

import java.util.List;
import parley.platform.http.Use;

/// A module above that sends work into queues, or takes it out. Asked and told inside the
/// transaction that changes a queue.
public interface QueueListener {

    /// What of the module's is in the queue or leads into it, which therefore stays.
    List<Use> uses(QueueId queue);

    /// The queue is new, or set up otherwise than before.
    default void changed(QueueId queue) {}
}
