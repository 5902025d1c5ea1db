package parley.platform.settings;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around how the centre serves.
@Component
class SettingsPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("settings.manage", From.ADMINISTRATOR));
    }
}
