package parley.teletraffic;

/// Calls, and background work without end that a server takes only while more than a reserve of
/// servers is free; a call that comes is served by the reserve.
///
/// S. Bhulai and G. Koole, "A queueing model for call blending in call centers" (2003): where
/// calls and background work take equally long, no other rule does more background work at the
/// same service level of the calls. Nothing is interrupted, so between the reserve and all
/// servers somebody is always busy, and the number of those who are, with the calls that wait,
/// is a birth and death process that begins at `servers − reserve`.
///
/// @param traffic the calls; background work takes as long
/// @param servers how many there are, at least one
/// @param reserve how many are kept free for calls, from none to all
public record ThresholdBlending(Traffic traffic, int servers, int reserve) implements WaitingSystem {

    /// @throws IllegalArgumentException without a server, or with a reserve that is not among them
    public ThresholdBlending {
        Traffic.requireServers(servers, 1);
        if (reserve < 0 || reserve > servers) {
            throw new IllegalArgumentException("a reserve of " + reserve + " of " + servers + " servers");
        }
    }

    /// Erlang's recursion, begun at the level below which background work fills in.
    @Override
    public double waiting() {
        if (!isStable()) {
            return 1;
        }
        double blocking = 1;
        for (int busy = servers - reserve + 1; busy <= servers; busy++) {
            blocking = ErlangB.next(traffic.erlangs(), busy, blocking);
        }
        return ErlangC.waiting(traffic.erlangs(), servers, blocking);
    }

    @Override
    public double abandoning() {
        return 0;
    }

    @Override
    public double meanWait() {
        return isStable() ? waiting() / spareRate() : Double.POSITIVE_INFINITY;
    }

    @Override
    public double meanQueue() {
        return traffic.arrivalRate() * meanWait();
    }

    @Override
    public double occupancy() {
        return Math.min(1, (traffic.arrivalRate() + backgroundRate()) * traffic.serviceTime() / servers);
    }

    @Override
    public double serviceLevel(double threshold) {
        return isStable() ? 1 - waiting() * Math.exp(-spareRate() * threshold) : 0;
    }

    /// How much background work is done in a unit of time: a piece is begun whenever one of the
    /// servers becomes free at the lowest level.
    public double backgroundRate() {
        if (!isStable()) {
            return 0;
        }
        double lowest = 1;
        double blocking = 1;
        for (int busy = servers - reserve + 1; busy < servers; busy++) {
            blocking = ErlangB.next(traffic.erlangs(), busy, blocking);
            lowest *= 1 - blocking;
        }
        double within = reserve == 0 ? 1 - traffic.erlangs() / servers : lowest * (1 - waiting());
        return (servers - reserve) / traffic.serviceTime() * within;
    }

    private boolean isStable() {
        return traffic.erlangs() < servers;
    }

    private double spareRate() {
        return (servers - traffic.erlangs()) / traffic.serviceTime();
    }
}
