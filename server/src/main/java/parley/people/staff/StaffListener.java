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
    List<Use> uses(Id thing);

    /// Whether somebody's matter is in the agent's hands, who can then not stop being an agent.
    /// What the answer rests on stays true until the transaction ends.
    boolean holdsWork(AgentId agent);

    /// The agent is new, or may take other work than before.
    void agentChanged(AgentId agent);

    /// Opening hours are others than before.
    void hoursChanged(HoursId hours);
}
