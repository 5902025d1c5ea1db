package parley.teletraffic;

/// Servers with one line in front of them, first come first served, in its steady state.
public sealed interface WaitingSystem permits ErlangC, ErlangA, ThresholdBlending {

    /// How many servers there are.
    int servers();

    /// The probability of having to wait.
    double waiting();

    /// The probability of giving up before being served.
    double abandoning();

    /// The mean wait of all who come.
    double meanWait();

    /// The mean number of those who wait.
    double meanQueue();

    /// The share of their time that the servers are busy.
    double occupancy();

    /// The probability of being answered within the threshold, of all who come.
    double serviceLevel(double threshold);

    /// The probability that the wait is over within the threshold, by an answer or by giving up:
    /// the service level of those vendors who count who gave up in time as served.
    default double overWithin(double threshold) {
        return serviceLevel(threshold);
    }
}
