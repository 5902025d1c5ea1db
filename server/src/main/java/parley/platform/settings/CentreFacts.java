package parley.platform.settings;

import java.util.Map;
import org.springframework.stereotype.Component;
import parley.platform.identity.PersonId;
import parley.platform.identity.SessionFacts;

/// Tells every page whose centre it is, and what its forms begin with.
@Component
class CentreFacts implements SessionFacts {

    private final Settings settings;

    CentreFacts(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Object> facts(PersonId person) {
        return Map.of(
                "centre",
                Map.of(
                        "name", settings.get(CentreSettings.NAME),
                        "language", settings.get(CentreSettings.LANGUAGE),
                        "timeZone", settings.get(CentreSettings.TIME_ZONE)));
    }
}
