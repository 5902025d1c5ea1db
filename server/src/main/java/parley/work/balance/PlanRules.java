package parley.work.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import parley.platform.http.Use;
import parley.work.engine.Balance;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;
import parley.work.strategy.QueueWeights;

/// The weights of the plans that are on, as part of the centre's rules; their queues stay.
@Component
class PlanRules implements QueueWeights, QueueListener {

    private final PlanStore store;

    PlanRules(PlanStore store) {
        this.store = store;
    }

    @Override
    public Map<QueueId, Balance> weights() {
        Map<QueueId, Balance> all = new HashMap<>();
        store.running().forEach(plan -> all.putAll(plan.definition().balances()));
        return all;
    }

    @Override
    public boolean isWeighed(QueueId queue, long version) {
        return store.wasOn(queue, version);
    }

    @Override
    public List<Use> uses(QueueId queue) {
        return store.running().stream()
                .filter(plan -> plan.definition().ids().contains(queue))
                .map(plan -> new Use("balance-plan", plan.id().toString(), plan.name()))
                .toList();
    }
}
