package parley.work.strategy;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import parley.people.staff.StaffListener;
import parley.platform.http.Use;
import parley.platform.kernel.Id;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;

/// What strategies refer to, which therefore stays; and the version of the rules rises with the
/// queues'.
@Component
class StrategyNeeds implements StaffListener, QueueListener {

    private final StrategyStore store;
    private final StrategyChanges changes;

    StrategyNeeds(StrategyStore store, StrategyChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public List<Use> uses(Id thing) {
        return referring(thing.value());
    }

    @Override
    public List<Use> uses(QueueId queue) {
        return referring(queue.value());
    }

    @Override
    public void changed(QueueId queue) {
        changes.rise();
    }

    private List<Use> referring(UUID thing) {
        return store.all().stream()
                .filter(strategy -> strategy.definition().refersTo().anyMatch(thing::equals))
                .map(strategy -> new Use("strategy", strategy.id().value().toString(), strategy.name()))
                .toList();
    }
}
