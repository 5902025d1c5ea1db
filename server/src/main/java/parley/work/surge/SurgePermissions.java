package parley.work.surge;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around moving agents.
@Component
class SurgePermissions implements PermissionSource {

    static final String MOVE = "surge.move";
    static final String RULES = "surge.rules";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(MOVE, From.SUPERVISOR), new Permission(RULES, From.ADMINISTRATOR));
    }
}
