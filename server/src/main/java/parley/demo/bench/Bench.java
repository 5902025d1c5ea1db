package parley.demo.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Texts;

/// Runs benchmarks by name.
public final class Bench {

    private static final List<Benchmark> ALL =
            List.of(new StartBenchmark(), new ChatBenchmark(), new RoutingBenchmark(), new IdleBenchmark());

    private Bench() {}

    /// One thing that is measured.
    interface Benchmark {

        /// The word after `bench`.
        String name();

        /// Measures the product and its baseline in turn.
        void run(Lab lab, Report report) throws IOException, InterruptedException;
    }

    /// How it is measured.
    ///
    /// @param rounds how often, product and baseline in turn
    /// @param seconds how long each time
    /// @param folder where the JSON files go
    public record Plan(int rounds, int seconds, Path folder) {}

    /// Runs one, or all where none is named.
    ///
    /// @return the exit code: 0, or 2 where there is none of that name
    public static int run(@Nullable String name, Plan plan, PrintWriter out, PrintWriter errors) throws IOException {
        List<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> name == null || benchmark.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            String names = String.join(", ", ALL.stream().map(Benchmark::name).toList());
            errors.println(Texts.text(Bench.class, Locale.getDefault(), "bench-unknown", String.valueOf(name), names));
            return 2;
        }
        var table = new Table();
        for (Benchmark benchmark : chosen) {
            out.println(benchmark.name());
            var report = new Report(out);
            try (var lab = new Lab(plan.rounds(), Duration.ofSeconds(plan.seconds()))) {
                benchmark.run(lab, report);
                report.write(benchmark.name(), plan.folder());
                table.add(report.medians());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }
        out.print(table.markdown());
        out.flush();
        return 0;
    }

    /// The medians beside what was promised, as the table of `docs/performance.md`.
    static final class Table {

        private static final List<Row> ROWS = List.of(
                new Row(
                        "start, later / first",
                        "≤ 6 s / ≤ 20 s",
                        "%.1f s / %.1f s",
                        List.of("start.next [s]", "start.first [s]")),
                new Row(
                        "memory after a collection, Java + database",
                        "≤ 450 MB + ≤ 80 MB",
                        "%.0f MB + %.0f MB",
                        List.of("start.java [MB]", "start.database [MB]")),
                new Row(
                        "visitor to page of staff at 20/s",
                        "p50 ≤ 3 ms, p99 ≤ 15 ms",
                        "p50 %.1f ms, p99 %.1f ms",
                        List.of("chat.p50 [ms]", "chat.p99 [ms]")),
                new Row(
                        "messages at saturation",
                        "≥ 3,000/s, p99 < 250 ms, ≥ 0.5 of the bare transactions",
                        "%,.0f/s, p99 %.0f ms, %.2f of them",
                        List.of(
                                "chat.messages [1/s]",
                                "chat.saturated.p99 [ms]",
                                "chat.messages [1/s] / transactions [1/s]")),
                new Row(
                        "new conversations offered",
                        "≥ 500/s, p99 ≤ 100 ms",
                        "%,.0f/s, p99 %.0f ms",
                        List.of("offers [1/s]", "offers.p99 [ms]")),
                new Row(
                        "idle visitors",
                        "15,000 in ≤ 250 MB",
                        "%,.0f in %.0f MB",
                        List.of("idle.sockets", "idle.added [MB]")),
                new Row(
                        "visitors who come back at once",
                        "10,000, none loses a word",
                        "%,.0f in %.1f s, %.0f words lost",
                        List.of("storm.back", "storm.seconds [s]", "storm.lost")));

        private final Map<String, Double> medians = new TreeMap<>();
        private final double loadBefore =
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

        private record Row(String what, String target, String format, List<String> figures) {}

        void add(Map<String, Double> more) {
            medians.putAll(more);
        }

        /// Only rows whose figures were all taken; the load before tells whether the machine was
        /// quiet.
        String markdown() {
            var text = new StringBuilder("\n| what | target | measured |\n|---|---|---|\n");
            for (Row row : ROWS) {
                if (medians.keySet().containsAll(row.figures())) {
                    Object[] values = row.figures().stream().map(medians::get).toArray();
                    text.append("| %s | %s | %s |\n"
                            .formatted(row.what(), row.target(), String.format(Locale.ROOT, row.format(), values)));
                }
            }
            return text.append(String.format(
                            Locale.ROOT,
                            "%n%d processors, Java %s, load before the start %.2f.%n",
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.version(),
                            loadBefore))
                    .toString();
        }
    }
}
