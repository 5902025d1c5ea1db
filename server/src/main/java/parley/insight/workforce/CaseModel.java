package parley.insight.workforce;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;
import parley.teletraffic.ErlangA;
import parley.teletraffic.ErlangB;
import parley.teletraffic.ErlangC;
import parley.teletraffic.PriorityClasses;
import parley.teletraffic.Staffing;
import parley.teletraffic.ThresholdBlending;
import parley.teletraffic.Traffic;
import parley.teletraffic.WaitingSystem;

/// What the rows of a table of cases ask, told by the words of their model.
enum CaseModel {
    LOSS("erlang ?b|m/m/n/n") {
        @Override
        double value(CaseRow row) {
            var system = new ErlangB(row.erlangs(), row.agents(0));
            return switch (row.lower("quantity")) {
                case "pblock", "pab", "abandon" -> system.blocking();
                case "occ", "occupancy" -> system.occupancy();
                default -> throw unknown(row);
            };
        }
    },
    DELAY("erlang ?c|m/m/n") {
        @Override
        double value(CaseRow row) {
            return waiting(row, new ErlangC(row.traffic(), row.agents(1)));
        }
    },
    IMPATIENT("erlang ?a|m/m/n ?\\+ ?m|palm.*") {
        @Override
        double value(CaseRow row) {
            return waiting(row, new ErlangA(row.traffic(), row.agents(1), row.number("patience_mean_s")));
        }
    },
    STAFFING_LOSS("erlang ?b staffing") {
        @Override
        double value(CaseRow row) {
            double most = 1;
            for (Goal goal : Goal.in(row.text("note"), OptionalDouble.empty())) {
                if (goal.measure() != Goal.Measure.BLOCKING && goal.measure() != Goal.Measure.ABANDONING) {
                    throw new ProblemException(WorkforceProblem.GOAL_NOT_OF_MODEL, row.text("note"), row.text("model"));
                }
                most = Math.min(most, goal.bound());
            }
            return found(Staffing.forBlocking(row.erlangs(), most));
        }
    },
    STAFFING_DELAY("erlang ?c staffing") {
        @Override
        double value(CaseRow row) {
            Traffic traffic = row.traffic();
            return staffing(row, servers -> new ErlangC(traffic, servers));
        }
    },
    STAFFING_IMPATIENT("erlang ?a staffing") {
        @Override
        double value(CaseRow row) {
            Traffic traffic = row.traffic();
            double patience = row.number("patience_mean_s");
            return staffing(row, servers -> new ErlangA(traffic, servers, patience));
        }
    },
    STRICT(".*(?:static|strict|head.of.line|cobham).*") {
        @Override
        double value(CaseRow row) {
            return ofClass(row, classes(row).strict());
        }
    },
    AGEING(".*(?:accumulating|ageing|aging|kleinrock).*") {
        @Override
        double value(CaseRow row) {
            Matcher rates = RATES.matcher(row.text("model") + " " + row.text("note"));
            if (!rates.find()) {
                throw new ProblemException(WorkforceProblem.RATES_MISSING, row.text("model"));
            }
            return ofClass(
                    row,
                    classes(row)
                            .accumulating(Stream.of(rates.group(1).split("[/:,]", -1))
                                    .map(Double::valueOf)
                                    .toList()));
        }
    },
    BLENDING(".*blend.*") {
        @Override
        double value(CaseRow row) {
            Matcher kept = KEPT.matcher(row.text("model") + " " + row.text("note"));
            if (!kept.find()) {
                throw new ProblemException(WorkforceProblem.MODEL_UNKNOWN, row.text("model"));
            }
            int agents = row.agents(1);
            int reserve = Integer.parseInt(kept.group(1));
            if (reserve > agents) {
                throw new ProblemException(WorkforceProblem.RESERVE_TOO_LARGE, kept.group(1), Integer.toString(agents));
            }
            var system = new ThresholdBlending(row.traffic(), agents, reserve);
            return switch (row.lower("quantity")) {
                case "emails_per_hour", "background_per_hour" -> system.backgroundRate() * 3600;
                default -> waiting(row, system);
            };
        }
    };

    private static final String NUMBERS = "((?:" + Measures.NUMBER + ")(?:[/:,](?:" + Measures.NUMBER + "))*)";
    private static final Pattern RATES = Pattern.compile("\\bb\\s*=\\s*" + NUMBERS, Pattern.CASE_INSENSITIVE);
    private static final Pattern KEPT =
            Pattern.compile("\\b(?:keep|keeps|reserve|k)\\D{0,3}(\\d{1,7})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEVEL = Pattern.compile("(?:call_)?sl(_all)?(?:_(" + Measures.NUMBER + ")s?)?");
    private static final Pattern OF_CLASS = Pattern.compile("mean_wait_class_?(\\d{1,4})(_in_aht_units)?(?:_s)?");

    private final Pattern words;

    CaseModel(String words) {
        this.words = Pattern.compile(words);
    }

    /// The number that the row asks for.
    ///
    /// @throws ProblemException where its model, its quantity or one of its cells cannot be read
    static double valueOf(CaseRow row) {
        String model = row.lower("model").replaceAll("[\\s_-]+", " ");
        for (CaseModel one : values()) {
            if (one.words.matcher(model).matches()) {
                return one.value(row);
            }
        }
        throw new ProblemException(WorkforceProblem.MODEL_UNKNOWN, row.text("model"));
    }

    abstract double value(CaseRow row);

    private static double waiting(CaseRow row, WaitingSystem system) {
        String quantity = row.lower("quantity");
        Matcher level = LEVEL.matcher(quantity);
        if (level.matches()) {
            double threshold = threshold(row, level.group(2));
            return level.group(1) == null ? system.serviceLevel(threshold) : system.overWithin(threshold);
        }
        return switch (quantity.replaceFirst("^call_", "")) {
            case "pwait" -> system.waiting();
            case "pab", "abandon" -> system.abandoning();
            case "asa" -> finite(system.meanWait());
            case "eq" -> finite(system.meanQueue());
            case "occ", "occupancy", "utilisation", "utilization" -> system.occupancy();
            default -> throw unknown(row);
        };
    }

    private static double threshold(CaseRow row, @Nullable String seconds) {
        return seconds == null ? row.threshold() : Double.parseDouble(seconds);
    }

    private static double finite(double value) {
        if (Double.isInfinite(value)) {
            throw new ProblemException(WorkforceProblem.NO_STEADY_STATE);
        }
        return value;
    }

    private static double staffing(CaseRow row, IntFunction<WaitingSystem> system) {
        var goals = Goal.in(row.text("note"), row.seconds("threshold_s"));
        if (goals.stream().anyMatch(goal -> goal.measure() == Goal.Measure.BLOCKING)) {
            throw new ProblemException(WorkforceProblem.GOAL_NOT_OF_MODEL, row.text("note"), row.text("model"));
        }
        return found(Staffing.smallest(
                row.traffic(), system, one -> goals.stream().allMatch(goal -> goal.isReachedBy(one))));
    }

    private static int found(OptionalInt servers) {
        return servers.orElseThrow(
                () -> new ProblemException(WorkforceProblem.GOAL_OUT_OF_REACH, Integer.toString(Staffing.MOST)));
    }

    private static PriorityClasses classes(CaseRow row) {
        int agents = row.agents(1);
        if (row.erlangs() >= agents) {
            throw new ProblemException(WorkforceProblem.NO_STEADY_STATE);
        }
        return new PriorityClasses(row.classes(), row.number("aht_s"), agents);
    }

    private static double ofClass(CaseRow row, List<Double> waits) {
        Matcher asked = OF_CLASS.matcher(row.lower("quantity"));
        if (!asked.matches()) {
            throw unknown(row);
        }
        int which = Integer.parseInt(asked.group(1));
        if (which < 1 || which > waits.size()) {
            throw new ProblemException(WorkforceProblem.CLASS_MISSING, asked.group(1), Integer.toString(waits.size()));
        }
        return waits.get(which - 1) / (asked.group(2) == null ? 1 : row.number("aht_s"));
    }

    private static ProblemException unknown(CaseRow row) {
        return new ProblemException(
                WorkforceProblem.QUANTITY_UNKNOWN,
                row.text("quantity"),
                row.text("model").toLowerCase(Locale.ROOT));
    }
}
