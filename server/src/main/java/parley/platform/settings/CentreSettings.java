package parley.platform.settings;

import java.util.List;
import org.springframework.stereotype.Component;

/// What the centre is called and where it is: what forms begin with.
@Component
public class CentreSettings implements SettingList {

    private static final String GROUP = "centre";

    static final Setting<String> NAME = new Setting<>("centre.name", new SettingType.Text(100), "Parley", "", GROUP);
    static final Setting<String> LANGUAGE =
            new Setting<>("centre.language", new SettingType.Choice(List.of("en", "zh-CN")), "en", "", GROUP);
    /// Where days begin and end, as the id of a zone; what somebody typed, so it may be none.
    public static final Setting<String> TIME_ZONE =
            new Setting<>("centre.time-zone", new SettingType.Text(100), "UTC", "", GROUP);

    @Override
    public List<Setting<?>> settings() {
        return List.of(NAME, LANGUAGE, TIME_ZONE);
    }
}
