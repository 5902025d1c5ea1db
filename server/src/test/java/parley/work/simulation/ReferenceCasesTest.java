package parley.work.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static parley.work.simulation.Centre.ENDLESS;
import static parley.work.simulation.Centre.SECOND;
import static parley.work.simulation.Centre.seconds;
import static parley.work.simulation.Centre.serves;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.work.engine.Rules;
import parley.work.simulation.Demand.Customers;
import parley.work.simulation.Demand.Handling;
import parley.work.simulation.Demand.Terms;
import parley.work.simulation.Figures.Form;
import parley.work.simulation.Scenario.Period;

/// The engine under a virtual clock against a table of reference cases of Erlang C and A.
class ReferenceCasesTest {

    private static final int RUNS = 10;

    /// Contacts for each case.
    private static final int CONTACTS = 8_000;

    /// Above this a patient line needs weeks to forget how it began.
    private static final double FULLEST = 0.965;

    /// Thousands of agents take longer than a test should.
    private static final int LARGEST = 500;

    private static final double HOUR = 3_600;

    @Test
    void nineteenOfTwentyIntervalsHoldTheReferenceValue() throws IOException {
        String data = System.getenv("PARLEY_EVAL_DATA");
        assumeTrue(data != null, "PARLEY_EVAL_DATA names no folder with reference values");
        Map<String, List<Map<String, String>>> cases = new LinkedHashMap<>();
        for (Map<String, String> row : rows(Path.of(data).resolve("erlang-cases.csv"))) {
            if (row.getOrDefault("model", "").matches("Erlang[CA]")) {
                cases.computeIfAbsent(row.getOrDefault("case", ""), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        int asked = 0;
        List<String> missed = new ArrayList<>();
        for (List<Map<String, String>> rows : cases.values()) {
            if (isSimulated(rows.getFirst())) {
                Replications runs = runs(rows.getFirst());
                for (Map<String, String> row : rows) {
                    asked++;
                    Estimate estimate = estimate(runs, row.getOrDefault("quantity", ""));
                    double exact = number(row, "value");
                    // what never happens in any run has no interval
                    boolean isHeld = estimate.holds(exact) || Math.abs(estimate.mean() - exact) < 1e-4;
                    if (!isHeld) {
                        missed.add(row.get("case") + " " + row.get("quantity") + " " + exact + " " + estimate);
                    }
                }
            }
        }

        assertThat(asked).isGreaterThan(150);
        assertThat(missed.size() / (double) asked).as("%s", missed).isLessThan(0.1);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    // only the last column, a note, may hold commas
                    String[] cells = line.split(",", names.length);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < cells.length; i++) {
                        row.put(names[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    private static double number(Map<String, String> row, String name) {
        String text = row.getOrDefault(name, "");
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private static double load(Map<String, String> row) {
        return number(row, "calls_per_hour") * number(row, "aht_s") / HOUR / number(row, "agents");
    }

    private static boolean isSimulated(Map<String, String> row) {
        return number(row, "agents") <= LARGEST && (number(row, "patience_mean_s") > 0 || load(row) <= FULLEST);
    }

    private static Replications runs(Map<String, String> row) {
        double perHour = number(row, "calls_per_hour");
        double handling = number(row, "aht_s");
        double patience = number(row, "patience_mean_s");
        int agents = (int) number(row, "agents");
        double forgets =
                patience > 0 ? Math.max(handling, patience) : handling / Math.pow(1 - Math.sqrt(load(row)), 2) / agents;
        double warmUp = Math.max(10 * handling, 8 * forgets);
        double length = Math.max(CONTACTS / perHour * HOUR / RUNS, 10 * forgets);
        var calls = new Demand(
                "calls",
                Centre.queue(0),
                Centre.CALL,
                Arrivals.steady(perHour),
                Handling.of(seconds(handling)),
                Customers.waiting(patience > 0 ? seconds(patience) : ENDLESS),
                Terms.within((long) (number(row, "threshold_s") * SECOND)));
        var scenario = Scenario.of(
                List.of(calls),
                List.of(Crew.of("team", agents, serves(0))),
                Rules.NONE,
                Period.of((long) (warmUp * SECOND), (long) ((warmUp + length) * SECOND)));
        return Replications.of(scenario, 1, RUNS);
    }

    private static Estimate estimate(Replications runs, String quantity) {
        return switch (quantity) {
            case "pwait" -> runs.of(outcome -> outcome.total().delayed());
            case "sl" -> runs.of(outcome -> outcome.total().serviceLevel(Form.OF_OFFERED));
            case "sl_all" -> runs.of(outcome -> outcome.total().serviceLevel(Form.IN_TIME_OR_GONE));
            case "asa" -> runs.of(outcome -> outcome.total().meanWait() / SECOND);
            case "pab" -> runs.of(outcome -> outcome.total().abandonment());
            case "occ" -> runs.of(Outcome::occupancy);
            case "eq" -> runs.of(outcome -> outcome.meanWaiting(_ -> true));
            default -> throw new AssertionError(quantity);
        };
    }
}
