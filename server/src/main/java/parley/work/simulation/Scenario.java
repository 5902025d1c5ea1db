package parley.work.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.work.engine.Rules;
import parley.work.queue.QueueId;

/// A centre with its customers for some time: all that a simulation needs but the seed.
///
/// @param places how many may wait in a queue at once; a queue that is not there takes all
public record Scenario(
        List<Demand> demands, List<Crew> crews, Rules rules, Map<QueueId, Integer> places, Period period) {

    /// @throws IllegalArgumentException where two demands or two crews share a name
    public Scenario {
        demands = List.copyOf(demands);
        crews = List.copyOf(crews);
        places = Map.copyOf(places);
        Set<String> names = new HashSet<>();
        for (Demand demand : demands) {
            if (!names.add(demand.name())) {
                throw new IllegalArgumentException("two demands with one name: " + demand.name());
            }
        }
        names.clear();
        for (Crew crew : crews) {
            if (!names.add(crew.name())) {
                throw new IllegalArgumentException("two crews with one name: " + crew.name());
            }
        }
    }

    /// Without limits of places.
    public static Scenario of(List<Demand> demands, List<Crew> crews, Rules rules, Period period) {
        return new Scenario(demands, crews, rules, Map.of(), period);
    }

    /// The same centre by other rules.
    public Scenario with(Rules other) {
        return new Scenario(demands, crews, other, places, period);
    }

    /// The same centre with other people.
    public Scenario with(List<Crew> others) {
        return new Scenario(demands, others, rules, places, period);
    }

    /// What is counted: contacts that enter from `warmUp` to `end`. Milliseconds.
    ///
    /// @param interval how finely it is reported
    /// @param overtime for how long after the end what is still there is dealt with
    public record Period(long warmUp, long end, long interval, long overtime) {

        private static final int MOST_INTERVALS = 100_000;

        /// @throws IllegalArgumentException where nothing would be counted, or too finely
        public Period {
            if (warmUp < 0 || end <= warmUp || interval < 1 || overtime < 0) {
                throw new IllegalArgumentException(
                        "not a period: " + warmUp + " " + end + " " + interval + " " + overtime);
            }
            if ((end - warmUp) / interval >= MOST_INTERVALS) {
                throw new IllegalArgumentException("too many intervals: " + (end - warmUp) / interval);
            }
        }

        /// Counted as a whole, and everything that entered is dealt with.
        public static Period of(long warmUp, long end) {
            return new Period(warmUp, end, Math.max(1, end - warmUp), Long.MAX_VALUE / 4);
        }

        int intervals() {
            return (int) Math.ceilDiv(end - warmUp, interval);
        }

        /// In which interval a moment lies; -1 outside.
        int interval(long at) {
            return at < warmUp || at >= end ? -1 : (int) ((at - warmUp) / interval);
        }
    }
}
