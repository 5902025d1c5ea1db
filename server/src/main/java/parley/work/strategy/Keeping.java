package parley.work.strategy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import parley.people.staff.SkillId;
import parley.people.staff.Staff;
import parley.people.staff.TeamId;
import parley.work.queue.Queue;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.strategy.Names.Kind;
import parley.work.strategy.StrategyDefinition.OtherQueue;
import parley.work.strategy.StrategyDefinition.StrategyStep;

/// Sees to it that what a strategy refers to stays until the transaction ends.
@Component
class Keeping {

    private final Staff staff;
    private final Queues queues;

    Keeping(Staff staff, Queues queues) {
        this.staff = staff;
        this.queues = queues;
    }

    Queue queue(QueueId id) {
        queues.keep(id);
        return queues.ever(id);
    }

    /// @param definition one that was looked through, with the names of its expressions
    void all(StrategyDefinition definition) {
        Set<SkillId> skills = named(definition, Kind.SKILL, SkillId::new);
        Set<TeamId> teams = named(definition, Kind.TEAM, TeamId::new);
        Set<QueueId> led = named(definition, Kind.QUEUE, QueueId::new);
        for (StrategyStep step : definition.steps()) {
            if (step.end() instanceof OtherQueue other) {
                led.add(other.queueId());
            }
            step.who().everything().forEach(part -> {
                switch (part) {
                    case Whom.CanDoLess less -> skills.addAll(less.leftOut());
                    case Whom.HasSkill skill -> skills.add(skill.skillId());
                    case Whom.InTeam team -> teams.addAll(team.teamIds());
                    case Whom.ServesQueue queue -> led.add(queue.queueId());
                    case Whom.Everybody _,
                            Whom.ServesHere _,
                            Whom.CanDoAsked _,
                            Whom.LastOne _,
                            Whom.OwnerOfIt _,
                            Whom.PreferredOnes _,
                            Whom.TheseAgents _,
                            Whom.HasAttribute _,
                            Whom.AllOf _,
                            Whom.AnyOf _,
                            Whom.NotThose _,
                            Whom.Says _ -> {
                        // nothing that could be removed
                    }
                }
            });
        }
        staff.requireSkills(skills);
        staff.requireTeams(teams);
        // always in the same order, so that two who do this never wait for each other
        led.stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(queues::keep);
    }

    private static <T> Set<T> named(StrategyDefinition definition, Kind kind, Function<UUID, T> id) {
        return definition.known().entrySet().stream()
                .filter(one -> one.getKey().startsWith(kind.key("")))
                .map(Map.Entry::getValue)
                .map(id)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
