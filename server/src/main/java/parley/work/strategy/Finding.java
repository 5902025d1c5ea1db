package parley.work.strategy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Texts;

/// Something that was found in a strategy.
///
/// @param step at which, from 1; null where it is about the whole
/// @param position of the character within the step's expression, or the order's; null elsewhere
record Finding(
        Fault fault, @Nullable Integer step, @Nullable Integer position, List<Object> arguments) {

    Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding at(@Nullable Integer step, Fault fault, Object... arguments) {
        return new Finding(fault, step, null, List.of(arguments));
    }

    /// As a person reads it.
    record StrategyFinding(
            String code, @Nullable Integer step, @Nullable Integer position, String text) {}

    StrategyFinding shown(Locale locale) {
        return new StrategyFinding(
                fault.code(), step, position, Texts.text(Fault.class, locale, fault.code(), arguments.toArray()));
    }
}
