package parley.platform.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A setting that administrators may change while the centre serves; a constant of the module
/// that reads it. Its name and the reason to change it stand in the messages beside that
/// module's [SettingList], as `setting.<key>.name` and `setting.<key>.why`.
///
/// @param key stable: `module.what`, for example `files.most-megabytes`
/// @param standard what holds until somebody changes it; null for a secret only
/// @param unit shown behind the value, for example `MB` or `s`; empty where there is none
/// @param group settings of one group are shown together
public record Setting<T>(
        String key, SettingType<T> type, @Nullable T standard, String unit, String group) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9.-]*");

    public Setting {
        if (!FORM.matcher(key).matches()) {
            throw new IllegalArgumentException("a setting's key is module.what: " + key);
        }
        if ((standard == null) != (type instanceof SettingType.Secret)) {
            throw new IllegalArgumentException("every setting but a secret has a default: " + key);
        }
    }

    /// A password or key of another system.
    public static Setting<String> secret(String key, String group) {
        return new Setting<>(key, new SettingType.Secret(10_000), null, "", group);
    }

    boolean isSecret() {
        return type instanceof SettingType.Secret;
    }
}
