package parley.teletraffic;

/// Erlang's loss formula (A. K. Erlang, 1917): whoever finds all servers busy goes away for good.
///
/// It holds for every distribution of service times with the same mean.
///
/// @param erlangs the offered traffic
/// @param servers how many there are, none included
public record ErlangB(double erlangs, int servers) {

    /// @throws IllegalArgumentException without traffic, or with fewer than no servers
    public ErlangB {
        Traffic.requirePositive(erlangs, "offered traffic");
        Traffic.requireServers(servers, 0);
    }

    /// The probability of finding all servers busy.
    public double blocking() {
        double blocking = 1;
        for (int server = 1; server <= servers; server++) {
            blocking = next(erlangs, server, blocking);
        }
        return blocking;
    }

    /// The share of their time that the servers are busy.
    public double occupancy() {
        return servers == 0 ? 0 : erlangs * (1 - blocking()) / servers;
    }

    /// The blocking with one server more. The recursion is a contraction: what is rounded at one
    /// step is smaller after the next.
    static double next(double erlangs, int server, double blocking) {
        return erlangs * blocking / (server + erlangs * blocking);
    }
}
