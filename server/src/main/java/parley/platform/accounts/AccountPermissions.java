package parley.platform.accounts;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around accounts.
@Component
class AccountPermissions implements PermissionSource {

    static final String PEOPLE = "people.manage";
    static final String ROLES = "role.manage";
    static final String TOKENS = "token.manage";

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(PEOPLE, From.ADMINISTRATOR),
                new Permission(ROLES, From.ADMINISTRATOR),
                new Permission(TOKENS, From.ADMINISTRATOR));
    }
}
