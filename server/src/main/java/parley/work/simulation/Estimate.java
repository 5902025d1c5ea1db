package parley.work.simulation;

import java.util.Arrays;

/// A mean of independent runs, and how far the truth may be from it: 95 of 100 such intervals hold
/// what endless runs would come to.
///
/// @param halfWidth of the interval; infinite where there was one run only
/// @param runs how many
public record Estimate(double mean, double halfWidth, int runs) {

    /// Quantiles of Student's distribution at 97.5 % for 1, 2, … degrees of freedom.
    private static final double[] STUDENT = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448,
        2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086
    };

    /// Of what the runs came to.
    ///
    /// @throws IllegalArgumentException where there was none
    public static Estimate of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no runs");
        }
        double mean = Arrays.stream(values).sum() / values.length;
        if (values.length == 1) {
            return new Estimate(mean, Double.POSITIVE_INFINITY, 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        return new Estimate(mean, student(values.length - 1) * error, values.length);
    }

    /// Whether the interval holds the value.
    public boolean holds(double value) {
        return Math.abs(value - mean) <= halfWidth;
    }

    /// Whether all of the interval lies above the value.
    public boolean isAbove(double value) {
        return mean - halfWidth > value;
    }

    /// Whether all of the interval lies below the value.
    public boolean isBelow(double value) {
        return mean + halfWidth < value;
    }

    /// From twenty degrees on by the first terms of Fisher's expansion, right to five figures.
    static double student(int degrees) {
        if (degrees <= STUDENT.length) {
            return STUDENT[degrees - 1];
        }
        double z = Normal.quantile(0.975);
        double square = z * z;
        return z
                + z * (square + 1) / 4 / degrees
                + z * (5 * square * square + 16 * square + 3) / 96 / degrees / degrees
                + z
                        * (3 * square * square * square + 19 * square * square + 17 * square - 15)
                        / 384
                        / Math.pow(degrees, 3);
    }
}
