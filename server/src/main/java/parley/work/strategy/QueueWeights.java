package parley.work.strategy;

import java.util.Map;
import parley.work.engine.Balance;
import parley.work.queue.QueueId;

/// A module above that says which queues share their teams by weights. Whoever changes that lets
/// the rules rise in the same transaction ([Strategies#rise]).
public interface QueueWeights {

    /// Of the queues that weigh now; the others give work in their explicit order.
    Map<QueueId, Balance> weights();

    /// Whether the queue weighed when the rules had that version.
    boolean isWeighed(QueueId queue, long version);
}
