package parley.work.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.work.engine.Item;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.engine.Strategy.Step;
import parley.work.engine.Who;
import parley.work.queue.QueueId;
import parley.work.replay.PastDay.PastAgent;
import parley.work.replay.PastDay.Standing;
import parley.work.simulation.Demand;

/// Who is who in the simulation, and what names agents in its words.
final class Numbers {

    private final Map<AgentId, AgentId> numbers = new HashMap<>();

    /// @param there in the order of their crews
    Numbers(List<PastAgent> there) {
        for (int crew = 0; crew < there.size(); crew++) {
            numbers.put(there.get(crew).id(), PastDay.number(crew));
        }
    }

    /// Null for who is not there.
    private @Nullable AgentId of(@Nullable AgentId agent) {
        return agent == null ? null : numbers.get(agent);
    }

    /// @param asked skills that the queue asks beside the contact's own
    Demand.Terms terms(Standing standing, long target, Map<SkillId, Integer> asked) {
        Map<SkillId, Integer> skills = new HashMap<>(standing.skills());
        asked.forEach((skill, level) -> skills.merge(skill, level, Math::max));
        return new Demand.Terms(
                target,
                standing.tier(),
                standing.priority(),
                0,
                0,
                new Item.Facts(
                        skills,
                        standing.labels(),
                        of(standing.lastAgent()),
                        of(standing.owner()),
                        Set.of(),
                        standing.value()));
    }

    Rules rules(Rules rules) {
        Map<QueueId, Rules.QueueRules> queues = new HashMap<>();
        rules.queues()
                .forEach((queue, its) -> queues.put(
                        queue,
                        new Rules.QueueRules(strategy(its.strategy()), its.target(), its.targets(), its.balance())));
        return new Rules(rules.version(), queues, rules.urgency(), rules.isFifoAcrossChannels());
    }

    private Strategy strategy(Strategy strategy) {
        return new Strategy(
                strategy.steps().stream()
                        .map(step -> new Step(
                                who(step.who()),
                                step.expiry(),
                                step.skipIf(),
                                step.isCumulative(),
                                step.priority(),
                                step.atExpiry()))
                        .toList(),
                strategy.order(),
                strategy.maxBoost(),
                strategy.tierEscalateAfter(),
                strategy.broadcast(),
                strategy.figure());
    }

    private Who who(Who who) {
        return switch (who) {
            case Who.Named named -> {
                Set<AgentId> there = new HashSet<>();
                for (AgentId agent : named.agents()) {
                    AgentId number = of(agent);
                    if (number != null) {
                        there.add(number);
                    }
                }
                yield new Who.Named(there);
            }
            case Who.Every every -> new Who.Every(all(every.parts()));
            case Who.Either either -> new Who.Either(all(either.parts()));
            case Who.Not not -> new Who.Not(who(not.part()));
            case Who.Anybody _,
                    Who.Members _,
                    Who.MemberOf _,
                    Who.Skilled _,
                    Who.Asked _,
                    Who.AskedLess _,
                    Who.Expression _,
                    Who.With _,
                    Who.LastAgent _,
                    Who.Owner _,
                    Who.Preferred _ -> who;
        };
    }

    private List<Who> all(List<Who> parts) {
        return parts.stream().map(this::who).collect(Collectors.toUnmodifiableList());
    }
}
