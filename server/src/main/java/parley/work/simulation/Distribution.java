package parley.work.simulation;

import java.util.List;

/// How long something takes, in milliseconds: from a lot between 0 and 1 the value that so large a
/// share of all values lies below. So a larger lot is a longer time whatever the distribution, and
/// two distributions under the same lot can be compared.
public sealed interface Distribution {

    /// No time at all.
    Distribution NONE = new Exactly(0);

    /// The value.
    ///
    /// @param lot from 0 to less than 1
    double at(double lot);

    /// The mean; infinite for [Endless].
    double mean();

    /// Always the same.
    record Exactly(double value) implements Distribution {

        /// @throws IllegalArgumentException where it is negative or no number
        public Exactly {
            require(value >= 0 && value < Double.POSITIVE_INFINITY, value);
        }

        @Override
        public double at(double lot) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }
    }

    /// Without memory.
    record Exponential(double mean) implements Distribution {

        /// @throws IllegalArgumentException where it is not positive
        public Exponential {
            require(mean > 0 && mean < Double.POSITIVE_INFINITY, mean);
        }

        @Override
        public double at(double lot) {
            return -mean * Math.log1p(-lot);
        }
    }

    /// What handling times mostly are.
    ///
    /// @param cv the standard deviation as a share of the mean
    record Lognormal(double mean, double cv) implements Distribution {

        /// @throws IllegalArgumentException where one is not positive
        public Lognormal {
            require(mean > 0 && mean < Double.POSITIVE_INFINITY, mean);
            require(cv > 0 && cv <= 100, cv);
        }

        @Override
        public double at(double lot) {
            double variance = Math.log1p(cv * cv);
            return mean * Math.exp(Normal.quantile(lot) * Math.sqrt(variance) - variance / 2);
        }
    }

    /// As it was measured: each value as likely as any other.
    record Empirical(List<Double> values) implements Distribution {

        /// @throws IllegalArgumentException where there is none, or one is negative
        public Empirical {
            values = values.stream().sorted().toList();
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no values");
            }
            values.forEach(value -> require(value >= 0 && value < Double.POSITIVE_INFINITY, value));
        }

        @Override
        public double at(double lot) {
            return values.get((int) (lot * values.size()));
        }

        @Override
        public double mean() {
            return values.stream().mapToDouble(value -> value).average().orElse(0);
        }
    }

    /// It never ends: the patience of a letter.
    record Endless() implements Distribution {
        @Override
        public double at(double lot) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double mean() {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static void require(boolean isGood, double value) {
        if (!isGood) {
            throw new IllegalArgumentException("out of range: " + value);
        }
    }
}
