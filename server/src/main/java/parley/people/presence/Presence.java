package parley.people.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;

/// An agent's presence.
///
/// @param state what the agent chose
/// @param reason the agent's own words or a reason code, or null
/// @param since when the state was chosen
/// @param notResponding whether the agent missed offers and gets no more until they say they are
///     back
public record Presence(
        AgentId agentId, PresenceState state, @Nullable String reason, Instant since, boolean notResponding) {

    /// Whether new work may be offered, as far as the person is concerned.
    public boolean takesWork() {
        return state == PresenceState.AVAILABLE && !notResponding;
    }
}
