package parley.work.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Capacity;
import parley.work.queue.QueueId;
import parley.work.replay.PastLoads.PastLoad;
import parley.work.simulation.Arrivals;
import parley.work.simulation.Crew;
import parley.work.simulation.Demand;
import parley.work.simulation.Outcome;
import parley.work.simulation.Scenario;
import parley.work.tuning.Load;

/// Days that are over in two other forms: as a scenario in which other customers come at the same
/// times of day, and as the rates by which weights are tuned.
///
/// @param queues that are weighed, each with contacts and with somebody who serves it
/// @param teams what each team serves of them
/// @param scenario with as many customers in each half an hour as there were, on average
/// @param load of the queues and the teams, in seconds
/// @param busiest how many times as much came around a contact as came on average
record CentreLoad(List<QueueId> queues, List<Set<QueueId>> teams, Scenario scenario, Load load, double busiest) {

    static final int MOST_PAIRS = 40;

    private static final long HALF_HOUR = 1_800_000;
    private static final double SECOND = 1_000;
    private static final double HOUR = 3_600_000;

    /// @param wanted queues to weigh; all where none is named
    /// @throws ProblemException `balance-nothing-shared`, `balance-too-many`
    static CentreLoad of(PastLoad past, Collection<QueueId> wanted) {
        return new Reading(past.scenario(), wanted).load();
    }

    /// A queue as it was.
    private static final class Line {
        private final long[] byHalfHour;
        private final Map<ChannelKey, Integer> channels = new HashMap<>();
        private int contacts;
        private double work;
        private double target;
        private int left;
        private double waited;

        Line(int intervals) {
            byHalfHour = new long[intervals];
        }

        ChannelKey channel() {
            return channels.entrySet().stream()
                    .max(Map.Entry.<ChannelKey, Integer>comparingByValue()
                            .thenComparing(one -> one.getKey().value()))
                    .orElseThrow()
                    .getKey();
        }
    }

    private static final class Reading {
        private final Scenario scenario;
        private final long end;
        private final int intervals;
        private final Map<QueueId, Line> lines = new LinkedHashMap<>();

        Reading(Scenario scenario, Collection<QueueId> wanted) {
            this.scenario = scenario;
            this.end = scenario.period().end();
            this.intervals = (int) Math.ceilDiv(end, HALF_HOUR);
            for (Demand demand : scenario.demands()) {
                boolean isServed = scenario.crews().stream()
                        .anyMatch(crew -> crew.profile().queues().containsKey(demand.queue()));
                if (isServed && (wanted.isEmpty() || wanted.contains(demand.queue()))) {
                    read(lines.computeIfAbsent(demand.queue(), _ -> new Line(intervals)), demand);
                }
            }
        }

        private static List<Arrivals.Contact> contacts(Demand demand) {
            return demand.arrivals() instanceof Arrivals.Recorded(List<Arrivals.Contact> all) ? all : List.of();
        }

        private static void read(Line line, Demand demand) {
            List<Arrivals.Contact> contacts = contacts(demand);
            line.contacts += contacts.size();
            line.channels.merge(demand.channel(), contacts.size(), Integer::sum);
            line.work += contacts.size()
                    * (demand.handling().work().mean()
                            + demand.handling().wrapUp().mean());
            line.target += (double) contacts.size() * demand.terms().target();
            for (Arrivals.Contact contact : contacts) {
                line.byHalfHour[(int) (contact.at() / HALF_HOUR)]++;
                line.left += contact.patience() == null ? 0 : 1;
                line.waited += contact.patience() == null ? contact.waited() : contact.patience();
            }
        }

        CentreLoad load() {
            List<QueueId> queues = lines.keySet().stream()
                    .sorted(Comparator.comparing(QueueId::value))
                    .toList();
            Map<Set<QueueId>, List<Crew>> teams = new LinkedHashMap<>();
            for (Crew crew : scenario.crews()) {
                Set<QueueId> serves = new HashSet<>(crew.profile().queues().keySet());
                serves.retainAll(queues);
                if (!serves.isEmpty() && crew.size() > 0 && present(crew) > 0) {
                    teams.computeIfAbsent(Set.copyOf(serves), _ -> new ArrayList<>())
                            .add(crew);
                }
            }
            if (teams.keySet().stream().noneMatch(serves -> serves.size() > 1)) {
                throw new ProblemException(BalanceProblem.BALANCE_NOTHING_SHARED);
            }
            if (teams.keySet().stream().mapToInt(Set::size).sum() > MOST_PAIRS) {
                throw new ProblemException(BalanceProblem.BALANCE_TOO_MANY, MOST_PAIRS);
            }
            double staffed =
                    staffed(teams.values().stream().flatMap(List::stream).toList());
            var load = new Load(
                    queues.stream().map(queue -> kind(queue, staffed)).toList(),
                    teams.values().stream()
                            .map(crews -> team(crews, queues, staffed))
                            .toList());
            return new CentreLoad(queues, List.copyOf(teams.keySet()), others(), load, busiest(staffed));
        }

        private Line line(QueueId queue) {
            Line line = lines.get(queue);
            if (line == null) {
                throw new IllegalStateException("not read: " + queue);
            }
            return line;
        }

        private Load.Kind kind(QueueId queue, double staffed) {
            Line line = line(queue);
            double leaving = line.waited == 0 ? 0 : line.left / line.waited * SECOND;
            return new Load.Kind(
                    line.contacts / staffed * SECOND,
                    leaving,
                    SECOND * line.contacts / line.target,
                    Outcome.COST_OF_LEAVING,
                    Load.Kind.ENDLESS);
        }

        /// As many as were there on average, each as fast as they are on average.
        private Load.Team team(List<Crew> crews, List<QueueId> queues, double staffed) {
            double there = crews.stream().mapToDouble(this::present).sum();
            List<Double> rates = queues.stream()
                    .map(queue -> crews.stream()
                                    .mapToDouble(crew -> present(crew) * rate(crew, queue))
                                    .sum()
                            / there)
                    .toList();
            return new Load.Team((int) Math.max(1, Math.round(there / staffed)), rates);
        }

        /// How much an agent completes in a second who does nothing else.
        private double rate(Crew crew, QueueId queue) {
            Line line = line(queue);
            Capacity capacity = crew.profile().capacity();
            Capacity.Share share = capacity.shares().get(line.channel());
            if (share == null || !crew.profile().queues().containsKey(queue)) {
                return 0;
            }
            int atOnce = share.weight() == 0 ? share.most() : Math.min(share.most(), capacity.units() / share.weight());
            return line.work == 0 ? 0 : atOnce * line.contacts / line.work * SECOND;
        }

        /// For how long they were there, all of the crew together.
        private double present(Crew crew) {
            double each = crew.shift().isEmpty()
                    ? end
                    : crew.shift().stream()
                            .mapToDouble(span -> Math.max(0, Math.min(span.to(), end) - span.from()))
                            .sum();
            return each * crew.size();
        }

        /// For how long anybody was there.
        private double staffed(List<Crew> crews) {
            if (crews.stream().anyMatch(crew -> crew.shift().isEmpty())) {
                return end;
            }
            List<Crew.Span> spans = crews.stream()
                    .flatMap(crew -> crew.shift().stream())
                    .sorted(Comparator.comparingLong(Crew.Span::from))
                    .toList();
            double sum = 0;
            long reached = 0;
            for (Crew.Span span : spans) {
                long from = Math.max(reached, span.from());
                long to = Math.min(end, span.to());
                sum += Math.max(0, to - from);
                reached = Math.max(reached, to);
            }
            return sum;
        }

        /// What chance alone makes of equal half hours is taken out.
        private double busiest(double staffed) {
            double squares = 0;
            double all = 0;
            for (Line line : lines.values()) {
                double own = Arrays.stream(line.byHalfHour)
                        .mapToDouble(count -> (double) count * (count - 1))
                        .sum();
                squares += line.contacts == 0 ? 0 : own / (line.contacts * HALF_HOUR / staffed);
                all += line.contacts;
            }
            return all == 0 ? 1 : squares / all;
        }

        /// The same centre with other customers, who come as those did.
        private Scenario others() {
            List<Demand> demands = scenario.demands().stream()
                    .map(demand -> {
                        double[] perHour = new double[intervals];
                        for (Arrivals.Contact contact : contacts(demand)) {
                            perHour[(int) (contact.at() / HALF_HOUR)] += HOUR / HALF_HOUR;
                        }
                        return new Demand(
                                demand.name(),
                                demand.queue(),
                                demand.channel(),
                                new Arrivals.ByRate(
                                        0,
                                        HALF_HOUR,
                                        Arrays.stream(perHour).boxed().toList()),
                                demand.handling(),
                                demand.customers(),
                                demand.terms());
                    })
                    .toList();
            return new Scenario(demands, scenario.crews(), scenario.rules(), scenario.places(), scenario.period());
        }
    }
}
