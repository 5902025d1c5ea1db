package parley.platform.files;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;

/// What administrators may change about files.
@Component
class FileSettings implements SettingList {

    static final Setting<Long> MOST_MEGABYTES =
            new Setting<>("files.most-megabytes", new SettingType.Whole(1, 2000), 20L, "MB", "files");

    @Override
    public List<Setting<?>> settings() {
        return List.of(MOST_MEGABYTES);
    }
}
