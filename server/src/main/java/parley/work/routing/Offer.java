package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.WorkId;

/// An item shown to one agent, with a deadline.
///
/// @param from the colleague who gives the item to this agent; null where the dispatcher chose
/// @param fence the item's fence when it was made
/// @param reasons why this agent, most important first
record Offer(
        UUID id,
        WorkId work,
        AgentId agent,
        @Nullable AgentId from,
        long fence,
        State state,
        Instant offeredAt,
        Instant deadline,
        List<Reason> reasons) {

    /// By how much the clocks of two processes may differ.
    static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    Offer {
        reasons = List.copyOf(reasons);
    }

    enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        TIMED_OUT,
        /// The customer left, or the agent became unavailable.
        RESCINDED,
        /// Another agent of the same round was faster.
        TAKEN;

        /// The word in the stream.
        String outcome() {
            return switch (this) {
                case OPEN -> "open";
                case ACCEPTED -> "accepted";
                case DECLINED -> "declined";
                case TIMED_OUT -> "timed-out";
                case RESCINDED -> "withdrawn";
                case TAKEN -> "taken";
            };
        }
    }

    /// One sentence of the explanation, as a code that pages put into words.
    record Reason(String code, Map<String, Object> arguments) {
        Reason {
            arguments = Map.copyOf(arguments);
        }
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isOpenAt(Instant now) {
        return isOpen() && now.isBefore(deadline);
    }

    /// Whether its time is over, also where the clock was set back since it was made: how long it
    /// has been open is not known then, and an agent who does not see it would be asked for ever.
    boolean hasRunOutAt(Instant now) {
        return !now.isBefore(deadline) || offeredAt.isAfter(now.plus(CLOCKS_DIFFER));
    }

    /// The same after its end.
    Offer ended(State how) {
        return new Offer(id, work, agent, from, fence, how, offeredAt, deadline, reasons);
    }
}
