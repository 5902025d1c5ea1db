package parley.people.staff;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around teams, skills and opening hours.
@Component
class StaffPermissions implements PermissionSource {

    static final String MANAGE = "staff.manage";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(MANAGE, From.ADMINISTRATOR));
    }
}
