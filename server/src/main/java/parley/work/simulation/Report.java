package parley.work.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;
import parley.work.simulation.Figures.Count;
import parley.work.simulation.Figures.Form;
import parley.work.simulation.Plan.Configuration;

/// What the runs of one configuration came to, row by row; of each run only the figures are kept.
final class Report {

    private static final double SECOND = 1_000;

    private final Configuration configuration;
    private final List<Row> rows = new ArrayList<>();

    /// @param head what it is about
    /// @param of its figures in one run
    /// @param values by figure and run
    private record Row(
            Map<String, Object> head, Function<Outcome, Map<String, Double>> of, Map<String, List<Double>> values) {}

    Report(Plan plan, Configuration configuration) {
        this.configuration = configuration;
        Scenario scenario = configuration.scenario();
        contacts("all", "", _ -> true);
        configuration.queues().ids().forEach((name, id) -> contacts("queue", name, ofQueue(id)));
        var channels = new TreeSet<String>();
        scenario.demands().forEach(demand -> channels.add(demand.channel().value()));
        channels.forEach(channel -> contacts("channel", channel, ofChannel(new ChannelKey(channel))));
        for (int i = 0; i < scenario.demands().size(); i++) {
            int number = i;
            String name = scenario.demands().get(i).name();
            contacts("contacts", name, demand -> demand.name().equals(name));
            if (plan.byInterval()) {
                for (int interval = 0; interval < scenario.period().intervals(); interval++) {
                    interval(number, interval, scenario.period());
                }
            }
        }
        for (int i = 0; i < scenario.crews().size(); i++) {
            int number = i;
            add(
                    head("agents", scenario.crews().get(i).name()),
                    outcome -> load(outcome.crews().get(number)));
        }
    }

    private static Predicate<Demand> ofQueue(QueueId queue) {
        return demand -> demand.queue().equals(queue);
    }

    private static Predicate<Demand> ofChannel(ChannelKey channel) {
        return demand -> demand.channel().equals(channel);
    }

    private static Map<String, Object> head(String scope, String name) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("scope", scope);
        if (!name.isEmpty()) {
            head.put("name", name);
        }
        return head;
    }

    private void add(Map<String, Object> head, Function<Outcome, Map<String, Double>> of) {
        rows.add(new Row(head, of, new LinkedHashMap<>()));
    }

    private void contacts(String scope, String name, Predicate<Demand> chosen) {
        add(head(scope, name), outcome -> figures(outcome.of(chosen), outcome.length()));
    }

    private void interval(int demand, int interval, Scenario.Period period) {
        Map<String, Object> head =
                head("interval", configuration.scenario().demands().get(demand).name());
        long from = period.warmUp() + interval * period.interval();
        head.put("from", from / SECOND);
        long length = Math.min(period.interval(), period.end() - from);
        add(head, outcome -> figures(outcome.demands().get(demand).intervals().get(interval), length));
    }

    private static Map<String, Double> figures(Figures figures, long length) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("offered", (double) figures.of(Count.OFFERED));
        all.put("answered", (double) figures.of(Count.ANSWERED));
        all.put("abandoned", (double) figures.of(Count.ABANDONED));
        all.put("turnedAway", (double) figures.of(Count.BLOCKED));
        all.put("wentElsewhere", (double) figures.of(Count.WENT_ELSEWHERE));
        all.put("stillWaiting", (double) figures.of(Count.LEFT));
        all.put("serviceLevel", figures.serviceLevel(Form.OF_OFFERED));
        all.put("serviceLevelInTimeOrGone", figures.serviceLevel(Form.IN_TIME_OR_GONE));
        all.put("serviceLevelOfAnswered", figures.serviceLevel(Form.OF_ANSWERED));
        all.put("abandonment", figures.abandonment());
        all.put("waitOfAnswered", figures.speedOfAnswer() / SECOND);
        all.put("waitOfAll", figures.meanWait() / SECOND);
        all.put("longestWait", figures.of(Count.LONGEST_WAIT) / SECOND);
        all.put("meanWaiting", figures.of(Count.WAITED) / (double) length);
        all.put("mostWaiting", (double) figures.of(Count.MOST_WAITING));
        return all;
    }

    private static Map<String, Double> load(Outcome.Load load) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("occupancy", load.occupancy());
        all.put("weightedOccupancy", load.weighedOccupancy());
        all.put(
                "contactsPerAgent",
                load.taken().stream().mapToInt(one -> one).average().orElse(0));
        all.put("giniOfContacts", load.giniOfContacts());
        all.put("giniOfTime", load.giniOfTime());
        return all;
    }

    /// One more run.
    void add(Outcome outcome) {
        for (Row row : rows) {
            row.of()
                    .apply(outcome)
                    .forEach((name, value) -> row.values()
                            .computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(value));
        }
    }

    /// What it came to.
    List<Map<String, @Nullable Object>> lines() {
        return rows.stream().map(row -> line(row, row.values())).toList();
    }

    /// By how much each figure is larger than in another configuration, run by run.
    List<Map<String, @Nullable Object>> linesAgainst(Report other) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Row row : rows) {
            other.rows.stream()
                    .filter(before -> before.head().equals(row.head()))
                    .findFirst()
                    .ifPresent(before -> {
                        Map<String, @Nullable Object> line = line(row, differences(row, before));
                        line.put("against", other.configuration.name());
                        lines.add(line);
                    });
        }
        return lines;
    }

    private static Map<String, List<Double>> differences(Row row, Row before) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        row.values().forEach((name, values) -> {
            List<Double> old = before.values().getOrDefault(name, List.of());
            List<Double> more = new ArrayList<>();
            for (int run = 0; run < values.size(); run++) {
                more.add(values.get(run) - old.get(run));
            }
            all.put(name, more);
        });
        return all;
    }

    private Map<String, @Nullable Object> line(Row row, Map<String, List<Double>> values) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("configuration", configuration.name());
        line.putAll(row.head());
        values.forEach((name, all) -> {
            Estimate estimate =
                    Estimate.of(all.stream().mapToDouble(value -> value).toArray());
            Map<String, @Nullable Object> figure = new LinkedHashMap<>();
            figure.put("mean", estimate.mean());
            figure.put("halfWidth", Double.isFinite(estimate.halfWidth()) ? estimate.halfWidth() : null);
            line.put(name, figure);
        });
        return line;
    }
}
