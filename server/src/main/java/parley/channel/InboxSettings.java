package parley.channel;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;

/// What administrators may change about what came in.
@Component
class InboxSettings implements SettingList {

    static final Setting<Long> KEPT_DAYS =
            new Setting<>("channel.raw-days", new SettingType.Whole(1, 365), 7L, "d", "channel");

    @Override
    public List<Setting<?>> settings() {
        return List.of(KEPT_DAYS);
    }
}
