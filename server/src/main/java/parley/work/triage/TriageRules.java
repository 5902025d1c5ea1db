package parley.work.triage;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.SkillId;
import parley.people.staff.Staff;
import parley.people.staff.StaffListener;
import parley.platform.audit.Audit;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Id;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;
import parley.work.queue.Queues;

/// The rules at the door as people write them.
@Service
class TriageRules implements QueueListener, StaffListener {

    private final TriageStore store;
    private final Queues queues;
    private final Staff staff;
    private final Audit audit;
    private final InstantSource clock;

    TriageRules(TriageStore store, Queues queues, Staff staff, Audit audit, InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    TriageStore.Kept find() {
        return store.find();
    }

    /// Keeps other rules, for all who come from then on.
    ///
    /// @param version of the rules that were changed
    /// @param mayProtect whether protected rules may be among what changes
    /// @throws ProblemException that says which rule is wrong, and why
    @Transactional
    public TriageStore.Kept change(long version, List<TriageRule> wanted, boolean mayProtect, Actor actor) {
        check(wanted);
        TriageStore.Kept before = store.find();
        if (!mayProtect && !protectedOnes(before.rules()).equals(protectedOnes(wanted))) {
            throw new ProblemException(TriageProblem.TRIAGE_PROTECTED);
        }
        keep(wanted);
        if (!store.change(version, wanted, clock.instant(), actor.name())) {
            throw new ProblemException(TriageProblem.TRIAGE_CHANGED);
        }
        audit.record(
                actor, "triage.changed", new Audit.Subject("triage-rules", "triage", null), before.rules(), wanted);
        return store.find();
    }

    /// Refuses rules that cannot be meant.
    static void check(List<TriageRule> rules) {
        var names = new HashSet<String>();
        boolean isBelow = false;
        for (TriageRule rule : rules) {
            if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
                throw new ProblemException(TriageProblem.TRIAGE_NAME_TWICE, rule.name());
            }
            if (rule.gets().isNothing()) {
                throw new ProblemException(TriageProblem.TRIAGE_DECIDES_NOTHING, rule.name());
            }
            if (rule.when().stream().anyMatch(TriageRules::isNever)) {
                throw new ProblemException(TriageProblem.TRIAGE_RANGE_EMPTY, rule.name());
            }
            if (rule.isProtected() && isBelow) {
                throw new ProblemException(TriageProblem.TRIAGE_PROTECTED_BELOW, rule.name());
            }
            isBelow |= !rule.isProtected();
        }
    }

    private static boolean isNever(Condition condition) {
        return condition instanceof Condition.ByValue value
                && (value.atLeast() == null
                        ? value.atMost() == null
                        : value.atMost() != null && value.atMost() < value.atLeast());
    }

    private static List<TriageRule> protectedOnes(List<TriageRule> rules) {
        return rules.stream().filter(TriageRule::isProtected).toList();
    }

    private void keep(List<TriageRule> rules) {
        rules.stream()
                .map(rule -> rule.gets().queueId())
                .filter(Objects::nonNull)
                .distinct()
                // always in the same order, so that two who do this never wait for each other
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(queues::keep);
        Set<SkillId> skills = rules.stream()
                .flatMap(rule -> rule.gets().skills().keySet().stream())
                .map(SkillId::new)
                .collect(Collectors.toSet());
        staff.requireSkills(skills);
    }

    @Override
    public List<Use> uses(QueueId queue) {
        return using(store.find().rules().stream()
                .filter(rule -> queue.equals(rule.gets().queueId())));
    }

    @Override
    public List<Use> uses(Id thing) {
        return using(store.find().rules().stream()
                .filter(rule -> rule.gets().skills().containsKey(thing.value())));
    }

    private static List<Use> using(Stream<TriageRule> rules) {
        return rules.map(rule -> new Use("triage-rule", "triage", rule.name())).toList();
    }
}
