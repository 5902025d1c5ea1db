package parley.work.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When contacts come. Times are milliseconds from the beginning of the simulation.
public sealed interface Arrivals {

    /// By chance, at a rate that changes from interval to interval; none after the last.
    ///
    /// @param from when the first interval begins
    /// @param step how long each is
    /// @param perHour how many come in an hour, by interval
    record ByRate(long from, long step, List<Double> perHour) implements Arrivals {

        /// @throws IllegalArgumentException where a number is out of range
        public ByRate {
            perHour = List.copyOf(perHour);
            if (from < 0 || step < 1 || perHour.stream().anyMatch(rate -> !(rate >= 0 && rate <= 1e9))) {
                throw new IllegalArgumentException("out of range: " + from + " " + step + " " + perHour);
            }
        }
    }

    /// As somebody wrote them down.
    ///
    /// @param contacts in the order in which they came
    record Recorded(List<Contact> contacts) implements Arrivals {

        /// @throws IllegalArgumentException where one comes before the one before it
        public Recorded {
            contacts = List.copyOf(contacts);
            long last = 0;
            for (Contact one : contacts) {
                if (one.at() < last) {
                    throw new IllegalArgumentException("out of order: " + one.at() + " after " + last);
                }
                last = one.at();
            }
        }
    }

    /// One that was recorded.
    ///
    /// @param work how long it took; null where nobody knows
    /// @param patience how long the customer would have waited; null where nobody knows, as for
    ///     all who were answered
    /// @param waited for how long the customer has waited without leaving; 0 where nobody knows
    record Contact(long at, @Nullable Long work, @Nullable Long patience, long waited) {

        /// Of whose patience nothing more is known.
        public Contact(long at, @Nullable Long work, @Nullable Long patience) {
            this(at, work, patience, 0);
        }

        /// @throws IllegalArgumentException where a time is negative
        public Contact {
            if (at < 0 || waited < 0 || (work != null && work < 0) || (patience != null && patience < 0)) {
                throw new IllegalArgumentException("negative: " + at + " " + work + " " + patience);
            }
        }
    }

    /// At one rate without end.
    static Arrivals steady(double perHour) {
        return new ByRate(0, Long.MAX_VALUE / 4, List.of(perHour));
    }
}
