package parley.teletraffic;

/// The square root rule: `a + β √a` servers for `a` erlangs, where β says how many have to wait.
///
/// S. Halfin and W. Whitt, "Heavy-traffic limits for queues with many exponential servers" (1981).
/// From two to a thousand erlangs it is off by one server at most: a good place to begin looking
/// from, never the answer.
public final class HalfinWhitt {

    private HalfinWhitt() {}

    /// The probability of waiting with β √a servers above the traffic, in the limit of much
    /// traffic.
    public static double waiting(double beta) {
        return 1 / (1 + beta * ratio(beta));
    }

    /// The β at which so many have to wait.
    ///
    /// @param waiting a probability, neither 0 nor 1
    public static double beta(double waiting) {
        if (!(waiting > 0 && waiting < 1)) {
            throw new IllegalArgumentException("the probability of waiting is " + waiting);
        }
        double low = 0;
        double high = 1;
        while (waiting(high) > waiting) {
            high *= 2;
        }
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (waiting(middle) > waiting) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// The servers by the rule, rounded up.
    public static int servers(double erlangs, double waiting) {
        return (int) Math.ceil(erlangs + beta(waiting) * Math.sqrt(erlangs));
    }

    /// The standard normal distribution over its density: all terms of the series are positive.
    private static double ratio(double beta) {
        double sum = Math.sqrt(Math.PI / 2) * Math.exp(beta * beta / 2);
        double term = beta;
        for (int odd = 3; term > sum * 1e-17; odd += 2) {
            sum += term;
            term *= beta * beta / odd;
        }
        return sum;
    }
}
