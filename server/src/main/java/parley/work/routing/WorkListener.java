package parley.work.routing;

import parley.platform.kernel.Actor;

/// Told of every change of a work item inside the transaction that makes it, so that what the work
/// is about can never disagree with it.
public interface WorkListener {

    /// The item has a new state.
    ///
    /// @param why a fixed word, the same as on the segment, for example `accepted`
    void changed(WorkItem before, WorkItem after, Actor actor, String why);
}
