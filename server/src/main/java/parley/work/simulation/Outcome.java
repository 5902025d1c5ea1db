package parley.work.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import parley.work.simulation.Figures.Count;

/// What a simulation came to: all that its scenario counts, and nothing of what came before.
///
/// @param demands in the order of the scenario
/// @param crews in the order of the scenario
/// @param length of the counted time, in milliseconds
/// @param contacts how many entered at all, counted or not
public record Outcome(List<Served> demands, List<Load> crews, long length, long contacts) {

    /// A customer who leaves costs as much as one who waits so many times as long as the target.
    public static final double COST_OF_LEAVING = 5;

    public Outcome {
        demands = List.copyOf(demands);
        crews = List.copyOf(crews);
    }

    /// What became of the contacts of one demand.
    ///
    /// @param intervals by when they entered
    /// @param waits of those who were answered
    public record Served(Demand demand, List<Figures> intervals, Waits waits) {
        public Served {
            intervals = List.copyOf(intervals);
        }

        /// Of all intervals.
        public Figures total() {
            return together(intervals);
        }
    }

    /// How much the agents of one crew had to do.
    ///
    /// @param taken how many contacts each has accepted
    /// @param busy for how long each had something in hand, in milliseconds
    /// @param present for how long each was there, or still had something in hand, in milliseconds
    /// @param weighed how much of their capacity was taken, in milliseconds of a whole agent
    /// @param inHand what they had in hand by the name of the demand, in milliseconds
    /// @param takenOf how many they have accepted by the name of the demand
    public record Load(
            Crew crew,
            List<Integer> taken,
            List<Long> busy,
            List<Long> present,
            double weighed,
            Map<String, Long> inHand,
            Map<String, Integer> takenOf) {
        public Load {
            taken = List.copyOf(taken);
            busy = List.copyOf(busy);
            present = List.copyOf(present);
            inHand = Map.copyOf(inHand);
            takenOf = Map.copyOf(takenOf);
        }

        /// The share of the time present with something in hand, 0 to 1.
        public double occupancy() {
            return share((double) sum(busy));
        }

        /// The same, each contact counted by what it takes of the agent's capacity.
        public double weighedOccupancy() {
            return share(weighed);
        }

        private double share(double part) {
            long whole = sum(present);
            return whole == 0 ? 0 : part / whole;
        }

        /// How unevenly the contacts were spread, 0 (evenly) to 1 (one had all).
        public double giniOfContacts() {
            return gini(taken.stream().mapToDouble(one -> one).toArray());
        }

        /// How unevenly the time in hand was spread, 0 to 1.
        public double giniOfTime() {
            return gini(busy.stream().mapToDouble(one -> one).toArray());
        }
    }

    /// All together.
    public Figures total() {
        return of(_ -> true);
    }

    /// Of the demands chosen: of one queue, of one channel.
    public Figures of(Predicate<Demand> chosen) {
        return together(demands.stream()
                .filter(served -> chosen.test(served.demand()))
                .map(Served::total)
                .toList());
    }

    /// How long so large a share of those of the chosen demands who were answered had waited at
    /// most, in milliseconds.
    ///
    /// @param share 0 to 1
    public double waitOfAnswered(Predicate<Demand> chosen, double share) {
        return demands.stream()
                .filter(served -> chosen.test(served.demand()))
                .map(Served::waits)
                .reduce(new Waits(), Waits::plus)
                .quantile(share);
    }

    /// How unevenly the load was spread over all agents who were there, each by the share of the
    /// own time with something in hand: 0 (evenly) to 1 (one had all).
    public double giniOfOccupancy() {
        return gini(crews.stream()
                .flatMapToDouble(load -> IntStream.range(0, load.busy().size())
                        .filter(agent -> load.present().get(agent) > 0)
                        .mapToDouble(agent ->
                                (double) load.busy().get(agent) / load.present().get(agent)))
                .toArray());
    }

    /// What waiting has cost those of the chosen demands, by contact: a wait as long as the target
    /// costs 1, and who left costs [#COST_OF_LEAVING] more.
    public double waitingCost(Predicate<Demand> chosen) {
        double cost = 0;
        long offered = 0;
        for (Served served : demands) {
            if (chosen.test(served.demand())) {
                Figures total = served.total();
                cost += (double) total.of(Count.WAITED)
                                / served.demand().terms().target()
                        + COST_OF_LEAVING * total.of(Count.ABANDONED);
                offered += total.of(Count.OFFERED);
            }
        }
        return offered == 0 ? 0 : cost / offered;
    }

    /// Of the demand of that name.
    ///
    /// @throws IllegalArgumentException where there is none
    public Figures of(String demand) {
        return demands.stream()
                .filter(served -> served.demand().name().equals(demand))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no demand called " + demand))
                .total();
    }

    /// How many of the chosen demands were waiting on average.
    public double meanWaiting(Predicate<Demand> chosen) {
        return (double) of(chosen).of(Count.WAITED) / length;
    }

    /// The share of the time present in which all agents together had something in hand, 0 to 1.
    public double occupancy() {
        long busy = crews.stream().mapToLong(load -> sum(load.busy())).sum();
        long present = crews.stream().mapToLong(load -> sum(load.present())).sum();
        return present == 0 ? 0 : (double) busy / present;
    }

    private static long sum(List<Long> all) {
        return all.stream().mapToLong(one -> one).sum();
    }

    private static Figures together(List<Figures> all) {
        return all.stream().reduce(new Figures(), Figures::plus);
    }

    /// Half the mean difference of two, as a share of the mean.
    static double gini(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            weighted += (i + 1) * sorted[i];
        }
        return sum == 0 ? 0 : (2 * weighted / sum - sorted.length - 1) / sorted.length;
    }
}
