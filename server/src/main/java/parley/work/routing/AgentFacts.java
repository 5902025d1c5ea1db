package parley.work.routing;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.StaffListener;

/// What the modules of people ask routing about an agent, and tell it: where agents, skills or
/// hours change, who waits is looked at again at once.
@Component
class AgentFacts implements StaffListener, Workload {

    private final AgentStore agents;
    private final WorkChanges changes;
    private final InstantSource clock;

    AgentFacts(AgentStore agents, WorkChanges changes, InstantSource clock) {
        this.agents = agents;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Load of(AgentId agent) {
        return agents.load(agent);
    }

    @Override
    public boolean holdsWork(AgentId agent) {
        // nothing is offered meanwhile, and without an offer nothing can be accepted
        agents.decideAlone();
        return agents.holdsWork(agent);
    }

    @Override
    public void agentChanged(AgentId agent) {
        agents.ensure(agent, clock.instant());
        changes.agentChanges(agent);
    }

    @Override
    public void hoursChanged(HoursId hours) {
        changes.wakeAfterCommit();
    }
}
