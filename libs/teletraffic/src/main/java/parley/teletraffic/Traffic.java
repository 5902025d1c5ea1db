package parley.teletraffic;

/// What comes: a Poisson stream of arrivals, each of which keeps a server busy for an exponential
/// time.
///
/// @param arrivalRate arrivals in a unit of time
/// @param serviceTime the mean time that one is served
public record Traffic(double arrivalRate, double serviceTime) {

    /// @throws IllegalArgumentException where one of them is not a positive, finite number
    public Traffic {
        requirePositive(arrivalRate, "arrival rate");
        requirePositive(serviceTime, "service time");
    }

    /// So many erlangs, each of them served for this long.
    public static Traffic ofErlangs(double erlangs, double serviceTime) {
        requirePositive(serviceTime, "service time");
        return new Traffic(erlangs / serviceTime, serviceTime);
    }

    /// Arrivals in the time that one takes to serve: how many servers are busy where nobody is
    /// lost.
    public double erlangs() {
        return arrivalRate * serviceTime;
    }

    static void requirePositive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " is " + value + ", not above 0 and finite");
        }
    }

    static void requireServers(int servers, int fewest) {
        if (servers < fewest) {
            throw new IllegalArgumentException(servers + " servers, fewer than " + fewest);
        }
    }
}
