package parley.people.presence;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around presence.
@Component
class PresencePermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("presence.set", From.AGENT), new Permission("agent.list", From.AGENT));
    }
}
