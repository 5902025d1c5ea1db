package parley.work.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Texts;

/// A system of two kinds of work and two pools, of which the first does only the first kind and
/// the second does both, as a row of a table.
final class SmallSystem {

    /// The columns that a table must have; others are not looked at.
    static final List<String> COLUMNS = List.of(
            "instance",
            "lam1",
            "lam2",
            "mu_pool1_class1",
            "mu_pool2_class1",
            "mu_pool2_class2",
            "theta1",
            "theta2",
            "n1",
            "n2",
            "h1",
            "h2",
            "abandon_penalty1",
            "abandon_penalty2",
            "Q1",
            "Q2");

    private static final double MOST = 1_000_000;
    private static final int MOST_WHOLE = 10_000;

    private final Map<String, String> cells;

    private SmallSystem(Map<String, String> cells) {
        this.cells = cells;
    }

    static String name(Map<String, String> cells) {
        return cells.getOrDefault("instance", "");
    }

    /// @throws ProblemException where a cell cannot be counted with, or there is nothing to do
    static Load load(Map<String, String> cells) {
        return new SmallSystem(cells).load();
    }

    private Load load() {
        int first = whole("n1");
        int second = whole("n2");
        if (first + second == 0) {
            throw new ProblemException(TuningProblem.SYSTEM_WITHOUT_AGENTS);
        }
        List<Load.Kind> kinds = List.of(kind("1"), kind("2"));
        if (kinds.stream().allMatch(kind -> kind.arrivals() == 0)) {
            throw new ProblemException(TuningProblem.SYSTEM_WITHOUT_WORK);
        }
        var teams = new ArrayList<Load.Team>();
        if (first > 0) {
            teams.add(new Load.Team(first, List.of(positive("mu_pool1_class1"), 0.0)));
        }
        if (second > 0) {
            teams.add(new Load.Team(second, List.of(positive("mu_pool2_class1"), positive("mu_pool2_class2"))));
        }
        return new Load(kinds, teams);
    }

    private Load.Kind kind(String number) {
        return new Load.Kind(
                number("lam" + number),
                number("theta" + number),
                number("h" + number),
                number("abandon_penalty" + number),
                whole("Q" + number));
    }

    private double number(String column) {
        OptionalDouble number = read(column);
        if (number.isEmpty() || number.getAsDouble() < 0) {
            throw invalid(column, "number-at-least-zero");
        }
        return number.getAsDouble();
    }

    private double positive(String column) {
        OptionalDouble number = read(column);
        if (number.isEmpty() || number.getAsDouble() <= 0) {
            throw invalid(column, "number-above-zero");
        }
        return number.getAsDouble();
    }

    private int whole(String column) {
        double number = read(column).orElse(-1);
        if (number < 0 || number > MOST_WHOLE || number != Math.rint(number)) {
            throw invalid(column, "whole-number-at-least-zero");
        }
        return (int) number;
    }

    private OptionalDouble read(String column) {
        String cell = cells.getOrDefault(column, "");
        if (!cell.matches("[+-]?(\\d{1,12}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?")) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(cell);
        return Math.abs(number) > MOST ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private ProblemException invalid(String column, String needed) {
        return new ProblemException(
                TuningProblem.SYSTEM_NUMBER_INVALID,
                column,
                Texts.text(SmallSystem.class, Locale.getDefault(), needed),
                cells.getOrDefault(column, ""));
    }
}
