package parley.work.routing;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around queues and work.
@Component
class RoutingPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission("work.take", From.AGENT),
                new Permission("queue.read", From.AGENT),
                new Permission("work.assign", From.SUPERVISOR),
                new Permission("queue.manage", From.ADMINISTRATOR));
    }
}
