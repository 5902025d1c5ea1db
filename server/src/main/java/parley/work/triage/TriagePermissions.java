package parley.work.triage;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around the rules at the door.
@Component
class TriagePermissions implements PermissionSource {

    static final String MANAGE = "triage.manage";
    static final String PROTECT = "triage.protect";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(MANAGE, From.ADMINISTRATOR), new Permission(PROTECT, From.ADMINISTRATOR));
    }
}
