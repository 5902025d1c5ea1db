package parley.insight.workforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Texts;
import parley.teletraffic.ErlangA;
import parley.teletraffic.ErlangB;
import parley.teletraffic.ErlangC;
import parley.teletraffic.Staffing;
import parley.teletraffic.Traffic;
import parley.teletraffic.WaitingSystem;

/// The figures of one line of agents, for a number of them or for the fewest that reach a target.
final class SystemFigures {

    static final List<String> OPTIONS = List.of(
            "--cases", "--model", "--calls", "--per", "--aht", "--agents", "--threshold", "--patience", "--target");

    private final Options options;
    private final Traffic traffic;
    private final Map<String, @Nullable Object> line = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SystemFigures(Options options) {
        this.options = options;
        traffic = new Traffic(options.number("--calls") / options.seconds("--per", "1h"), options.seconds("--aht"));
    }

    /// @throws ProblemException where an option is missing or says nothing that could be counted
    static Map<String, @Nullable Object> of(Options options) {
        String model = options.text("--model").strip().toLowerCase(Locale.ROOT);
        if (!model.matches("[abc]")) {
            throw new ProblemException(WorkforceProblem.MODEL_INVALID, options.text("--model"));
        }
        if (!options.has("--agents") && !options.has("--target")) {
            throw new ProblemException(WorkforceProblem.OPTION_NEEDS_OTHER, "--agents", "--target");
        }
        return new SystemFigures(options).line(model);
    }

    private Map<String, @Nullable Object> line(String model) {
        line.put("model", model);
        line.put("erlangs", traffic.erlangs());
        if (options.has("--patience") && !model.equals("a")) {
            problems.add(text("patience-unused"));
        }
        if (model.equals("b")) {
            loss();
        } else if (model.equals("c")) {
            waiting(model, servers -> new ErlangC(traffic, servers));
        } else {
            double patience = options.seconds("--patience");
            line.put("patience", patience);
            waiting(model, servers -> new ErlangA(traffic, servers, patience));
        }
        if (!problems.isEmpty()) {
            line.put("problems", problems);
        }
        return line;
    }

    private void loss() {
        int needed = 0;
        if (options.has("--target")) {
            Goal goal = Goal.target(options.text("--target"));
            if (goal.measure() != Goal.Measure.ABANDONING) {
                throw new ProblemException(WorkforceProblem.GOAL_NOT_OF_MODEL, options.text("--target"), "b");
            }
            needed = found(Staffing.forBlocking(traffic.erlangs(), goal.bound()));
            line.put("agentsNeeded", needed);
        }
        var system = new ErlangB(traffic.erlangs(), options.has("--agents") ? options.whole("--agents", 0) : needed);
        line.put("agents", system.servers());
        line.put("pblock", system.blocking());
        line.put("occupancy", system.occupancy());
    }

    private void waiting(String model, IntFunction<WaitingSystem> of) {
        int needed = 0;
        Goal goal = null;
        if (options.has("--target")) {
            Goal wanted = Goal.target(options.text("--target"));
            if (wanted.measure() == Goal.Measure.ABANDONING && model.equals("c")) {
                throw new ProblemException(WorkforceProblem.GOAL_NOT_OF_MODEL, options.text("--target"), model);
            }
            needed = found(Staffing.smallest(traffic, of, wanted::isReachedBy));
            line.put("agentsNeeded", needed);
            goal = wanted;
        }
        WaitingSystem system = of.apply(options.has("--agents") ? options.whole("--agents", 1) : needed);
        boolean isOfTarget = goal != null && goal.measure().isLevel() && !options.has("--threshold");
        double threshold = isOfTarget && goal != null ? goal.threshold() : options.secondsOrNone("--threshold", "20");
        line.put("agents", system.servers());
        line.put("threshold", threshold);
        line.put("pwait", system.waiting());
        line.put("sl", system.serviceLevel(threshold));
        line.put("asa", finite(system.meanWait()));
        line.put("eq", finite(system.meanQueue()));
        line.put("occupancy", system.occupancy());
        line.put("abandon", system.abandoning());
        if (system instanceof ErlangA impatient) {
            line.put("slAll", impatient.overWithin(threshold));
            line.put("asaAnswered", impatient.meanWaitOfAnswered());
        }
        if (Double.isInfinite(system.meanWait())) {
            problems.add(text("no-steady-state"));
        }
    }

    private static int found(OptionalInt servers) {
        return servers.orElseThrow(
                () -> new ProblemException(WorkforceProblem.GOAL_OUT_OF_REACH, Integer.toString(Staffing.MOST)));
    }

    private static @Nullable Double finite(double value) {
        return Double.isInfinite(value) ? null : value;
    }

    private static String text(String key) {
        return Texts.text(SystemFigures.class, Locale.getDefault(), key);
    }
}
