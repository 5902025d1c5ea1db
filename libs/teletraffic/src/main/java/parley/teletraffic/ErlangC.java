package parley.teletraffic;

/// Erlang's delay formula (A. K. Erlang, 1917), M/M/n: whoever finds all servers busy waits, for
/// as long as it takes.
///
/// With no more servers than erlangs the line grows without end, and what is said is the limit.
///
/// @param traffic what comes
/// @param servers how many there are, at least one
public record ErlangC(Traffic traffic, int servers) implements WaitingSystem {

    /// @throws IllegalArgumentException without a server
    public ErlangC {
        Traffic.requireServers(servers, 1);
    }

    /// Whether there are more servers than erlangs, so that the line ends.
    public boolean isStable() {
        return traffic.erlangs() < servers;
    }

    @Override
    public double waiting() {
        return isStable() ? waiting(traffic.erlangs(), servers, new ErlangB(traffic.erlangs(), servers).blocking()) : 1;
    }

    /// Who is lost where nobody may wait, against who waits where all may.
    static double waiting(double erlangs, int servers, double blocking) {
        return servers * blocking / (servers - erlangs * (1 - blocking));
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
        return Math.min(1, traffic.erlangs() / servers);
    }

    @Override
    public double serviceLevel(double threshold) {
        return isStable() ? 1 - waiting() * Math.exp(-spareRate() * threshold) : 0;
    }

    /// By how much more could be served than comes: those who wait do so exponentially at this
    /// rate.
    private double spareRate() {
        return (servers - traffic.erlangs()) / traffic.serviceTime();
    }
}
