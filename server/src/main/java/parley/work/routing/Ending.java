package parley.work.routing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Texts;

/// How finished work ended, as its agent said.
///
/// @param code a wrap-up code, also one that is offered no longer
/// @param english what it is called
/// @param chinese what it is called
/// @param summary the agent's own words
public record Ending(
        @Nullable String code,
        @Nullable String english,
        @Nullable String chinese,
        @Nullable String summary) {

    /// What the code is called in a language.
    public @Nullable String name(Locale locale) {
        return Texts.language(locale).equals(Locale.CHINESE) ? chinese : english;
    }
}
