package parley.work.estimate;

import java.time.Duration;

/// Where somebody stands in a queue.
///
/// @param ahead how many of the same queue will be served before
/// @param waited how long they have waited already
/// @param longest how long the one who is served next has waited
public record Place(int ahead, Duration waited, Duration longest) {

    /// @throws IllegalArgumentException where fewer than nobody is ahead
    public Place {
        if (ahead < 0) {
            throw new IllegalArgumentException(ahead + " ahead");
        }
    }

    /// Of somebody who comes, and will be served after all who wait.
    public static Place last(int waiting, Duration longest) {
        return new Place(waiting, Duration.ZERO, longest);
    }
}
