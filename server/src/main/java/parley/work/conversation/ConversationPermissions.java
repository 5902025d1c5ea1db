package parley.work.conversation;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around conversations.
@Component
class ConversationPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission("conversation.read", From.AGENT),
                new Permission("conversation.write", From.AGENT),
                new Permission("conversation.read-all", From.SUPERVISOR));
    }
}
