package parley.insight.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One stay of one item in one queue, from entering it until somebody is done with it there.
///
/// @param entered when it entered the queue
/// @param left when it waited no longer: answered, abandoned, gone elsewhere; null while it waits
/// @param agent who answered; null where nobody did
/// @param end how it ended; null while it lasts
/// @param pieces the time in an agent's hands, in order
record Leg(
        Segment.About about,
        UUID queue,
        long entered,
        @Nullable Long left,
        @Nullable UUID agent,
        @Nullable End end,
        List<Piece> pieces) {

    Leg {
        pieces = List.copyOf(pieces);
    }

    /// How a leg ends.
    enum End {
        /// The customer left before anybody answered.
        ABANDONED,
        /// It left the queue unanswered, for another one or for something else.
        FLOWED_OUT,
        /// The agent was done with it.
        COMPLETED,
        /// The agent gave it on.
        TRANSFERRED,
        /// It went back to the queue without the agent giving it.
        RETURNED
    }

    /// What the agent did with it.
    enum Doing {
        TALK,
        HOLD,
        WRAP_UP
    }

    /// A time in an agent's hands.
    ///
    /// @param ended null where it lasts still
    record Piece(
            UUID agent, Doing doing, long started, @Nullable Long ended) {

        long time() {
            return ended == null ? 0 : Math.max(0, ended - started);
        }
    }

    boolean isAnswered() {
        return agent != null;
    }

    /// Whether an agent had it and is done with it.
    boolean isHandled() {
        return isAnswered() && end != null;
    }

    /// How long it waited; until now where it waits still.
    long waited(long now) {
        return Math.max(0, (left == null ? now : left) - entered);
    }

    long time(Doing doing) {
        return pieces.stream()
                .filter(piece -> piece.doing() == doing)
                .mapToLong(Piece::time)
                .sum();
    }
}
