package parley.work.draft;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;

/// What administrators may change about drafts.
@Component
class DraftSettings implements SettingList {

    static final Setting<Long> KEPT_DAYS =
            new Setting<>("draft.kept-days", new SettingType.Whole(1, 3650), 30L, "d", "conversation");

    @Override
    public List<Setting<?>> settings() {
        return List.of(KEPT_DAYS);
    }
}
