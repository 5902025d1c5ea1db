package parley.insight.report;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.identity.PermissionSource;

/// What can be allowed around reports.
@Component
class ReportPermissions implements PermissionSource {

    static final String VIEW = "reports.view";
    static final String OWN = "reports.own";

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission(OWN, From.AGENT), new Permission(VIEW, From.SUPERVISOR));
    }
}
