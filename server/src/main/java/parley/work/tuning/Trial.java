package parley.work.tuning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.AgentState.History;
import parley.work.engine.Balance;
import parley.work.engine.Capacity;
import parley.work.engine.Decision;
import parley.work.engine.Engine;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.Who;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.tuning.Tuner.Weighed;

/// What weights cost on the real engine, which is told of invented contacts and carries out its
/// own decisions.
final class Trial {

    /// Milliseconds of a unit of time: so many that rounding does not matter.
    private static final double UNIT = 1_000_000;

    private static final String TEAM = "team";
    private static final int LEAST_PARTS = 30;

    /// Narrow enough, as a share of the mean.
    private static final double NARROW = 0.008;

    /// Student's for 30 parts.
    private static final double QUANTILE = 2.05;

    private final Load load;
    private final SplittableRandom random;
    private final Engine engine = new Engine();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Integer> teamOf = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final Set<Long> waiting = new HashSet<>();
    private final int[] waits;
    private long numbers;
    private long now;
    private double costs;

    private Trial(Load load, long seed) {
        this.load = load;
        this.random = new SplittableRandom(seed);
        this.waits = new int[load.kinds().size()];
    }

    /// A mean with the half of an interval that holds it 19 times of 20.
    record Measured(double costRate, double halfWidth) {}

    private enum What {
        COMES,
        LEAVES,
        COMPLETES
    }

    /// @param kind of the work
    /// @param of the number of the item, or of the agent who completes
    private record Event(long at, What what, int kind, long of) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Long.compare(at, other.at);
        }
    }

    /// How long it is tried.
    ///
    /// @param part so many contacts, among which what was at their beginning is soon forgotten
    /// @param most so many parts
    record Length(int part, int most) {}

    /// Goes on until the interval is narrow enough, there were enough parts, or it is late.
    static Measured measure(Load load, List<Weighed> weights, long seed, Length length, BooleanSupplier isLate) {
        var trial = new Trial(load, seed);
        trial.begin(weights);
        double each = length.part()
                / load.kinds().stream().mapToDouble(Load.Kind::arrivals).sum();
        trial.part(each);
        var parts = new ArrayList<Double>();
        Measured measured = new Measured(0, Double.MAX_VALUE);
        while (parts.size() < LEAST_PARTS
                || (measured.halfWidth() > NARROW * measured.costRate()
                        && parts.size() < length.most()
                        && !isLate.getAsBoolean())) {
            parts.add(trial.part(each));
            measured = measured(parts);
        }
        return measured;
    }

    private static Measured measured(List<Double> parts) {
        double mean = parts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = parts.stream()
                .mapToDouble(part -> (part - mean) * (part - mean))
                .sum();
        double error = Math.sqrt(squares / Math.max(1, parts.size() - 1) / parts.size());
        return new Measured(mean, QUANTILE * error);
    }

    private void begin(List<Weighed> weights) {
        var states = new ArrayList<AgentState>();
        for (int team = 0; team < load.teams().size(); team++) {
            Profile profile = profile(team);
            for (int i = 0; i < load.teams().get(team).size(); i++) {
                teamOf.add(team);
                profiles.add(profile);
                states.add(free(teamOf.size() - 1));
            }
        }
        engine.begin(rules(weights), states, List.of(), 0);
        for (int kind = 0; kind < waits.length; kind++) {
            comesNext(kind);
        }
    }

    private Profile profile(int team) {
        Map<QueueId, Profile.Membership> queues = new HashMap<>();
        Map<ChannelKey, Capacity.Share> shares = new HashMap<>();
        for (int kind = 0; kind < waits.length; kind++) {
            if (load.teams().get(team).does(kind)) {
                queues.put(queue(kind), Profile.Membership.of(1, 0));
                shares.put(channel(kind), Capacity.Share.only(1));
            }
        }
        var capacity = new Capacity(Capacity.UNITS, shares, Map.of(), null);
        return new Profile(queues, Map.of(), Map.of(TEAM, Set.of(Integer.toString(team))), capacity, 0);
    }

    private Rules rules(List<Weighed> weights) {
        Map<QueueId, QueueRules> queues = new HashMap<>();
        for (int kind = 0; kind < waits.length; kind++) {
            int its = kind;
            List<Balance.Pair> pairs = weights.stream()
                    .filter(one -> one.pairing().kind() == its)
                    .map(one -> new Balance.Pair(
                            new Who.With(
                                    TEAM, Set.of(Integer.toString(one.pairing().team()))),
                            one.weights()))
                    .toList();
            queues.put(
                    queue(kind), new QueueRules(Strategy.PLAIN, 60_000, Map.of(), new Balance(pairs, longestHold())));
        }
        return new Rules(1, queues, Map.of(), false);
    }

    /// Holds are ended by what comes and goes; by itself only where something hangs: after a
    /// multiple of the longest time that anything takes.
    private long longestHold() {
        double slowest = load.teams().stream()
                .flatMap(team -> team.rates().stream())
                .filter(rate -> rate > 0)
                .mapToDouble(rate -> 1 / rate)
                .max()
                .orElse(1);
        double patience = load.kinds().stream()
                .mapToDouble(Load.Kind::leaving)
                .filter(rate -> rate > 0)
                .map(rate -> 1 / rate)
                .max()
                .orElse(1);
        return (long) (20 * Math.max(slowest, patience) * UNIT);
    }

    private static QueueId queue(int kind) {
        return new QueueId(new UUID(2, kind));
    }

    private static ChannelKey channel(int kind) {
        return new ChannelKey("work-" + (kind + 1));
    }

    private AgentState free(int agent) {
        return new AgentState(
                new AgentId(new UUID(1, agent)), profiles.get(agent), null, List.of(), History.since(now));
    }

    /// What a unit of time has cost in this part.
    private double part(double units) {
        long end = now + (long) (units * UNIT);
        double before = costs;
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            // a hold that ends by itself ends before what happens later
            while (engine.next().orElse(Long.MAX_VALUE) < event.at()) {
                pass(engine.next().orElse(now));
                follow(engine.advance(now));
            }
            pass(event.at());
            happen(event);
        }
        pass(end);
        return (costs - before) / units;
    }

    private void pass(long at) {
        double all = IntStream.range(0, waits.length)
                .mapToDouble(kind -> waits[kind] * load.kinds().get(kind).waitingCost())
                .sum();
        costs += all * Math.max(0, at - now) / UNIT;
        now = Math.max(now, at);
    }

    private void happen(Event event) {
        switch (event.what()) {
            case COMES -> {
                comesNext(event.kind());
                if (waits[event.kind()] < load.kinds().get(event.kind()).room()) {
                    comes(event.kind());
                }
            }
            case LEAVES -> {
                if (waiting.remove(event.of())) {
                    waits[event.kind()]--;
                    costs += load.kinds().get(event.kind()).leavingCost();
                    follow(engine.remove(work(event.of()), now));
                }
            }
            case COMPLETES -> follow(engine.put(free((int) event.of()), now));
        }
    }

    private void comesNext(int kind) {
        after(load.kinds().get(kind).arrivals(), What.COMES, kind, 0);
    }

    private void comes(int kind) {
        long number = numbers++;
        waiting.add(number);
        waits[kind]++;
        after(load.kinds().get(kind).leaving(), What.LEAVES, kind, number);
        var item = new Item(
                work(number),
                queue(kind),
                channel(kind),
                Item.Place.entered(now),
                new Item.StepReached(0, now),
                Item.Facts.NONE,
                Map.of());
        follow(engine.put(item, now));
    }

    private static WorkId work(long number) {
        return new WorkId(new UUID(4, number));
    }

    private void after(double rate, What what, int kind, long of) {
        if (rate > 0) {
            double units = -Math.log(1 - random.nextDouble()) / rate;
            events.add(new Event(now + (long) (units * UNIT), what, kind, of));
        }
    }

    private void follow(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Asked(Item item, List<AgentId> agents, Decision.Why _)) {
                int kind = (int) item.queue().value().getLeastSignificantBits();
                int agent = (int) agents.getFirst().value().getLeastSignificantBits();
                waiting.remove(item.id().value().getLeastSignificantBits());
                waits[kind]--;
                double rate = load.teams().get(teamOf.get(agent)).rates().get(kind);
                after(rate, What.COMPLETES, kind, agent);
            }
        }
    }
}
