package parley.work.queue;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.people.staff.HoursId;
import parley.people.staff.SkillId;
import parley.people.staff.StaffListener;
import parley.platform.http.Use;
import parley.platform.kernel.Id;

/// What queues ask of the people and the hours, which therefore stay.
@Component
class StaffNeeds implements StaffListener {

    private final QueuePlanStore plans;

    StaffNeeds(QueuePlanStore plans) {
        this.plans = plans;
    }

    @Override
    public List<Use> uses(Id thing) {
        return switch (thing) {
            case SkillId skill -> plans.requiring(skill);
            case HoursId hours -> plans.openBy(hours);
            default -> List.of();
        };
    }
}
