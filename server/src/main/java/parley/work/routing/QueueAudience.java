package parley.work.routing;

import java.util.Set;
import org.springframework.stereotype.Component;
import parley.platform.identity.Caller;
import parley.platform.live.Audience;
import parley.platform.live.Topic;

/// Who may see the queues sees their counters.
@Component
class QueueAudience implements Audience {

    @Override
    public Set<Topic> topics(Caller caller) {
        return caller.may("queue.read") ? Set.of(RoutingEvents.QUEUES) : Set.of();
    }
}
