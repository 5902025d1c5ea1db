package parley.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import parley.platform.kernel.Texts;

/// Every setting of every module has a name and a reason in both languages.
class SettingTextsTest {

    @Test
    void everySettingSaysWhatItIsAndWhy() throws ReflectiveOperationException {
        var missing = new ArrayList<String>();
        var keys = new HashSet<String>();
        for (SettingList list : lists()) {
            for (Setting<?> setting : list.settings()) {
                assertThat(keys.add(setting.key())).as(setting.key()).isTrue();
                for (Locale locale : Texts.LANGUAGES) {
                    for (String kind : List.of("name", "why")) {
                        String key = "setting." + setting.key() + "." + kind;
                        if (!Texts.has(list.getClass(), locale, key)
                                || Texts.text(list.getClass(), locale, key).isBlank()) {
                            missing.add(locale + " " + key);
                        }
                    }
                }
            }
        }

        assertThat(keys).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static List<SettingList> lists() throws ReflectiveOperationException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(SettingList.class));
        var lists = new ArrayList<SettingList>();
        for (var found : scanner.findCandidateComponents("parley")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (!type.getName().contains("Test")) {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                lists.add((SettingList) constructor.newInstance());
            }
        }
        return lists;
    }
}
