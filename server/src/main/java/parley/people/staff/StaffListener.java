package parley.people.staff;

import java.util.List;
import parley.platform.http.Use;
import parley.platform.kernel.Id;

/// What a module above makes of agents, teams, skills and hours. Asked and told inside the
/// transaction that changes them.
public interface StaffListener {

    /// What of the module's refers to the thing, which therefore cannot be removed.
    ///
    /// @param thing a team's, a skill's or opening hours' id
    default List<Use> uses(Id thing) {
        return List.of();
    }

    /// Whether somebody's matter is in the agent's hands, who can then not stop being an agent.
    /// What the answer rests on stays true until the transaction ends.
    default boolean holdsWork(AgentId agent) {
        return false;
    }

    /// The agent is new, or may take other work than before.
    default void agentChanged(AgentId agent) {}

    /// Opening hours are others than before.
    default void hoursChanged(HoursId hours) {}
}
