package parley.work.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.simulation.Figures.Count;
import parley.work.simulation.Figures.Form;

/// Configurations of one centre side by side, run by run on the same customers.
///
/// @param queues by name, in the order in which they are reported
/// @param configurations the first is the one that the others are compared with
/// @param runs how often each is run, positive
public record Comparison(Map<String, QueueId> queues, List<Named> configurations, int runs) {

    private static final long SEED = 1;
    private static final double SECOND = 1_000;
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;

    /// @throws IllegalArgumentException where there is nothing to run
    public Comparison {
        queues = new LinkedHashMap<>(queues);
        configurations = List.copyOf(configurations);
        if (configurations.isEmpty() || runs < 1) {
            throw new IllegalArgumentException("nothing to run");
        }
    }

    /// One way to set the centre up.
    public record Named(String name, Scenario scenario) {}

    /// What a figure comes to.
    ///
    /// @param halfWidth how far the truth may be from it: 95 of 100 such intervals hold what
    ///     endless runs would come to; null where there was one run only
    public record SimulatedFigure(double mean, @Nullable Double halfWidth) {}

    /// Figures of a part of the centre. Times are seconds, shares 0 to 1.
    ///
    /// @param scope `all`, `queue`, `channel` or `agents`
    /// @param name of the queue or the channel
    /// @param values by figure, for each configuration
    /// @param more by how much it is larger than in the first, run by run, for each of the others
    public record SimulatedRow(
            String scope,
            @Nullable String name,
            Map<String, List<SimulatedFigure>> values,
            Map<String, List<SimulatedFigure>> more) {}

    /// What all of it came to.
    ///
    /// @param configurations by name
    public record SimulatedDay(List<String> configurations, int runs, List<SimulatedRow> rows) {}

    /// A scenario file, as `tool simulate` reads it.
    ///
    /// @param mostContacts that all runs together may have
    /// @throws ProblemException that says where it is wrong, and why
    public static Comparison read(String file, long mostContacts) {
        Plan plan = ScenarioReader.read(file);
        double contacts = 0;
        Map<String, QueueId> queues = new LinkedHashMap<>();
        List<Named> all = new ArrayList<>();
        for (Plan.Configuration one : plan.configurations()) {
            one.queues().ids().forEach(queues::putIfAbsent);
            all.add(new Named(one.name(), one.scenario()));
            for (Demand demand : one.scenario().demands()) {
                contacts += Arriving.expected(demand, one.scenario().period().end()) * plan.runs();
            }
        }
        if (contacts > mostContacts) {
            throw new ProblemException(SimulationProblem.SCENARIO_TOO_LARGE, Math.round(contacts), mostContacts);
        }
        return new Comparison(queues, all, plan.runs());
    }

    /// A row, and the value of each of its figures by configuration and run.
    private record Gathered(
            String scope,
            @Nullable String name,
            Function<Outcome, Map<String, Double>> of,
            Map<String, double[][]> values) {}

    /// Runs all of it.
    ///
    /// @param goesOn asked before each run, with the share that is done in hundredths
    /// @return nothing where it was stopped
    public Optional<SimulatedDay> run(IntPredicate goesOn) {
        return run(SEED, goesOn);
    }

    /// Runs all of it on other customers.
    ///
    /// @param seed of the first run, each other run has the next one
    public Optional<SimulatedDay> run(long seed, IntPredicate goesOn) {
        List<Gathered> rows = rows();
        int all = runs * configurations.size();
        for (int run = 0; run < runs; run++) {
            for (int place = 0; place < configurations.size(); place++) {
                if (!goesOn.test(100 * (run * configurations.size() + place) / all)) {
                    return Optional.empty();
                }
                Outcome outcome = Simulation.run(configurations.get(place).scenario(), seed + run);
                for (Gathered row : rows) {
                    for (Map.Entry<String, Double> figure :
                            row.of().apply(outcome).entrySet()) {
                        row.values()
                                        .computeIfAbsent(figure.getKey(), _ -> new double[configurations.size()][runs])[
                                        place][run] =
                                figure.getValue();
                    }
                }
            }
        }
        return Optional.of(new SimulatedDay(
                configurations.stream().map(Named::name).toList(),
                runs,
                rows.stream().map(this::row).toList()));
    }

    private List<Gathered> rows() {
        List<Gathered> rows = new ArrayList<>();
        rows.add(contacts("all", null, _ -> true));
        rows.add(new Gathered("agents", null, Comparison::agents, new LinkedHashMap<>()));
        queues.forEach((name, queue) ->
                rows.add(contacts("queue", name, demand -> demand.queue().equals(queue))));
        var channels = new TreeSet<String>();
        configurations.forEach(one -> one.scenario()
                .demands()
                .forEach(demand -> channels.add(demand.channel().value())));
        for (String channel : channels) {
            var key = new ChannelKey(channel);
            rows.add(contacts("channel", channel, demand -> demand.channel().equals(key)));
        }
        return rows;
    }

    private static Gathered contacts(String scope, @Nullable String name, Predicate<Demand> chosen) {
        return new Gathered(scope, name, outcome -> figures(outcome, chosen), new LinkedHashMap<>());
    }

    private static Map<String, Double> figures(Outcome outcome, Predicate<Demand> chosen) {
        Figures figures = outcome.of(chosen);
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("offered", (double) figures.of(Count.OFFERED));
        all.put("answered", (double) figures.of(Count.ANSWERED));
        all.put("abandoned", (double) figures.of(Count.ABANDONED));
        all.put("stillWaiting", (double) figures.of(Count.LEFT));
        all.put("serviceLevel", figures.serviceLevel(Form.OF_OFFERED));
        all.put("abandonment", figures.abandonment());
        all.put("waitOfAnswered", figures.speedOfAnswer() / SECOND);
        all.put("waitMedian", outcome.waitOfAnswered(chosen, MEDIAN) / SECOND);
        all.put("waitOfMost", outcome.waitOfAnswered(chosen, MOST) / SECOND);
        all.put("waitingCost", outcome.waitingCost(chosen));
        all.put("longestWait", figures.of(Count.LONGEST_WAIT) / SECOND);
        return all;
    }

    private static Map<String, Double> agents(Outcome outcome) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("occupancy", outcome.occupancy());
        all.put("giniOfOccupancy", outcome.giniOfOccupancy());
        return all;
    }

    private SimulatedRow row(Gathered row) {
        Map<String, List<SimulatedFigure>> values = new LinkedHashMap<>();
        Map<String, List<SimulatedFigure>> more = new LinkedHashMap<>();
        row.values().forEach((figure, all) -> {
            List<SimulatedFigure> each = new ArrayList<>();
            List<SimulatedFigure> differences = new ArrayList<>();
            for (int place = 0; place < all.length; place++) {
                each.add(figure(all[place]));
                if (place > 0) {
                    double[] difference = new double[runs];
                    for (int run = 0; run < runs; run++) {
                        difference[run] = all[place][run] - all[0][run];
                    }
                    differences.add(figure(difference));
                }
            }
            values.put(figure, each);
            more.put(figure, differences);
        });
        return new SimulatedRow(row.scope(), row.name(), values, more);
    }

    private static SimulatedFigure figure(double... values) {
        Estimate estimate = Estimate.of(values);
        return new SimulatedFigure(
                estimate.mean(), Double.isFinite(estimate.halfWidth()) ? estimate.halfWidth() : null);
    }
}
