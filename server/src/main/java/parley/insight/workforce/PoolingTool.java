package parley.insight.workforce;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Tool;
import parley.teletraffic.ErlangA;
import parley.teletraffic.ErlangC;
import parley.teletraffic.Staffing;
import parley.teletraffic.ThresholdBlending;
import parley.teletraffic.Traffic;
import parley.teletraffic.WaitingSystem;
import tools.jackson.databind.json.JsonMapper;

/// `tool pooling`: what one queue for everything saves.
///
/// First, a line each, the agents that the same load needs in so many separate queues. Then what
/// one team does that answers calls and writes in between, by the number of agents who are kept
/// free for calls, beside two teams that reach the same service level apart.
public final class PoolingTool implements Tool {

    private static final List<String> OPTIONS =
            List.of("--erlangs", "--queues", "--aht", "--target", "--patience", "--agents", "--reserve");

    /// How many more agents than erlangs are there to blend where nobody says.
    private static final double ROOM = 1.25;

    @Override
    public String name() {
        return "pooling";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) {
        try {
            Options options = Options.of(arguments, OPTIONS);
            Traffic traffic = Traffic.ofErlangs(options.number("--erlangs"), options.seconds("--aht"));
            Goal goal = Goal.target(options.text("--target", "80/20"));
            if (!goal.measure().isLevel()) {
                throw new ProblemException(WorkforceProblem.TARGET_INVALID, options.text("--target"));
            }
            var lines = new ArrayList<Map<String, Object>>();
            for (int queues : options.wholes("--queues", "1,2,5,10,20", 1)) {
                lines.add(separate(options, traffic, goal, queues));
            }
            lines.addAll(frontier(options, traffic, goal));
            lines.forEach(line -> output.println(JsonMapper.shared().writeValueAsString(line)));
            return 0;
        } catch (ProblemException problem) {
            errors.println("parley: " + problem.text(Locale.getDefault()));
            return 2;
        }
    }

    private static Map<String, Object> separate(Options options, Traffic traffic, Goal goal, int queues) {
        Traffic each = new Traffic(traffic.arrivalRate() / queues, traffic.serviceTime());
        WaitingSystem needed = needed(options, each, goal);
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", "pooling");
        line.put("queues", queues);
        line.put("agents", (long) queues * needed.servers());
        line.put("agentsEach", needed.servers());
        line.put("sl", needed.serviceLevel(goal.threshold()));
        line.put("asa", needed.meanWait());
        line.put("occupancy", needed.occupancy());
        line.put("abandon", needed.abandoning());
        return line;
    }

    private static WaitingSystem needed(Options options, Traffic traffic, Goal goal) {
        if (options.has("--patience")) {
            double patience = options.seconds("--patience");
            OptionalInt agents = Staffing.forServiceLevel(traffic, patience, goal.bound(), goal.threshold());
            return new ErlangA(traffic, found(agents), patience);
        }
        return new ErlangC(traffic, found(Staffing.forServiceLevel(traffic, goal.bound(), goal.threshold())));
    }

    /// From nobody in reserve up to the target, or the reserves that were asked for; everybody
    /// in reserve is a team that only answers calls.
    private static List<Map<String, Object>> frontier(Options options, Traffic traffic, Goal goal) {
        int agents = options.has("--agents")
                ? options.whole("--agents", 1)
                : (int) Math.min(Staffing.MOST, Math.ceil(traffic.erlangs() * ROOM));
        if (agents <= traffic.erlangs()) {
            throw new ProblemException(WorkforceProblem.NO_STEADY_STATE);
        }
        var lines = new ArrayList<Map<String, Object>>();
        if (options.has("--reserve")) {
            for (int reserve : options.wholes("--reserve", "0", 0)) {
                if (reserve > agents) {
                    throw new ProblemException(
                            WorkforceProblem.RESERVE_TOO_LARGE, Integer.toString(reserve), Integer.toString(agents));
                }
                lines.add(blended(new ThresholdBlending(traffic, agents, reserve), goal));
            }
            return lines;
        }
        double level = 0;
        for (int reserve = 0; reserve <= agents && level < goal.bound(); reserve++) {
            var blend = new ThresholdBlending(traffic, agents, reserve);
            level = blend.serviceLevel(goal.threshold());
            lines.add(blended(blend, goal));
        }
        return lines;
    }

    private static Map<String, Object> blended(ThresholdBlending blend, Goal goal) {
        double level = blend.serviceLevel(goal.threshold());
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", "blending");
        line.put("agents", blend.servers());
        line.put("reserve", blend.reserve());
        line.put("sl", level);
        line.put("emailsPerHour", blend.backgroundRate() * 3600);
        line.put("occupancy", blend.occupancy());
        int forCalls = Staffing.forServiceLevel(blend.traffic(), level, goal.threshold())
                .orElse(blend.servers());
        int forEmails = Math.max(0, blend.servers() - forCalls);
        line.put("separateEmailsPerHour", forEmails / blend.traffic().serviceTime() * 3600);
        return line;
    }

    private static int found(OptionalInt agents) {
        return agents.orElseThrow(
                () -> new ProblemException(WorkforceProblem.GOAL_OUT_OF_REACH, Integer.toString(Staffing.MOST)));
    }
}
