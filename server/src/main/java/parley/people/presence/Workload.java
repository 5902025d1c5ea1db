package parley.people.presence;

import parley.people.staff.AgentId;

/// How much an agent holds; routing, which knows, implements it.
public interface Workload {

    /// What the agent holds at this moment.
    Load of(AgentId agent);

    /// How much of how much.
    ///
    /// @param active items that take the agent's capacity
    /// @param max how many the agent may hold
    record Load(int active, int max) {}
}
