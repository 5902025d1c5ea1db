package parley.platform.kernel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Texts in Chinese and English, kept as `messages_en.properties` and `messages_zh.properties`
/// (UTF-8, patterns of [MessageFormat]) in the package of the code that says them.
public final class Texts {

    /// The languages that every text exists in.
    public static final java.util.List<Locale> LANGUAGES = java.util.List.of(Locale.ENGLISH, Locale.CHINESE);

    private Texts() {}

    /// The text of `key` beside `owner`.
    ///
    /// @throws java.util.MissingResourceException where a text is missing, which a test rules out
    public static String text(Class<?> owner, Locale locale, String key, Object... arguments) {
        String pattern = bundle(owner, locale).getString(key);
        return new MessageFormat(pattern, language(locale)).format(arguments);
    }

    /// Whether there is such a text beside `owner`.
    public static boolean has(Class<?> owner, Locale locale, String key) {
        return bundle(owner, locale).containsKey(key);
    }

    /// Patterns, which nobody may show as they are: a quote in them is written twice.
    private static ResourceBundle bundle(Class<?> owner, Locale locale) {
        return ResourceBundle.getBundle(
                owner.getPackageName() + ".messages",
                language(locale),
                owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// Chinese for every kind of Chinese, else English.
    public static Locale language(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
    }
}
