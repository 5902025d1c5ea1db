package parley.work.engine;

import java.util.List;

/// How a queue weighs whom it gives work to, and whom it keeps free: for each team of its agents
/// a weight that grows and falls with how many items wait and how many agents are free. Of all
/// that could be brought together the pair of the greatest weight is; where the weight is not
/// positive, the team's agents are kept free for something else. Emergencies are never held back.
///
/// @param pairs the first whose team an agent belongs to counts; an agent of none weighs 0 and is
///     not kept free
/// @param longestHold as long as something waits in the queue for longer than this, nothing of it
///     is held back; milliseconds
public record Balance(List<Pair> pairs, long longestHold) {

    /// @throws IllegalArgumentException where nothing would end a hold
    public Balance {
        pairs = List.copyOf(pairs);
        if (longestHold < 1) {
            throw new IllegalArgumentException("longestHold must be positive: " + longestHold);
        }
    }

    /// The queue with one team.
    ///
    /// @param team an expression that asks nothing about items; teams are the same for several
    ///     queues where they are written alike
    public record Pair(Who team, Weights weights) {

        /// @throws IllegalArgumentException where it names agents
        public Pair {
            if (!team.names().isEmpty()) {
                throw new IllegalArgumentException("a team must not name agents: " + team);
            }
        }
    }

    /// What the weight of a pair is made of.
    ///
    /// @param base that of itself
    /// @param perWaiting for each item that waits in the queue
    /// @param perFree for each agent of the team who could take something
    /// @param perFreeElsewhere for each free agent of the teams who serve what this team serves
    ///     besides
    public record Weights(double base, double perWaiting, double perFree, double perFreeElsewhere) {

        /// @throws IllegalArgumentException where one of them is no number
        public Weights {
            if (!Double.isFinite(base + perWaiting + perFree + perFreeElsewhere)) {
                throw new IllegalArgumentException("weights must be finite numbers");
            }
        }

        double of(int waiting, int free, int freeElsewhere) {
            return base + perWaiting * waiting + perFree * free + perFreeElsewhere * freeElsewhere;
        }
    }
}
