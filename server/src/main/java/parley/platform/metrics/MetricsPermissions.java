package parley.platform.metrics;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around figures for monitoring.
@Component
class MetricsPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("metrics.read", From.ADMINISTRATOR));
    }
}
