package parley.work.routing;

import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;

/// Why a work item changed.
///
/// @param why a fixed word, the same as on the segment, for example `accepted`
/// @param handover given where an agent gave the work away, also when that came to nothing
public record Cause(Actor actor, String why, @Nullable Handover handover) {

    static Cause of(Actor actor, String why) {
        return new Cause(actor, why, null);
    }

    /// Work that an agent gives away.
    ///
    /// @param to the colleague who is asked; null where it goes to a queue
    /// @param note what the next one should know
    /// @param refusal why the colleague did not get it, as a fixed word; null where nothing is
    ///     wrong
    public record Handover(
            AgentId from,
            @Nullable AgentId to,
            @Nullable String note,
            @Nullable String refusal) {}
}
