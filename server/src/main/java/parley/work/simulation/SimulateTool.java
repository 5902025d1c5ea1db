package parley.work.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Tool;
import parley.work.simulation.Plan.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// `tool simulate SCENARIO.json [--seed N] [--log FILE]`: runs a scenario and prints what it came
/// to with confidence intervals, and by how much each other configuration differs.
///
/// The log tells all that happens in the first run of each configuration, and nothing else: equal
/// seeds, equal bytes.
public final class SimulateTool implements Tool {

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) throws IOException {
        try {
            run(Options.of(arguments), output);
            return 0;
        } catch (ProblemException problem) {
            errors.println("parley: " + problem.text(Locale.getDefault()));
            return problem.code() == SimulationProblem.SCENARIO_USAGE ? 2 : 1;
        }
    }

    /// What stands behind the tool's name.
    private record Options(String file, long seed, @Nullable String log) {

        static Options of(List<String> arguments) {
            String file = null;
            String log = null;
            long seed = 1;
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                boolean hasValue = i + 1 < arguments.size();
                if (argument.equals("--seed")
                        && hasValue
                        && arguments.get(i + 1).matches("-?\\d{1,18}")) {
                    seed = Long.parseLong(arguments.get(++i));
                } else if (argument.equals("--log") && hasValue) {
                    log = arguments.get(++i);
                } else if (!argument.startsWith("--") && file == null) {
                    file = argument;
                } else {
                    throw new ProblemException(SimulationProblem.SCENARIO_USAGE);
                }
            }
            if (file == null) {
                throw new ProblemException(SimulationProblem.SCENARIO_USAGE);
            }
            return new Options(file, seed, log);
        }
    }

    private static void run(Options options, PrintStream output) throws IOException {
        Plan plan = ScenarioReader.read(text(options.file()));
        print(output, head(plan, options.seed()));
        if (options.log() == null) {
            report(plan, options.seed(), output, null);
            return;
        }
        Writer log;
        try {
            log = Files.newBufferedWriter(Path.of(options.log()));
        } catch (IOException | InvalidPathException unwritable) {
            throw new ProblemException(unwritable, SimulationProblem.SCENARIO_LOG_UNWRITABLE, options.log());
        }
        try (log) {
            report(plan, options.seed(), output, log);
        }
    }

    private static String text(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new ProblemException(SimulationProblem.SCENARIO_FILE_UNREADABLE, file);
            }
            return Files.readString(path);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ProblemException(unreadable, SimulationProblem.SCENARIO_FILE_UNREADABLE, file);
        }
    }

    private static Map<String, Object> head(Plan plan, long seed) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("scenario", plan.name());
        head.put("version", 1);
        head.put("seed", seed);
        head.put("runs", plan.runs());
        head.put("confidence", 0.95);
        head.put(
                "configurations",
                plan.configurations().stream().map(Configuration::name).toList());
        return head;
    }

    private static void report(Plan plan, long seed, PrintStream output, @Nullable Writer log) {
        List<Report> reports = new ArrayList<>();
        for (Configuration configuration : plan.configurations()) {
            var report = new Report(plan, configuration);
            for (int run = 0; run < plan.runs(); run++) {
                Journal journal = log == null || run > 0 ? Journal.NONE : journal(configuration.name(), log);
                report.add(Simulation.run(configuration.scenario(), seed + run, journal));
            }
            report.lines().forEach(line -> print(output, line));
            reports.add(report);
        }
        for (Report report : reports.subList(1, reports.size())) {
            report.linesAgainst(reports.getFirst()).forEach(line -> print(output, line));
        }
    }

    private static void print(PrintStream output, Map<String, ?> line) {
        output.println(JsonMapper.shared().writeValueAsString(line));
    }

    /// Names hold nothing that JSON would have to escape.
    private static Journal journal(String configuration, Writer log) {
        String head = "{\"configuration\":\"" + configuration + "\",\"at\":";
        return (at, what, contact, agent) -> {
            try {
                log.write(head + at + ",\"event\":\"" + what + "\""
                        + (contact.isEmpty() ? "" : ",\"contact\":\"" + contact + "\"")
                        + (agent.isEmpty() ? "" : ",\"agent\":\"" + agent + "\"")
                        + "}\n");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }
}
