package parley.work.wellbeing;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around well-being.
@Component
class WellbeingPermissions implements PermissionSource {

    static final String READ = "wellbeing.read";
    static final String MANAGE = "wellbeing.manage";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(READ, From.SUPERVISOR), new Permission(MANAGE, From.ADMINISTRATOR));
    }
}
