package parley.demo.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
}
