package parley.work.surge;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.Staff;
import parley.people.staff.TeamId;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.surge.SurgeRule.SurgeLender;

/// The rules by which agents are moved: who may be set up to help whom. What is changed acts within
/// a second ([RuleLooks]).
@Service
class SurgeRules {

    private final SurgeRuleStore store;
    private final Queues queues;
    private final Staff staff;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    SurgeRules(SurgeRuleStore store, Queues queues, Staff staff, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.staff = staff;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    List<SurgeRule> all() {
        return store.all();
    }

    /// @throws ProblemException `rule-unknown`
    SurgeRule find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(SurgeProblem.RULE_UNKNOWN));
    }

    /// Adds a rule, or changes one.
    ///
    /// @param id null for a new one
    /// @throws ProblemException `rule-unknown`, `rule-name-taken`, `move-nowhere`,
    ///     `rule-without-gap`, `rule-lender-without-gap`, `rule-circle`, `queue-unknown`,
    ///     `team-unknown`
    @Transactional
    SurgeRule put(@Nullable UUID id, SurgeRule wanted, Actor actor) {
        store.alone();
        SurgeRule before = id == null ? null : find(id);
        var rule = new SurgeRule(
                before == null ? ids.next() : before.id(),
                wanted.name().strip(),
                wanted.toQueueId(),
                wanted.figure(),
                wanted.startsAt(),
                wanted.startSeconds(),
                wanted.endsAt(),
                wanted.endSeconds(),
                wanted.lenders(),
                wanted.agents(),
                wanted.minutes(),
                wanted.isOn(),
                clock.instant(),
                actor.name());
        check(rule);
        // whoever looks at the rule in this moment has finished, or begins with what is new
        store.lock(rule.id());
        store.put(rule);
        audit.record(actor, before == null ? "move-rule.created" : "move-rule.changed", subject(rule), before, rule);
        return rule;
    }

    /// Switches a rule on or off; whoever is away by it returns at once where it is off.
    ///
    /// @throws ProblemException `rule-unknown`, `rule-circle`
    @Transactional
    SurgeRule turn(UUID id, boolean isOn, Actor actor) {
        SurgeRule rule = find(id);
        return put(
                id,
                new SurgeRule(
                        id,
                        rule.name(),
                        rule.toQueueId(),
                        rule.figure(),
                        rule.startsAt(),
                        rule.startSeconds(),
                        rule.endsAt(),
                        rule.endSeconds(),
                        rule.lenders(),
                        rule.agents(),
                        rule.minutes(),
                        isOn,
                        rule.changedAt(),
                        rule.changedBy()),
                actor);
    }

    /// Removes a rule; whoever is away by it returns.
    ///
    /// @throws ProblemException `rule-unknown`
    @Transactional
    void remove(UUID id, Actor actor) {
        store.alone();
        SurgeRule rule = find(id);
        store.remove(id);
        audit.record(actor, "move-rule.deleted", subject(rule), rule, null);
    }

    private void check(SurgeRule rule) {
        Set<QueueId> from = rule.lenders().stream().map(SurgeLender::queueId).collect(Collectors.toSet());
        if (from.size() < rule.lenders().size()) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "lenders");
        }
        if (from.contains(rule.toQueueId())) {
            throw new ProblemException(SurgeProblem.MOVE_NOWHERE);
        }
        if (rule.endsAt() >= rule.startsAt()) {
            throw new ProblemException(SurgeProblem.RULE_WITHOUT_GAP);
        }
        if (rule.lenders().stream().anyMatch(lender -> lender.lendsUpTo() >= lender.recallsAt())) {
            throw new ProblemException(SurgeProblem.RULE_LENDER_WITHOUT_GAP);
        }
        queues.keep(rule.toQueueId());
        from.stream().sorted(Comparator.comparing(QueueId::value)).forEach(queues::keep);
        Set<TeamId> teams = rule.lenders().stream()
                .map(SurgeLender::teamId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        staff.requireTeams(teams);
        checkAmong(rule);
    }

    private void checkAmong(SurgeRule rule) {
        List<SurgeRule> others = store.all().stream()
                .filter(other -> !other.id().equals(rule.id()))
                .toList();
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(rule.name()))) {
            throw new ProblemException(SurgeProblem.RULE_NAME_TAKEN, rule.name());
        }
        if (rule.isOn()) {
            circle(rule, others).ifPresent(other -> {
                throw new ProblemException(SurgeProblem.RULE_CIRCLE, other.name());
            });
        }
    }

    /// A rule by which agents would come back to where this one takes them from.
    private static Optional<SurgeRule> circle(SurgeRule rule, List<SurgeRule> others) {
        Deque<QueueId> reached = new ArrayDeque<>(List.of(rule.toQueueId()));
        var seen = new HashSet<QueueId>();
        while (!reached.isEmpty()) {
            QueueId queue = reached.removeFirst();
            if (!seen.add(queue)) {
                continue;
            }
            for (SurgeRule other : others) {
                if (other.isOn() && other.lender(queue).isPresent()) {
                    if (rule.lender(other.toQueueId()).isPresent()) {
                        return Optional.of(other);
                    }
                    reached.add(other.toQueueId());
                }
            }
        }
        return Optional.empty();
    }

    private static Audit.Subject subject(SurgeRule rule) {
        return new Audit.Subject("move-rule", rule.id().toString(), rule.name());
    }
}
