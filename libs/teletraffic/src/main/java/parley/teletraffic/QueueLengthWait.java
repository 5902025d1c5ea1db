package parley.teletraffic;

/// How long one waits who finds all servers busy, told by the number of those ahead, some of whom
/// give up: the sum of exponential steps, each as long as it takes until one of those ahead is
/// served or gives up.
///
/// W. Whitt, "Predicting queueing delays" (1999); R. Ibrahim and W. Whitt, "Real-time delay
/// estimation in overloaded multiserver queues with abandonments" (2009), where it is called QLm.
/// Nobody can know better without knowing when services end: the error that is left is that of the
/// steps themselves, about `1 / √(ahead + 1)` of the wait.
///
/// @param ahead how many wait in front
/// @param serviceRate how many are served in a unit of time while all servers are busy
/// @param impatience how many of those who wait give up in a unit of time, per one who waits
public record QueueLengthWait(int ahead, double serviceRate, double impatience) {

    /// Beyond so many steps the sum is an integral, with the first term of what that leaves out (L.
    /// Euler and C. Maclaurin).
    private static final int ONE_BY_ONE = 50;

    /// @throws IllegalArgumentException where nobody is served, or a figure is below 0
    public QueueLengthWait {
        Traffic.requirePositive(serviceRate, "service rate");
        if (ahead < 0 || !(impatience >= 0)) {
            throw new IllegalArgumentException(ahead + " ahead, who give up at a rate of " + impatience);
        }
    }

    /// The expected wait.
    public double mean() {
        double sum = 0;
        for (int step = 0; step <= Math.min(ahead, ONE_BY_ONE); step++) {
            sum += 1 / rate(step);
        }
        int more = ahead - ONE_BY_ONE;
        if (more > 0) {
            double begin = rate(ONE_BY_ONE + 0.5);
            double end = rate(ahead + 0.5);
            sum += impatience > 0 ? Math.log1p(more * impatience / begin) / impatience : more / begin;
            sum += impatience / 24 * (1 / (end * end) - 1 / (begin * begin));
        }
        return sum;
    }

    /// The variance of the wait.
    public double variance() {
        double sum = 0;
        for (int step = 0; step <= Math.min(ahead, ONE_BY_ONE); step++) {
            sum += 1 / (rate(step) * rate(step));
        }
        int more = ahead - ONE_BY_ONE;
        if (more > 0) {
            double begin = rate(ONE_BY_ONE + 0.5);
            double end = rate(ahead + 0.5);
            sum += more / (begin * end);
            sum += impatience / 12 * (1 / (end * end * end) - 1 / (begin * begin * begin));
        }
        return sum;
    }

    /// How fast those go who are ahead, while so many others are behind them.
    private double rate(double others) {
        return serviceRate + others * impatience;
    }
}
