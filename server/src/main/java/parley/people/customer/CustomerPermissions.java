package parley.people.customer;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around customers.
@Component
class CustomerPermissions implements PermissionSource {

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission("customer.read", From.AGENT),
                new Permission("customer.write", From.AGENT),
                new Permission("customer.block", From.AGENT));
    }
}
