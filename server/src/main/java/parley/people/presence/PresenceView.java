package parley.people.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;

/// A presence as pages see it.
///
/// @param routingStatus what the engine sees: `off-queue`, `idle`, `interacting`, `not-responding`
record PresenceView(
        AgentId agentId,
        PresenceState state,
        @Nullable String reason,
        Instant since,
        boolean notResponding,
        String routingStatus,
        Workload.Load load) {

    static PresenceView of(Presence presence, Workload.Load load) {
        return new PresenceView(
                presence.agentId(),
                presence.state(),
                presence.reason(),
                presence.since(),
                presence.notResponding(),
                status(presence, load),
                load);
    }

    private static String status(Presence presence, Workload.Load load) {
        if (presence.notResponding()) {
            return "not-responding";
        }
        if (load.active() > 0) {
            return "interacting";
        }
        return presence.takesWork() ? "idle" : "off-queue";
    }
}
