package parley.work.simulation;

import java.util.ArrayList;
import java.util.Collections;
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

    /// The share of all values that are not larger, to nine figures. Not a method of each, or who
    /// loads one of them would have to wait for who loads this.
    static double below(Distribution values, double value) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            if (values.at(middle) <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Patience as it was seen: of some it is known when they left, of the others only that they
    /// had not left yet when they were answered (Kaplan and Meier's estimate).
    ///
    /// @param left how long those waited who left
    /// @param stayed how long those waited who were answered
    static Distribution patience(List<Double> left, List<Double> stayed) {
        if (left.isEmpty()) {
            return new Endless();
        }
        var answered = new ArrayList<>(stayed);
        Collections.sort(answered);
        var ends = new ArrayList<>(left);
        Collections.sort(ends);
        var gone = new ArrayList<Double>();
        double patient = 1;
        int before = 0;
        for (int i = 0; i < ends.size(); i++) {
            while (before < answered.size() && answered.get(before) < ends.get(i)) {
                before++;
            }
            double there = (double) ends.size() - i + answered.size() - before;
            patient *= 1 - 1 / there;
            gone.add(1 - patient);
        }
        return new Leaving(ends, gone);
    }

    /// Some never leave, as far as anybody has seen.
    ///
    /// @param times when one of those leaves who do, in order
    /// @param gone the share that has left by then
    record Leaving(List<Double> times, List<Double> gone) implements Distribution {

        /// @throws IllegalArgumentException where there is none, or one is negative
        public Leaving {
            times = List.copyOf(times);
            gone = List.copyOf(gone);
            if (times.isEmpty() || times.size() != gone.size()) {
                throw new IllegalArgumentException("no values");
            }
            times.forEach(value -> require(value >= 0 && value < Double.POSITIVE_INFINITY, value));
        }

        @Override
        public double at(double lot) {
            int place = Collections.binarySearch(gone, lot);
            // the first by which more than that share has left
            int first = place >= 0 ? place + 1 : -place - 1;
            while (first < gone.size() && gone.get(first) <= lot) {
                first++;
            }
            return first < times.size() ? times.get(first) : Double.POSITIVE_INFINITY;
        }

        @Override
        public double mean() {
            double sum = 0;
            double before = 0;
            for (int i = 0; i < times.size(); i++) {
                sum += times.get(i) * (gone.get(i) - before);
                before = gone.get(i);
            }
            return before > 1 - 1e-9 ? sum : Double.POSITIVE_INFINITY;
        }
    }

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
