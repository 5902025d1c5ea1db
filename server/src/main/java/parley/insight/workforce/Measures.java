package parley.insight.workforce;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them: with a unit of time, or with a percent sign.
final class Measures {

    static final String NUMBER = "[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?|\\.[0-9]+";

    private static final Pattern SPAN = Pattern.compile("(" + NUMBER + ")\\s*([a-z]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHARE = Pattern.compile("(" + NUMBER + ")\\s*([%％]?)");

    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("", 1),
            Map.entry("s", 1),
            Map.entry("sec", 1),
            Map.entry("second", 1),
            Map.entry("seconds", 1),
            Map.entry("m", 60),
            Map.entry("min", 60),
            Map.entry("minute", 60),
            Map.entry("minutes", 60),
            Map.entry("h", 3600),
            Map.entry("hour", 3600),
            Map.entry("hours", 3600));

    private static final double LEAST = 1e-12;
    private static final double MOST = 1e12;

    private Measures() {}

    /// A number above 0, and in a range in which none of its products is lost.
    static OptionalDouble positive(String word) {
        OptionalDouble value = atLeastZero(word);
        double number = value.orElse(0);
        return number >= LEAST && number <= MOST ? value : OptionalDouble.empty();
    }

    /// A finite number, not below 0.
    static OptionalDouble atLeastZero(String word) {
        String bare = word.strip();
        double value = bare.matches(NUMBER) ? Double.parseDouble(bare) : Double.NaN;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// Seconds, as `180`, `90s`, `3m` or `1h`.
    static OptionalDouble seconds(String word) {
        Matcher span = SPAN.matcher(word.strip());
        Integer unit = span.matches() ? UNITS.get(span.group(2).toLowerCase(Locale.ROOT)) : null;
        double seconds = unit == null ? Double.NaN : value(span.group(1)) * unit;
        return seconds == 0 ? OptionalDouble.of(0) : positive(Double.toString(seconds));
    }

    /// A share of everything, as `0.8`, `80%` or `80`: what is above 1 can only be percent.
    static OptionalDouble share(String word) {
        Matcher share = SHARE.matcher(word.strip());
        if (!share.matches()) {
            return OptionalDouble.empty();
        }
        double value = value(share.group(1));
        double part = value > 1 || !share.group(2).isEmpty() ? value / 100 : value;
        return part > 0 && part < 1 ? OptionalDouble.of(part) : OptionalDouble.empty();
    }

    private static double value(String number) {
        return Double.parseDouble(number);
    }
}
