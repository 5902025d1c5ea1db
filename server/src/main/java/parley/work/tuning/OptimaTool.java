package parley.work.tuning;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Tool;
import tools.jackson.databind.json.JsonMapper;

/// `tool optima --cases FILE.csv [--minutes N]`: tunes the weights for each system from its
/// description alone, and says what they cost on the engine, with the half of a 95 percent
/// interval.
public final class OptimaTool implements Tool {

    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)");
    private static final String MINUTES = "10";
    private static final long SEED = 20_261_122;

    /// Seconds of one core in which the usual effort is made on a slow machine.
    private static final double USUAL_SECONDS = 100;

    private static final double MOST_EFFORT = 3;
    private static final double LEAST_EFFORT = 0.2;
    private static final Trial.Length LENGTH = new Trial.Length(10_000, 300);

    /// The rest is for measuring.
    private static final double TUNING_SHARE = 0.7;

    private final InstantSource clock;
    private final Trial.Length length;

    public OptimaTool() {
        this(InstantSource.system(), LENGTH);
    }

    OptimaTool(InstantSource clock, Trial.Length length) {
        this.clock = clock;
        this.length = length;
    }

    @Override
    public String name() {
        return "optima";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) {
        try {
            Map<String, String> options = options(arguments);
            int minutes = minutes(options.getOrDefault("--minutes", MINUTES));
            String file = options.get("--cases");
            if (file == null) {
                throw new ProblemException(TuningProblem.OPTIMA_USAGE);
            }
            List<Map<String, String>> rows = rows(file, read(file));
            int cores = Math.min(Runtime.getRuntime().availableProcessors(), rows.size());
            Duration each = Duration.ofMinutes(minutes).multipliedBy(cores).dividedBy(rows.size());
            rows.parallelStream()
                    .map(row -> line(row, each))
                    .forEachOrdered(line -> output.println(JsonMapper.shared().writeValueAsString(line)));
            return 0;
        } catch (ProblemException problem) {
            errors.println("parley: " + problem.text(Locale.getDefault()));
            return problem.code() == TuningProblem.SYSTEMS_UNREADABLE ? 1 : 2;
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            boolean isKnown = List.of("--cases", "--minutes").contains(arguments.get(i));
            if (!isKnown || i + 1 == arguments.size()) {
                throw new ProblemException(TuningProblem.OPTIMA_USAGE);
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private static int minutes(String word) {
        int minutes = word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
        if (minutes < 1 || minutes > 600) {
            throw new ProblemException(TuningProblem.OPTIMA_USAGE);
        }
        return minutes;
    }

    private static String read(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ProblemException(unreadable, TuningProblem.SYSTEMS_UNREADABLE, file);
        }
    }

    private static List<Map<String, String>> rows(String file, String text) {
        List<String> lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> names = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        for (String column : SmallSystem.COLUMNS) {
            if (!names.contains(column)) {
                throw new ProblemException(
                        TuningProblem.SYSTEMS_COLUMN_MISSING, file, column, String.join(", ", SmallSystem.COLUMNS));
            }
        }
        if (lines.size() == 1) {
            throw new ProblemException(TuningProblem.SYSTEMS_EMPTY, file);
        }
        return lines.stream().skip(1).map(line -> byName(names, cells(line))).toList();
    }

    private static Map<String, String> byName(List<String> names, List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), i < cells.size() ? cells.get(i) : "");
        }
        return row;
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        Matcher matcher = CELL.matcher(line);
        while (matcher.find() && matcher.start() < line.length()) {
            String quoted = matcher.group(1);
            cells.add((quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"")).strip());
        }
        return cells;
    }

    private Map<String, @Nullable Object> line(Map<String, String> row, Duration each) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("instance", SmallSystem.name(row));
        try {
            Trial.Measured measured = measure(SmallSystem.load(row), each);
            line.put("costRate", measured.costRate());
            line.put("halfWidth", measured.halfWidth());
        } catch (ProblemException problem) {
            line.put("costRate", null);
            line.put("halfWidth", null);
            line.put("problems", List.of(problem.text(Locale.getDefault())));
        }
        return line;
    }

    private Trial.Measured measure(Load load, Duration each) {
        Instant begin = clock.instant();
        double effort = Math.clamp(each.toSeconds() / USUAL_SECONDS, LEAST_EFFORT, MOST_EFFORT);
        BooleanSupplier isTuned = isAfter(begin.plusMillis((long) (each.toMillis() * TUNING_SHARE)));
        List<Tuner.Weighed> weights = new Tuner(effort, SEED, isTuned).tune(load);
        return Trial.measure(load, weights, SEED + 1, length, isAfter(begin.plus(each)));
    }

    private BooleanSupplier isAfter(Instant moment) {
        return () -> clock.instant().isAfter(moment);
    }
}
