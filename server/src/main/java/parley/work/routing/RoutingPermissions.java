package parley.work.routing;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import parley.platform.identity.Caller;
import parley.platform.identity.PermissionSource;
import parley.platform.live.Audience;
import parley.platform.live.Topic;

/// What can be allowed around work.
@Component
class RoutingPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission("work.take", From.AGENT),
                new Permission("work.assign", From.SUPERVISOR),
                new Permission("routing.explain", From.SUPERVISOR));
    }

    /// Who may see the queues sees their counters.
    @Component
    static class QueueAudience implements Audience {

        @Override
        public Set<Topic> topics(Caller caller) {
            return caller.may("queue.read") ? Set.of(RoutingEvents.QUEUES) : Set.of();
        }
    }
}
