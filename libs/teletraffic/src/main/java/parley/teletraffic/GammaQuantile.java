package parley.teletraffic;

/// What a time stays below with a given probability, where only its mean and its variance are
/// known: the quantile of the gamma distribution that has both.
///
/// By the cube root of E. Wilson and M. Hilferty, "The distribution of chi-square" (1931): good to
/// a few hundredths of the mean wherever the deviation is not above the mean.
public final class GammaQuantile {

    private GammaQuantile() {}

    /// The time that is stayed below with this probability.
    ///
    /// @param probability neither 0 nor 1
    public static double of(double mean, double variance, double probability) {
        Traffic.requirePositive(mean, "mean");
        double ninth = variance / (9 * mean * mean);
        double root = 1 - ninth + normal(probability) * Math.sqrt(ninth);
        return mean * Math.pow(Math.max(0, root), 3);
    }

    /// The quantile of the standard normal distribution: C. Hastings, "Approximations for digital
    /// computers" (1955), good to three digits, then Newton on the distribution.
    static double normal(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("the probability is " + probability);
        }
        double tail = Math.min(probability, 1 - probability);
        double t = Math.sqrt(-2 * Math.log(tail));
        double x =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (int step = 0; step < 2; step++) {
            x += (upper(x) - tail) / (Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
        }
        return probability < 0.5 ? -x : x;
    }

    /// The probability above x: the integral of the density, in which nothing is left beyond x +
    /// 10.
    private static double upper(double x) {
        double sum = 0;
        for (int panel = 0; panel < 10; panel++) {
            sum += GaussLegendre.integral(x + panel, x + panel + 1, y -> Math.exp(-y * y / 2));
        }
        return sum / Math.sqrt(2 * Math.PI);
    }
}
