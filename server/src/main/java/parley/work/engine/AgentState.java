package parley.work.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Decision.Reason;

/// An agent at this moment. Whoever tells the engine sends the whole of it. All times are
/// milliseconds since the epoch.
///
/// @param absence why nothing can be offered, or null
/// @param held what the agent holds or is asked to take
/// @param history what orders of agents compare
public record AgentState(
        AgentId id, Profile profile, @Nullable Reason absence, List<Capacity.Held> held, History history) {

    public AgentState {
        held = List.copyOf(held);
    }

    /// What an agent has done.
    ///
    /// @param idleSince when the agent last had something to do
    /// @param endedAt when work of a channel last ended
    /// @param offeredAt when the agent was last asked
    /// @param today how many items were taken today
    /// @param signedInAt when the day began
    public record History(long idleSince, Map<ChannelKey, Long> endedAt, long offeredAt, int today, long signedInAt) {

        public History {
            endedAt = Map.copyOf(endedAt);
        }

        /// Of somebody who came in at a moment.
        public static History since(long at) {
            return new History(at, Map.of(), at, 0, at);
        }
    }
}
