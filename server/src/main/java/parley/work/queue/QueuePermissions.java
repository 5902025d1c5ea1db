package parley.work.queue;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around queues.
@Component
class QueuePermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("queue.read", From.AGENT), new Permission("queue.manage", From.ADMINISTRATOR));
    }
}
