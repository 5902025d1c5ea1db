package parley.work.routing;

/// Told of every change of a work item inside the transaction that makes it, so that what the work
/// is about can never disagree with it.
public interface WorkListener {

    /// The item has a new state.
    void changed(WorkItem before, WorkItem after, Cause cause);
}
