package parley.work.surge;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import parley.people.staff.StaffListener;
import parley.people.staff.TeamId;
import parley.platform.http.Use;
import parley.platform.kernel.Id;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;

/// What rules refer to, which therefore stays.
@Component
class SurgeNeeds implements QueueListener, StaffListener {

    private final SurgeRuleStore store;

    SurgeNeeds(SurgeRuleStore store) {
        this.store = store;
    }

    @Override
    public List<Use> uses(QueueId queue) {
        return rules(
                rule -> rule.toQueueId().equals(queue) || rule.lender(queue).isPresent());
    }

    @Override
    public List<Use> uses(Id thing) {
        return thing instanceof TeamId team
                ? rules(rule -> rule.lenders().stream().anyMatch(lender -> team.equals(lender.teamId())))
                : List.of();
    }

    private List<Use> rules(Predicate<SurgeRule> isMeant) {
        return store.all().stream()
                .filter(isMeant)
                .map(rule -> new Use("move-rule", rule.id().toString(), rule.name()))
                .toList();
    }
}
