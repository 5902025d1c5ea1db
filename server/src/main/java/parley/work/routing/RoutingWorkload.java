package parley.work.routing;

import org.springframework.stereotype.Component;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;

/// Tells presence how much an agent holds.
@Component
class RoutingWorkload implements Workload {

    private final QueueStore queues;

    RoutingWorkload(QueueStore queues) {
        this.queues = queues;
    }

    @Override
    public Load of(AgentId agent) {
        return queues.load(agent);
    }
}
