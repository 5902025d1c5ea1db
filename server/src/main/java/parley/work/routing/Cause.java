package parley.work.routing;

import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Actor;

/// Why a work item changed.
///
/// @param why a fixed word, the same as on the segment, for example `accepted`
/// @param handover given where an agent gave the work away, also when that came to nothing
public record Cause(Actor actor, String why, @Nullable Handover handover) {

    static Cause of(Actor actor, String why) {
        return new Cause(actor, why, null);
    }
}
