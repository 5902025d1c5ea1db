package parley.work.replay;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around simulations.
@Component
class ReplayPermissions implements PermissionSource {

    static final String SIMULATE = "routing.simulate";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(SIMULATE, From.SUPERVISOR));
    }
}
