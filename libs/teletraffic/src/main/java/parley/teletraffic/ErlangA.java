package parley.teletraffic;

/// Erlang A, M/M/n+M: whoever waits gives up after an exponential time of their own.
///
/// C. Palm, "Research on telephone traffic carried by full availability groups" (1957); O.
/// Garnett, A. Mandelbaum and M. Reiman, "Designing a call center with impatient customers"
/// (2002), which says why to staff by it. There is a steady state under any load. All figures
/// are integrals over the [OfferedWait], the form of S. Zeltyn and A. Mandelbaum, "Call centers
/// with impatient customers: many-server asymptotics of the M/M/n+G queue" (2005).
public final class ErlangA implements WaitingSystem {

    private final Traffic traffic;
    private final int servers;
    private final OfferedWait wait;

    /// The weight of all waits, beside the probability of none.
    private final double scale;

    private final double free;

    /// @param servers how many there are, at least one
    /// @param patience after which mean time one who waits gives up
    /// @throws IllegalArgumentException without a server, or with a patience that is not above 0
    /// and finite
    public ErlangA(Traffic traffic, int servers, double patience) {
        Traffic.requireServers(servers, 1);
        Traffic.requirePositive(patience, "patience");
        this.traffic = traffic;
        this.servers = servers;
        wait = new OfferedWait(traffic, servers, patience);
        double blocking = new ErlangB(traffic.erlangs(), servers - 1).blocking();
        double weight = traffic.arrivalRate() * blocking;
        double none = Math.exp(-wait.highest());
        double total = none + weight * wait.all(_ -> 1);
        scale = weight / total;
        free = none / total;
    }

    @Override
    public int servers() {
        return servers;
    }

    @Override
    public double waiting() {
        return scale * wait.all(_ -> 1);
    }

    @Override
    public double abandoning() {
        return scale * wait.all(wait::impatient);
    }

    @Override
    public double meanWait() {
        return abandoning() * wait.patience();
    }

    @Override
    public double meanQueue() {
        return traffic.arrivalRate() * meanWait();
    }

    @Override
    public double occupancy() {
        return traffic.erlangs() * (1 - abandoning()) / servers;
    }

    @Override
    public double serviceLevel(double threshold) {
        return Math.min(1, free + scale * wait.upTo(threshold, wait::patient));
    }

    @Override
    public double overWithin(double threshold) {
        return 1 - wait.patient(threshold) * scale * wait.beyond(threshold, _ -> 1);
    }

    /// The mean wait of those who are answered.
    public double meanWaitOfAnswered() {
        return scale * wait.all(time -> time * wait.patient(time)) / (1 - abandoning());
    }
}
