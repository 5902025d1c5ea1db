package parley.work.routing;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.SkillId;
import parley.people.staff.StaffListener;
import parley.platform.http.Use;
import parley.platform.kernel.Id;

/// What the modules of people ask routing about an agent, and tell it: where agents, skills or
/// hours change, who waits is looked at again at once.
@Component
class AgentFacts implements StaffListener, Workload {

    private final QueuePlanStore plans;
    private final CandidateStore candidates;
    private final QueueStore queues;
    private final WorkChanges changes;
    private final InstantSource clock;

    AgentFacts(
            QueuePlanStore plans,
            CandidateStore candidates,
            QueueStore queues,
            WorkChanges changes,
            InstantSource clock) {
        this.plans = plans;
        this.candidates = candidates;
        this.queues = queues;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Load of(AgentId agent) {
        return queues.load(agent);
    }

    @Override
    public List<Use> uses(Id thing) {
        return switch (thing) {
            case SkillId skill -> plans.requiring(skill);
            case HoursId hours -> plans.openBy(hours);
            default -> List.of();
        };
    }

    @Override
    public boolean holdsWork(AgentId agent) {
        // nothing is offered meanwhile, and without an offer nothing can be accepted
        queues.decideAlone();
        return candidates.holdsWork(agent);
    }

    @Override
    public void agentChanged(AgentId agent) {
        plans.ensure(agent, clock.instant());
        changes.wakeAfterCommit();
    }

    @Override
    public void hoursChanged(HoursId hours) {
        changes.wakeAfterCommit();
    }
}
