package parley.channel.webchat;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;

/// What administrators may change about how much visitors may do.
@Component
class LimitSettings implements SettingList {

    static final Setting<Long> MESSAGES =
            new Setting<>("webchat.messages-per-minute", new SettingType.Whole(1, 1_000_000), 600L, "", "webchat");
    static final Setting<Long> KILOBYTES =
            new Setting<>("webchat.kilobytes-per-minute", new SettingType.Whole(1, 1_000_000), 1000L, "kB", "webchat");
    static final Setting<Long> NEW_VISITORS =
            new Setting<>("webchat.new-visitors-per-minute", new SettingType.Whole(1, 1_000_000), 120L, "", "webchat");

    @Override
    public List<Setting<?>> settings() {
        return List.of(MESSAGES, KILOBYTES, NEW_VISITORS);
    }
}
