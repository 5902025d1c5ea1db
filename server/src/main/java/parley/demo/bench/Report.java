package parley.demo.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What was measured, round by round, for people and as JSON.
final class Report {

    private final PrintWriter out;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    /// Times that were taken by many at once.
    static final class Samples {

        private long[] nanos = new long[1024];
        private int count;

        synchronized void add(long time) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = time;
        }

        synchronized int count() {
            return count;
        }

        /// The time in milliseconds that this share of all took at most; not a number where there
        /// is none.
        synchronized double millis(double share) {
            if (count == 0) {
                return Double.NaN;
            }
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            int place = (int) Math.ceil(share * count) - 1;
            return sorted[Math.clamp(place, 0, count - 1)] / 1e6;
        }
    }

    Report(PrintWriter out) {
        this.out = out;
    }

    /// A figure of one round; said at once, because the next may take minutes.
    ///
    /// @param what with its unit, for example `chat.warm.messages [1/s]`
    void add(String what, double value) {
        figures.computeIfAbsent(what, any -> new ArrayList<>()).add(value);
        out.println(String.format(Locale.ROOT, "  %-46s %12.2f", what, value));
        out.flush();
    }

    /// Says the medians, and how the first stands to the second in the rounds that have both.
    void compare(String product, String baseline) {
        List<Double> ours = figures.getOrDefault(product, List.of());
        List<Double> theirs = figures.getOrDefault(baseline, List.of());
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        if (!ratios.isEmpty()) {
            ratios.sort(null);
            figures.put(product + " / " + baseline, List.copyOf(ratios));
            out.println(String.format(
                    Locale.ROOT,
                    "%s / %s: %.3f (%.3f to %.3f in %d rounds)",
                    product,
                    baseline,
                    median(ratios),
                    ratios.getFirst(),
                    ratios.getLast(),
                    ratios.size()));
            out.flush();
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /// The middle one of each figure's rounds.
    SortedMap<String, Double> medians() {
        var medians = new TreeMap<String, Double>();
        figures.forEach((what, values) -> medians.put(what, median(values)));
        return medians;
    }

    /// Writes `<name>.json`: the machine, every round, the medians.
    void write(String name, Path folder) throws IOException {
        var all = new LinkedHashMap<String, Object>();
        all.put("benchmark", name);
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("java", Runtime.version().toString());
        all.put("medians", medians());
        all.put("rounds", figures);
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".json");
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        out.println(file);
        out.flush();
    }
}
