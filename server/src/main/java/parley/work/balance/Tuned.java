package parley.work.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import parley.work.balance.BalanceDefinition.BalanceWeights;
import parley.work.balance.BalanceDefinition.BalancedQueue;
import parley.work.balance.Proposal.BalanceOutcome;
import parley.work.balance.Proposal.Verdict;
import parley.work.engine.Balance;
import parley.work.engine.Rules;
import parley.work.queue.QueueId;
import parley.work.replay.PastLoads.PastLoad;
import parley.work.simulation.Comparison;
import parley.work.simulation.Comparison.SimulatedDay;
import parley.work.simulation.Comparison.SimulatedFigure;
import parley.work.simulation.Comparison.SimulatedRow;
import parley.work.simulation.Scenario;
import parley.work.tuning.Load;
import parley.work.tuning.Tuner;
import parley.work.tuning.Tuner.Weighed;

/// Finds weights for what a centre had to do, and says what they would have gained. They are tuned
/// on one set of customers, chosen on another, and judged on a third that neither has seen.
final class Tuned {

    /// What stands in the result for how it is set up now, and for the weights.
    static final String NOW = "now";

    static final String BALANCED = "balanced";

    /// A share of what the tuner usually does, for so many agents; more of them do more in the same
    /// time, of which a try must see as much.
    private static final double EFFORT = 0.3;

    private static final double MOST_EFFORT = 2;
    private static final double AGENTS = 5;
    private static final long TUNED_ON = 7_000_003;
    private static final long CHOSEN_ON = 1_000_001;
    private static final long JUDGED_ON = 1;
    private static final int CHOOSING = 5;

    /// The tuner asks about so many times whether to go on.
    private static final int TRIES = 1_660;

    private static final double CLEARLY_BUSIER = 1.1;
    private static final int TUNED = 40;
    private static final int CHOSEN = 55;

    private final Map<String, QueueId> names;
    private final CentreLoad centre;
    private final int runs;
    private final IntPredicate goesOn;
    private boolean isStopped;

    private Tuned(Map<String, QueueId> names, CentreLoad centre, int runs, IntPredicate goesOn) {
        this.names = names;
        this.centre = centre;
        this.runs = runs;
        this.goesOn = goesOn;
    }

    /// Tunes weights for what these queues have had to do.
    ///
    /// @param runs by how many the weights are judged
    /// @param goesOn asked again and again, with the share that is done in hundredths
    /// @return nothing where it was stopped
    static Optional<BalanceOutcome> propose(PastLoad past, List<QueueId> wanted, int runs, IntPredicate goesOn) {
        return new Tuned(past.queues(), CentreLoad.of(past, wanted), runs, goesOn).outcome();
    }

    private Optional<BalanceOutcome> outcome() {
        List<Load> loads = new ArrayList<>(List.of(centre.load()));
        if (centre.busiest() > CLEARLY_BUSIER) {
            loads.add(busier(centre.load(), Math.min(2, centre.busiest())));
        }
        List<BalanceDefinition> candidates = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            candidates.add(tuned(loads.get(i), TUNED * i / loads.size(), TUNED / loads.size()));
        }
        BalanceDefinition best = isStopped ? candidates.getFirst() : best(candidates);
        if (isStopped) {
            return Optional.empty();
        }
        return compared(List.of(best), runs)
                .run(JUDGED_ON, done -> isWanted(CHOSEN + (100 - CHOSEN) * done / 100))
                .map(day -> judged(best, day));
    }

    private boolean isWanted(int hundredths) {
        isStopped = isStopped || !goesOn.test(hundredths);
        return !isStopped;
    }

    private static Load busier(Load load, double times) {
        return new Load(
                load.kinds().stream()
                        .map(kind -> new Load.Kind(
                                kind.arrivals() * times,
                                kind.leaving(),
                                kind.waitingCost(),
                                kind.leavingCost(),
                                kind.room()))
                        .toList(),
                load.teams());
    }

    private BalanceDefinition tuned(Load load, int from, int share) {
        int[] asked = {0};
        var tuner =
                new Tuner(effort(load), TUNED_ON, () -> !isWanted(from + Math.min(share, share * asked[0]++ / TRIES)));
        List<BalanceWeights> weights = new ArrayList<>();
        for (Weighed one : tuner.tune(load)) {
            Balance.Weights found = one.weights();
            weights.add(new BalanceWeights(
                    centre.queues().get(one.pairing().kind()),
                    List.copyOf(centre.teams().get(one.pairing().team())),
                    rounded(found.base()),
                    rounded(found.perWaiting()),
                    rounded(found.perFree()),
                    rounded(found.perFreeElsewhere())));
        }
        List<BalancedQueue> queues = centre.queues().stream()
                .map(queue -> new BalancedQueue(queue, longestHold(queue)))
                .toList();
        return new BalanceDefinition(queues, weights);
    }

    private static double effort(Load load) {
        int agents = load.teams().stream().mapToInt(Load.Team::size).sum();
        return Math.clamp(EFFORT * agents / AGENTS, EFFORT, MOST_EFFORT);
    }

    /// As people read it.
    private static double rounded(double weight) {
        return Math.round(Math.clamp(weight, -1000, 1000) * 100) / 100.0;
    }

    /// Half of the target is left for whoever was held back.
    private int longestHold(QueueId queue) {
        Rules.QueueRules its = centre.scenario().rules().queues().get(queue);
        return its == null ? 60 : Math.clamp(its.target() / 2000, 1, 2_592_000);
    }

    private BalanceDefinition best(List<BalanceDefinition> candidates) {
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        SimulatedDay day = compared(candidates, CHOOSING)
                .run(CHOSEN_ON, done -> isWanted(TUNED + (CHOSEN - TUNED) * done / 100))
                .orElse(null);
        BalanceDefinition best = candidates.getFirst();
        if (day != null) {
            List<SimulatedFigure> costs = costs(day.rows(), SimulatedRow::values);
            for (int i = 1; i < candidates.size(); i++) {
                if (costs.get(i + 1).mean()
                        < costs.get(candidates.indexOf(best) + 1).mean()) {
                    best = candidates.get(i);
                }
            }
        }
        return best;
    }

    private Comparison compared(List<BalanceDefinition> candidates, int times) {
        List<Comparison.Named> all = new ArrayList<>();
        all.add(new Comparison.Named(NOW, centre.scenario()));
        for (BalanceDefinition candidate : candidates) {
            String name = candidates.size() == 1 ? BALANCED : BALANCED + all.size();
            all.add(new Comparison.Named(name, weighed(centre.scenario(), candidate)));
        }
        return new Comparison(names, all, times);
    }

    private static Scenario weighed(Scenario scenario, BalanceDefinition definition) {
        Rules rules = scenario.rules();
        var queues = new HashMap<>(rules.queues());
        definition
                .balances()
                .forEach((queue, balance) -> queues.computeIfPresent(
                        queue, (_, its) -> new Rules.QueueRules(its.strategy(), its.target(), its.targets(), balance)));
        return scenario.with(new Rules(rules.version(), queues, rules.urgency(), rules.isFifoAcrossChannels()));
    }

    private static BalanceOutcome judged(BalanceDefinition definition, SimulatedDay day) {
        SimulatedFigure more = costs(day.rows(), SimulatedRow::more).getFirst();
        double half = more.halfWidth() == null ? Double.POSITIVE_INFINITY : more.halfWidth();
        Verdict verdict = more.mean() + half < 0 ? Verdict.GAIN : more.mean() - half > 0 ? Verdict.LOSS : Verdict.NONE;
        return new BalanceOutcome(verdict, new SimulatedFigure(0 - more.mean(), more.halfWidth()), day, definition);
    }

    private static List<SimulatedFigure> costs(
            List<SimulatedRow> rows,
            java.util.function.Function<SimulatedRow, Map<String, List<SimulatedFigure>>> which) {
        return rows.stream()
                .filter(row -> row.scope().equals("all"))
                .map(row -> which.apply(row).getOrDefault("waitingCost", List.of()))
                .findFirst()
                .orElseThrow();
    }
}
