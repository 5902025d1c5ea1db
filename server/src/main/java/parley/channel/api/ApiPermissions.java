package parley.channel.api;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What another system's token is good for.
@Component
class ApiPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("channel.inbound", From.ADMINISTRATOR));
    }
}
