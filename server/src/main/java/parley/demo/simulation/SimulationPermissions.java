package parley.demo.simulation;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around the sample centre.
@Component
@ConditionalOnBooleanProperty("parley.demo.enabled")
class SimulationPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("demo.manage", From.ADMINISTRATOR));
    }
}
