package parley.work.simulation;

import parley.platform.kernel.ChannelKey;
import parley.work.engine.Item.Facts;
import parley.work.engine.Item.Place;
import parley.work.queue.QueueId;

/// Contacts of one kind, which come to one queue by one channel.
///
/// @param name unique in its scenario; the chance that it meets follows from the name
public record Demand(
        String name,
        QueueId queue,
        ChannelKey channel,
        Arrivals arrivals,
        Handling handling,
        Customers customers,
        Terms terms) {

    /// How long the work takes.
    ///
    /// @param work with the customer, by an agent of a crew that has no pace of its own
    /// @param wrapUp afterwards
    public record Handling(Distribution work, Distribution wrapUp) {

        /// Without anything afterwards.
        public static Handling of(Distribution work) {
            return new Handling(work, Distribution.NONE);
        }
    }

    /// How customers wait.
    ///
    /// @param patience how long before they leave
    /// @param triesAgain how many of those who left try again, 0 to 0.95
    /// @param after how long they need for that
    public record Customers(Distribution patience, double triesAgain, Distribution after) {

        private static final double MOST = 0.95;

        /// They wait for as long as it takes.
        public static final Customers PATIENT = waiting(new Distribution.Endless());

        /// @throws IllegalArgumentException where the share is out of range
        public Customers {
            if (!(triesAgain >= 0 && triesAgain <= MOST)) {
                throw new IllegalArgumentException("triesAgain must be 0 to 0.95: " + triesAgain);
            }
        }

        /// Who leaves does not come again.
        public static Customers waiting(Distribution patience) {
            return new Customers(patience, 0, Distribution.NONE);
        }
    }

    /// How they stand in their queue.
    ///
    /// @param target within what time one should be answered, in milliseconds, positive
    /// @param dueAfter when it is due, in milliseconds after it entered; 0 where it is not
    /// @param facts what strategies ask about one
    public record Terms(long target, int tier, int priority, int acceleration, long dueAfter, Facts facts) {

        /// @throws IllegalArgumentException where a number is out of range
        public Terms {
            if (target < 1 || dueAfter < 0) {
                throw new IllegalArgumentException("out of range: " + target + " " + dueAfter);
            }
        }

        /// Ordinary ones.
        public static Terms within(long target) {
            return new Terms(target, 5, 0, 0, 0, Facts.NONE);
        }

        Place enteredAt(long at) {
            return new Place(tier, priority, acceleration, at, dueAfter == 0 ? Place.NEVER : at + dueAfter);
        }
    }
}
