package parley.work.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.SkillId;
import parley.work.queue.QueueId;
import parley.work.triage.TriageRule.Treatment;

/// What a contact gets.
///
/// @param tier null for what is usual for its channel
/// @param value null where no rule says it
/// @param applied the rules that decided something, from the top
/// @param otherwise where it would have gone were it no emergency; null where it is none
public record Outcome(
        QueueId queue,
        @Nullable Integer tier,
        int priority,
        @Nullable Integer value,
        Set<String> labels,
        Map<SkillId, Integer> skills,
        List<Applied> applied,
        @Nullable Otherwise otherwise) {

    /// A rule, and what it decided: `queue`, `tier`, `priority`, `value`, `labels`, `skills`.
    public record Applied(String rule, List<String> decided) {}

    /// Where a false alarm goes.
    ///
    /// @param tier null for what is usual for its channel
    public record Otherwise(QueueId queue, @Nullable Integer tier, int priority) {}

    public Outcome {
        labels = Set.copyOf(labels);
        skills = Map.copyOf(skills);
        applied = List.copyOf(applied);
    }

    /// What rules decide about a contact.
    ///
    /// @param usual the queue of its channel
    static Outcome of(List<TriageRule> rules, Contact contact, QueueId usual) {
        List<TriageRule> holding =
                rules.stream().filter(rule -> rule.holds(contact)).toList();
        Outcome outcome = decided(holding, usual, null);
        if (outcome.tier() == null || outcome.tier() != 0) {
            return outcome;
        }
        Outcome calm = decided(
                holding.stream().filter(rule -> !rule.gets().isEmergency()).toList(), usual, null);
        return decided(holding, usual, new Otherwise(calm.queue(), calm.tier(), calm.priority()));
    }

    private static Outcome decided(List<TriageRule> holding, QueueId usual, @Nullable Otherwise otherwise) {
        var deciding = new Deciding();
        holding.forEach(deciding::hear);
        return new Outcome(
                deciding.queue == null ? usual : deciding.queue,
                deciding.tier,
                deciding.priority == null ? 0 : deciding.priority,
                deciding.value,
                deciding.labels,
                deciding.skills,
                deciding.applied,
                otherwise);
    }

    /// What is decided so far, by rules heard from the top.
    private static final class Deciding {
        private @Nullable QueueId queue;
        private @Nullable Integer tier;
        private @Nullable Integer priority;
        private @Nullable Integer value;
        private final Set<String> labels = new LinkedHashSet<>();
        private final Map<SkillId, Integer> skills = new HashMap<>();
        private final List<Applied> applied = new ArrayList<>();

        void hear(TriageRule rule) {
            Treatment gets = rule.gets();
            List<String> decided = new ArrayList<>();
            if (queue == null && gets.queueId() != null) {
                queue = gets.queueId();
                decided.add("queue");
            }
            if (tier == null && gets.tier() != null) {
                tier = gets.tier();
                decided.add("tier");
            }
            if (priority == null && gets.priority() != null) {
                priority = gets.priority();
                decided.add("priority");
            }
            if (value == null && gets.value() != null) {
                value = gets.value();
                decided.add("value");
            }
            if (labels.addAll(gets.labels())) {
                decided.add("labels");
            }
            if (!gets.skills().isEmpty()) {
                gets.skills().forEach((skill, level) -> skills.merge(new SkillId(skill), level, Math::max));
                decided.add("skills");
            }
            if (!decided.isEmpty()) {
                applied.add(new Applied(rule.name(), decided));
            }
        }
    }
}
