package parley.platform.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around the record.
@Component
class AuditPermissions implements PermissionSource {

    static final String READ = "audit.read";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(READ, From.ADMINISTRATOR));
    }
}
