package parley.work.routing;

/// Where a work item stands.
public enum WorkState {
    /// Waits for an agent.
    QUEUED,
    /// Shown to one agent or several, with a deadline.
    OFFERED,
    /// An agent works on it.
    ACTIVE,
    /// The agent's, but set aside for something that could not wait.
    HELD,
    /// The contact is over, the agent finishes the paperwork.
    WRAP_UP,
    /// Waits for something else than an agent.
    PARKED,
    /// Done.
    COMPLETED,
    /// The customer left before an agent came.
    ABANDONED;

    /// Whether nothing more can happen to it.
    public boolean isFinal() {
        return this == COMPLETED || this == ABANDONED;
    }

    /// Whether it takes its agent's capacity.
    public boolean isHeldByAgent() {
        return this == ACTIVE || this == HELD || this == WRAP_UP;
    }
}
