package parley.work.strategy;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around strategies.
@Component
class StrategyPermissions implements PermissionSource {

    static final String MANAGE = "strategy.manage";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(MANAGE, From.ADMINISTRATOR));
    }
}
