package parley.platform.outbound;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;

/// What administrators may change about requests to other systems.
@Component
class OutboundSettings implements SettingList {

    static final Setting<String> INNER_HOSTS =
            new Setting<>("outbound.inner-hosts", new SettingType.Text(2000), "", "", "outbound");

    @Override
    public List<Setting<?>> settings() {
        return List.of(INNER_HOSTS);
    }
}
