package parley.channel.webchat;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What a visitor's token is good for.
@Component
class WebchatPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(Visitors.PERMISSION, From.NO_ROLE));
    }
}
