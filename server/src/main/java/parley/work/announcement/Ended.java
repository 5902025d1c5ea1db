package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a stay in a queue's line ended.
///
/// @param id of its row
/// @param waited for how long since the first estimate; null where the clock was set back meanwhile
record Ended(long id, How how, Instant at, @Nullable Duration waited) {

    enum How {
        /// An agent of the queue took it.
        ANSWERED,
        /// The customer left.
        GAVE_UP,
        /// It waits, or was taken, somewhere else.
        MOVED,
        /// For any other reason.
        ENDED
    }

    /// A stay that is over, with the first change of the item after its first estimate that is no
    /// waiting in the same queue; where there is none, it was moved without a change of state.
    ///
    /// @param state of that change
    /// @param isSameQueue whether that change was made in the queue of the stay
    record Over(
            long id,
            Instant estimatedAt,
            @Nullable String state,
            boolean isSameQueue,
            @Nullable Instant at) {

        Ended ended(Instant now) {
            Instant then = at == null ? now : at;
            return new Ended(id, how(), then, then.isBefore(estimatedAt) ? null : Duration.between(estimatedAt, then));
        }

        private How how() {
            if (state == null || (!isSameQueue && !"ABANDONED".equals(state))) {
                return How.MOVED;
            }
            return switch (state) {
                case "ACTIVE", "HELD", "WRAP_UP" -> How.ANSWERED;
                case "ABANDONED" -> How.GAVE_UP;
                default -> How.ENDED;
            };
        }
    }
}
