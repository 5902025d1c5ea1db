package parley.platform.settings;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A setting as administrators see it; of a secret only whether and by whom it was set.
///
/// @param value what holds now; null for secrets
/// @param standard what holds where nobody has changed it; null for secrets
/// @param isSet whether somebody has changed it
/// @param least the smallest number, for numbers and lengths of time
/// @param most the largest one, or the most characters of a text
record SettingView(
        String key,
        String group,
        String name,
        String why,
        String type,
        String unit,
        @Nullable JsonNode value,
        @Nullable JsonNode standard,
        boolean isSet,
        @Nullable Long least,
        @Nullable Long most,
        List<String> choices,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    SettingView {
        choices = List.copyOf(choices);
    }

    /// One change of a setting; both values null for secrets, one of them where it is the
    /// default.
    record Change(
            long id,
            Instant at,
            String by,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {

        static Change of(SettingStore.Change change, JsonMapper json) {
            return new Change(
                    change.id(),
                    change.at(),
                    change.by().name(),
                    change.before() == null ? null : json.readTree(change.before()),
                    change.after() == null ? null : json.readTree(change.after()));
        }
    }

    static <T> SettingView of(Setting<T> setting, Settings settings, Locale locale) {
        SettingStore.Stored stored = settings.found(setting).orElse(null);
        T standard = setting.standard();
        Limits limits = limits(setting.type());
        Class<?> owner = settings.owner(setting);
        return new SettingView(
                setting.key(),
                setting.group(),
                Texts.text(owner, locale, "setting." + setting.key() + ".name"),
                Texts.text(owner, locale, "setting." + setting.key() + ".why"),
                setting.type().word(),
                setting.unit(),
                standard == null ? null : setting.type().write(settings.get(setting)),
                standard == null ? null : setting.type().write(standard),
                stored != null,
                limits.least(),
                limits.most(),
                setting.type() instanceof SettingType.Choice(var choices) ? choices : List.of(),
                stored == null ? null : stored.changedAt(),
                stored == null ? null : stored.changedBy().name());
    }

    private record Limits(@Nullable Long least, @Nullable Long most) {}

    private static Limits limits(SettingType<?> type) {
        return switch (type) {
            case SettingType.Whole(long least, long most) -> new Limits(least, most);
            case SettingType.Span(var least, var most) -> new Limits(least.toSeconds(), most.toSeconds());
            case SettingType.Text(int longest) -> new Limits(null, (long) longest);
            case SettingType.Secret(int longest) -> new Limits(null, (long) longest);
            case SettingType.Truth _, SettingType.Choice _ -> new Limits(null, null);
        };
    }
}
