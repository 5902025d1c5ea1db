package parley.work.wellbeing;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.work.routing.Cause;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkListener;
import parley.work.routing.WorkState;

/// A pause after a hard contact begins in the transaction that ends the contact: nothing can be
/// offered in between.
@Component
class HardContacts implements WorkListener {

    private final LimitsStore limits;
    private final StrainStore strain;
    private final Rests rests;

    HardContacts(LimitsStore limits, StrainStore strain, Rests rests) {
        this.limits = limits;
        this.strain = strain;
        this.rests = rests;
    }

    @Override
    public void changed(WorkItem before, WorkItem after, Cause cause) {
        AgentId agent = before.agent();
        if (after.state() != WorkState.COMPLETED || agent == null) {
            return;
        }
        List<WellbeingLimits> all = limits.all();
        if (all.isEmpty()) {
            return;
        }
        WellbeingLimits its = WellbeingLimits.of(all, limits.teams(agent)).orElse(null);
        if (its == null || its.pauseMinutes() == 0) {
            return;
        }
        boolean isHard = strain.contact(after.id(), agent, after.since())
                .filter(contact -> its.isHard(contact.code(), contact.labels(), contact.busy()))
                .isPresent();
        if (isHard) {
            rests.owe(agent, Rest.Why.HARD_CONTACT, its.pauseMinutes(), its);
        }
    }
}
