package parley.people.presence;

import parley.people.staff.AgentId;

/// Told of changes of presence inside the transaction that makes them.
public interface PresenceListener {

    /// The agent's presence changed.
    ///
    /// @param before what it was
    /// @param after what it is
    void changed(AgentId agent, Presence before, Presence after);

    /// The agent's desk answered again after silence; not inside a transaction.
    void cameAlive(AgentId agent);
}
