package parley.work.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A model of a load in which only counts are left: how many wait, how many are free, how many are
/// worked on. All times are exponential, and events come at one constant rate, of which some
/// change nothing; so under one seed every policy meets the same arrivals and the same chances.
final class Counting {

    /// Numbers for each pairing: base, per waiting, per free, per free elsewhere.
    static final int TERMS = 4;

    static final int PER_WAITING = 1;
    private static final int PER_FREE = 2;
    private static final int PER_FREE_ELSEWHERE = 3;

    private final int kinds;
    private final int teams;
    private final int[] kindOf;
    private final int[] teamOf;
    private final int[] room;
    private final int[] size;
    private final double[] leaving;
    private final double[] cost;

    /// How fast each pairing is.
    private final double[] rate;

    /// The fastest rate of each team.
    private final double[] fastest;

    /// The teams that count as elsewhere for a pairing.
    private final int[][] elsewhere;

    /// Bounds of what can happen: arrivals by kind, completions by team, leaving by kind.
    private final double[] bounds;

    Counting(Load load) {
        List<Load.Pairing> pairings = load.pairings();
        kinds = load.kinds().size();
        teams = load.teams().size();
        kindOf = pairings.stream().mapToInt(Load.Pairing::kind).toArray();
        teamOf = pairings.stream().mapToInt(Load.Pairing::team).toArray();
        room = load.kinds().stream().mapToInt(Load.Kind::room).toArray();
        size = load.teams().stream().mapToInt(Load.Team::size).toArray();
        leaving = load.kinds().stream().mapToDouble(Load.Kind::leaving).toArray();
        cost = load.kinds().stream().mapToDouble(Load.Kind::cost).toArray();
        rate = pairings.stream()
                .mapToDouble(one -> load.teams().get(one.team()).rates().get(one.kind()))
                .toArray();
        fastest = load.teams().stream()
                .mapToDouble(team -> team.rates().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0))
                .toArray();
        elsewhere = IntStream.range(0, kindOf.length)
                .mapToObj(one -> elsewhere(load, pairings.get(one)))
                .toArray(int[][]::new);
        bounds = bounds(load);
    }

    /// Teams that do something else that this team does too.
    private static int[] elsewhere(Load load, Load.Pairing pairing) {
        Load.Team own = load.teams().get(pairing.team());
        return IntStream.range(0, load.teams().size())
                .filter(team -> team != pairing.team())
                .filter(team -> IntStream.range(0, load.kinds().size())
                        .anyMatch(kind -> kind != pairing.kind()
                                && own.does(kind)
                                && load.teams().get(team).does(kind)))
                .toArray();
    }

    private double[] bounds(Load load) {
        double[] sums = new double[2 * kinds + teams];
        for (int kind = 0; kind < kinds; kind++) {
            Load.Kind its = load.kinds().get(kind);
            sums[kind] = its.arrivals();
            sums[kinds + teams + kind] = leaving[kind] * mostLeaving(its);
        }
        for (int team = 0; team < teams; team++) {
            sums[kinds + team] = size[team] * fastest[team];
        }
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    /// More than so many practically never wait, even if nobody is ever served.
    private static double mostLeaving(Load.Kind kind) {
        if (kind.leaving() == 0) {
            return 0;
        }
        double mean = kind.arrivals() / kind.leaving();
        return Math.min(kind.room(), Math.ceil(mean + 6 * Math.sqrt(mean) + 10));
    }

    int pairings() {
        return kindOf.length;
    }

    /// What the weights cost in a unit of time, on average over so many events.
    double cost(double[] weights, long seed, int events) {
        var run = new Run(weights, new SplittableRandom(seed));
        int warmUp = events / 20;
        for (int i = 0; i < warmUp; i++) {
            run.happen();
        }
        double sum = 0;
        for (int i = 0; i < events; i++) {
            sum += run.costs;
            run.happen();
        }
        return sum / events;
    }

    /// One course of events.
    private final class Run {

        private final double[] weights;
        private final SplittableRandom random;
        private final int[] waiting = new int[kinds];
        private final int[] free = size.clone();
        private final int[] worked = new int[kindOf.length];
        private final double all = bounds[bounds.length - 1];

        /// Of all that wait at the moment.
        private double costs;

        Run(double[] weights, SplittableRandom random) {
            this.weights = weights;
            this.random = random;
        }

        void happen() {
            double lot = random.nextDouble() * all;
            int event = 0;
            while (event < bounds.length - 1 && lot >= bounds[event]) {
                event++;
            }
            double rest = event == 0 ? lot : lot - bounds[event - 1];
            boolean isChanged = event < kinds
                    ? comes(event)
                    : event < kinds + teams ? completes(event - kinds, rest) : leaves(event - kinds - teams, rest);
            if (isChanged) {
                settle();
            }
        }

        private boolean comes(int kind) {
            if (waiting[kind] >= room[kind]) {
                return false;
            }
            waiting[kind]++;
            costs += cost[kind];
            return true;
        }

        private boolean completes(int team, double lot) {
            double rest = lot;
            for (int i = 0; i < kindOf.length; i++) {
                if (teamOf[i] == team) {
                    double its = worked[i] * rate[i];
                    if (rest < its) {
                        worked[i]--;
                        free[team]++;
                        return true;
                    }
                    rest -= its;
                }
            }
            return false;
        }

        private boolean leaves(int kind, double lot) {
            if (lot >= waiting[kind] * leaving[kind]) {
                return false;
            }
            waiting[kind]--;
            costs -= cost[kind];
            return true;
        }

        /// The pair of the greatest weight, until none weighs anything.
        private void settle() {
            for (int best = best(); best >= 0; best = best()) {
                waiting[kindOf[best]]--;
                costs -= cost[kindOf[best]];
                free[teamOf[best]]--;
                worked[best]++;
            }
        }

        private int best() {
            double most = 0;
            int best = -1;
            for (int i = 0; i < kindOf.length; i++) {
                int waits = waiting[kindOf[i]];
                int idle = free[teamOf[i]];
                if (waits > 0 && idle > 0) {
                    double weight = weight(i, waits, idle);
                    if (weight > most) {
                        most = weight;
                        best = i;
                    }
                }
            }
            return best;
        }

        private double weight(int pairing, int waits, int idle) {
            int at = pairing * TERMS;
            double weight = weights[at] + weights[at + PER_WAITING] * waits + weights[at + PER_FREE] * idle;
            if (weights[at + PER_FREE_ELSEWHERE] != 0) {
                int others = 0;
                for (int team : elsewhere[pairing]) {
                    others += free[team];
                }
                weight += weights[at + PER_FREE_ELSEWHERE] * others;
            }
            return weight;
        }
    }
}
