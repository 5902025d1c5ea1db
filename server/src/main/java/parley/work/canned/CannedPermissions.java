package parley.work.canned;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around canned replies.
@Component
class CannedPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission("canned-reply.read", From.AGENT),
                new Permission("canned-reply.manage", From.ADMINISTRATOR));
    }
}
