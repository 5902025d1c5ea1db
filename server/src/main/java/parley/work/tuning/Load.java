package parley.work.tuning;

import java.util.List;
import java.util.stream.IntStream;

/// What a centre has to do and with whom, as rates per one and the same unit of time.
///
/// @param kinds of work, each waiting in a queue of its own
/// @param teams of agents who work alike, one item at a time
public record Load(List<Kind> kinds, List<Team> teams) {

    /// @throws IllegalArgumentException where a team does not say how fast it is with each kind
    public Load {
        kinds = List.copyOf(kinds);
        teams = List.copyOf(teams);
        if (kinds.isEmpty() || teams.isEmpty()) {
            throw new IllegalArgumentException("a load needs work and agents");
        }
        for (Team team : teams) {
            if (team.rates().size() != kinds.size()) {
                throw new IllegalArgumentException("a team needs a rate for each kind: " + team);
            }
        }
    }

    /// One kind of work.
    ///
    /// @param arrivals how many come
    /// @param leaving how many of each one that waits give up: one divided by the mean patience
    /// @param waitingCost of one item that waits, for a unit of time
    /// @param leavingCost of one that gave up
    /// @param room how many can wait; what comes to a full one is turned away; [#ENDLESS] for all
    public record Kind(double arrivals, double leaving, double waitingCost, double leavingCost, int room) {

        /// Nothing is turned away.
        public static final int ENDLESS = Integer.MAX_VALUE;

        /// @throws IllegalArgumentException where a number is negative or not finite
        public Kind {
            requireRate(arrivals);
            requireRate(leaving);
            requireRate(waitingCost);
            requireRate(leavingCost);
            if (room < 0) {
                throw new IllegalArgumentException("room must not be negative: " + room);
            }
        }

        /// Whether more and more of it would wait where it is not served enough.
        boolean growsForEver() {
            return leaving == 0 && room == ENDLESS;
        }

        /// What one that waits costs in a unit of time, counting that it may leave.
        double cost() {
            return waitingCost + leavingCost * leaving;
        }
    }

    /// Agents who work alike.
    ///
    /// @param rates how many of each kind one of them completes; 0 for what they do not do
    public record Team(int size, List<Double> rates) {

        /// @throws IllegalArgumentException where a number is negative or not finite
        public Team {
            rates = List.copyOf(rates);
            rates.forEach(Load::requireRate);
            if (size < 1) {
                throw new IllegalArgumentException("a team needs somebody: " + size);
            }
        }

        boolean does(int kind) {
            return rates.get(kind) > 0;
        }
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a rate must not be negative: " + rate);
        }
    }

    /// Who could do what, each a kind with a team.
    List<Pairing> pairings() {
        return IntStream.range(0, kinds.size())
                .boxed()
                .flatMap(kind -> IntStream.range(0, teams.size())
                        .filter(team -> teams.get(team).does(kind))
                        .mapToObj(team -> new Pairing(kind, team)))
                .toList();
    }

    /// A kind of work with a team that does it, by their places in the lists.
    public record Pairing(int kind, int team) {}
}
