package parley.channel;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around channels.
@Component
class ChannelPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("channel.manage", From.ADMINISTRATOR));
    }
}
