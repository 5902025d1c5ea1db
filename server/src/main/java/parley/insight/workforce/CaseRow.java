package parley.insight.workforce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.platform.kernel.ProblemException;
import parley.teletraffic.Traffic;

/// One row of a table of cases: a cell that is needed and cannot be read is refused by its name.
record CaseRow(Map<String, String> cells) {

    private static final Pattern RATES = Pattern.compile(
            "((?:" + Measures.NUMBER + ")(?:\\s*/\\s*(?:" + Measures.NUMBER + "))*)\\s*(?:(?:per|/)\\s*([a-z]+))?",
            Pattern.CASE_INSENSITIVE);

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    String lower(String column) {
        return text(column).toLowerCase(Locale.ROOT);
    }

    double number(String column) {
        return Measures.positive(text(column)).orElseThrow(() -> invalid(column));
    }

    /// What an optional cell says.
    OptionalDouble seconds(String column) {
        if (text(column).isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = Measures.atLeastZero(text(column)).orElseThrow(() -> invalid(column));
        return OptionalDouble.of(value);
    }

    double threshold() {
        return seconds("threshold_s").orElseThrow(() -> invalid("threshold_s"));
    }

    int agents(int least) {
        String cell = text("agents").replaceFirst("\\.0+$", "");
        if (!cell.matches("\\d{1,7}") || Integer.parseInt(cell) < least) {
            throw invalid("agents");
        }
        return Integer.parseInt(cell);
    }

    /// What comes, all in one stream.
    Traffic traffic() {
        double aht = number("aht_s");
        return Traffic.ofErlangs(erlangs(), aht);
    }

    /// By calls and handle time, because the column of the offered traffic is rounded.
    double erlangs() {
        if (text("calls_per_hour").isEmpty() || text("aht_s").isEmpty()) {
            return number("offered_erlangs");
        }
        return classes().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// What comes of each class, in erlangs.
    List<Double> classes() {
        Matcher rates = RATES.matcher(text("calls_per_hour"));
        if (!rates.matches()) {
            throw invalid("calls_per_hour");
        }
        String unit = rates.group(2) == null ? "hour" : rates.group(2).toLowerCase(Locale.ROOT);
        double period = unit.equals("aht")
                ? number("aht_s")
                : Measures.seconds("1" + unit).orElseThrow(() -> invalid("calls_per_hour"));
        double erlangs = number("aht_s") / period;
        return Stream.of(rates.group(1).split("/", -1))
                .map(word -> Measures.positive(word).orElseThrow(() -> invalid("calls_per_hour")) * erlangs)
                .toList();
    }

    private ProblemException invalid(String column) {
        return new ProblemException(WorkforceProblem.CELL_INVALID, column, text(column));
    }
}
