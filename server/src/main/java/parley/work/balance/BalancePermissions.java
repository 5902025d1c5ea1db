package parley.work.balance;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around weights.
@Component
class BalancePermissions implements PermissionSource {

    static final String BALANCE = "routing.balance";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(BALANCE, From.ADMINISTRATOR));
    }
}
