package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Rules;
import parley.work.queue.QueueId;
import parley.work.simulation.Plan.Configuration;
import parley.work.simulation.Scenario.Period;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a scenario file of version 1, and refuses what it does not understand.
final class ScenarioReader {

    /// What would take longer than a night on an ordinary machine.
    static final long MOST_CONTACTS = 100_000_000;

    private static final int VERSION = 1;
    private static final int MOST_RUNS = 1_000;
    private static final int MOST_QUEUES = 500;
    private static final int MOST_CONFIGURATIONS = 20;
    private static final long MOST_LENGTH = 366L * 86_400_000;
    private static final int MOST_INTERVALS = 10_000;

    /// Contacts × intervals × runs: their figures are kept until the end.
    private static final long MOST_ROWS = 500_000;

    private static final double MOST_URGENCY = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScenarioReader() {}

    /// @throws ProblemException that says where it is wrong, and why
    static Plan read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException invalid) {
            throw new ProblemException(
                    invalid,
                    SimulationProblem.SCENARIO_NOT_JSON,
                    invalid.getLocation() == null ? 0 : invalid.getLocation().getLineNr(),
                    invalid.getLocation() == null ? 0 : invalid.getLocation().getColumnNr());
        }
        return Fields.read(root, ScenarioReader::plan);
    }

    private static Plan plan(Fields file) {
        if (file.at("version").number(0, Integer.MAX_VALUE) != VERSION) {
            throw new ProblemException(SimulationProblem.SCENARIO_VERSION, Integer.toString(VERSION));
        }
        String name = file.at("name").name();
        int runs = file.at("runs", 20, field -> field.whole(1, MOST_RUNS));
        boolean byInterval = file.at("period").look("length", Fields::positive) > 0
                && file.at("period").has("interval");
        List<Configuration> configurations = new ArrayList<>();
        var base = new Centre(file, null);
        configurations.add(base.read(file.at("call", "base", Fields::name)));
        if (file.has("compare")) {
            Set<String> names = new HashSet<>(Set.of(configurations.getFirst().name()));
            configurations.addAll(file.at("compare")
                    .list(
                            1,
                            MOST_CONFIGURATIONS,
                            one -> one.object(change -> new Centre(file, change)
                                    .read(change.at("name").name(names)))));
        }
        var plan = new Plan(name, runs, byInterval, configurations);
        check(plan);
        return plan;
    }

    private static void check(Plan plan) {
        for (Configuration one : plan.configurations()) {
            long rows = (long) one.scenario().demands().size()
                    * one.scenario().period().intervals();
            if (plan.byInterval() && rows * plan.runs() > MOST_ROWS) {
                throw new ProblemException(
                        SimulationProblem.SCENARIO_TOO_MANY, "$.period.interval", rows * plan.runs(), MOST_ROWS);
            }
        }
        double contacts = 0;
        for (Configuration one : plan.configurations()) {
            for (Demand demand : one.scenario().demands()) {
                contacts += Arriving.expected(demand, one.scenario().period().end());
            }
        }
        if (contacts * plan.runs() > MOST_CONTACTS) {
            throw new ProblemException(
                    SimulationProblem.SCENARIO_TOO_LARGE, Math.round(contacts * plan.runs()), MOST_CONTACTS);
        }
    }

    /// One centre: what the file says, but for what a change says otherwise.
    private record Centre(Fields file, @Nullable Fields change) {

        Configuration read(String name) {
            List<Fields> listed = field("queues").list(1, MOST_QUEUES, queue -> queue);
            Map<String, QueueId> ids = new LinkedHashMap<>();
            Set<String> taken = new HashSet<>();
            listed.forEach(queue -> queue.look("name", field -> {
                String its = field.name(taken);
                return ids.put(its, Queues.queue(its));
            }));
            Queues queues = Queues.read(listed, ids);
            Map<String, String> routes = routes(ids);
            Contacts contacts = new Contacts(queues, routes);
            List<Demand> demands = contacts.read(file.at("contacts"), change);
            List<Crew> crews = new Crews(queues, contacts.names()).read(field("agents"));
            var rules = new Rules(1, queues.rules(), urgency(), isFifo());
            return new Configuration(name, new Scenario(demands, crews, rules, queues.places(), period(file)), queues);
        }

        private Fields field(String name) {
            return change != null && change.has(name) ? change.at(name) : file.at(name);
        }

        private boolean isFifo() {
            boolean usual = file.at("fifoAcrossChannels", false, Fields::isOn);
            return change == null ? usual : change.at("fifoAcrossChannels", usual, Fields::isOn);
        }

        private Map<ChannelKey, Double> urgency() {
            Map<ChannelKey, Double> urgency = new HashMap<>();
            boolean isChanged = change != null && change.has("urgency");
            if (isChanged || file.has("urgency")) {
                field("urgency")
                        .each(
                                20,
                                (channel, field) -> urgency.put(field.channel(channel), field.number(0, MOST_URGENCY)));
            }
            return urgency;
        }

        private Map<String, String> routes(Map<String, QueueId> ids) {
            Map<String, String> routes = new HashMap<>();
            if (change != null && change.has("routes")) {
                change.at("routes").each(MOST_QUEUES, (demand, queue) -> {
                    queue.known(ids);
                    routes.put(demand, queue.text());
                });
            }
            return routes;
        }
    }

    private static Period period(Fields file) {
        return file.at("period").object(period -> {
            long warmUp = period.at("warmUp", 0L, Fields::duration);
            long length = period.at("length").positive();
            long interval = period.at("interval", length, Fields::positive);
            if (warmUp + length > MOST_LENGTH || length / interval > MOST_INTERVALS) {
                throw new ProblemException(
                        SimulationProblem.SCENARIO_TOO_MANY, period.path(), length / interval, MOST_INTERVALS);
            }
            long overtime = period.at("overtime", 86_400_000L, Fields::duration);
            return new Period(warmUp, warmUp + length, interval, overtime);
        });
    }
}
