package parley.work.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Id;
import parley.work.engine.Strategy;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.AtExpiry;
import parley.work.engine.Who;
import parley.work.strategy.StrategyDefinition.Leaving;
import parley.work.strategy.StrategyDefinition.NextStep;
import parley.work.strategy.StrategyDefinition.OtherQueue;
import parley.work.strategy.StrategyDefinition.StrategyStep;

/// Translates a definition for the engine.
final class Compilation {

    /// No limit that anything could reach.
    private static final long NO_LIMIT = Strategy.PLAIN.maxBoost();

    private final Names names;
    private final Map<String, UUID> used = new TreeMap<>();

    Compilation(Names names) {
        this.names = names;
    }

    /// One that was looked through.
    static Strategy of(StrategyDefinition definition) throws ExpressionFault {
        return new Compilation(Names.of(definition.known())).strategy(definition);
    }

    /// What the expressions so far call by name.
    Map<String, UUID> used() {
        return used;
    }

    Strategy strategy(StrategyDefinition definition) throws ExpressionFault {
        var steps = new ArrayList<Strategy.Step>();
        for (StrategyStep step : definition.steps()) {
            steps.add(step(step));
        }
        Long boost = definition.maxBoostSeconds();
        Long escalate = definition.tierEscalateSeconds();
        return new Strategy(
                steps,
                definition.agentOrder(),
                boost == null ? NO_LIMIT : boost * 1000,
                escalate == null ? 0 : escalate * 1000,
                definition.asked(),
                figure(definition));
    }

    private Strategy.Step step(StrategyStep step) throws ExpressionFault {
        return new Strategy.Step(
                who(step.who()),
                step.expiry() * 1000,
                step.skips(),
                step.cumulative(),
                Math.toIntExact(step.priority()),
                switch (step.end()) {
                    case NextStep _ -> new AtExpiry.NextStep();
                    case OtherQueue other -> new AtExpiry.ToQueue(other.queueId());
                    case Leaving leaving -> new AtExpiry.Leave(leaving.action());
                });
    }

    Strategy.@Nullable Figure figure(StrategyDefinition definition) throws ExpressionFault {
        if (definition.agentOrder() != AgentOrder.EXPRESSION) {
            return null;
        }
        String text = definition.orderExpression();
        Expressions.Understood<Strategy.Figure> figure = Expressions.figure(text == null ? "" : text, names);
        used.putAll(figure.names());
        return figure.value();
    }

    Who who(Whom whom) throws ExpressionFault {
        return switch (whom) {
            case Whom.Everybody _ -> new Who.Anybody();
            case Whom.ServesHere _ -> new Who.Members();
            case Whom.CanDoAsked _ -> new Who.Asked();
            case Whom.CanDoLess less ->
                new Who.AskedLess(
                        less.level() == null ? Integer.MAX_VALUE : Math.toIntExact(less.level()),
                        Set.copyOf(less.leftOut()));
            case Whom.LastOne _ -> new Who.LastAgent();
            case Whom.OwnerOfIt _ -> new Who.Owner();
            case Whom.PreferredOnes _ -> new Who.Preferred();
            case Whom.TheseAgents these -> new Who.Named(Set.copyOf(these.agentIds()));
            case Whom.ServesQueue queue -> new Who.MemberOf(queue.queueId());
            case Whom.HasSkill skill -> new Who.Skilled(skill.skillId(), Math.toIntExact(skill.minimum()));
            case Whom.InTeam team -> new Who.With("team", texts(team.teamIds()));
            case Whom.HasAttribute with -> new Who.With(with.attribute(), Set.copyOf(with.values()));
            case Whom.AllOf all -> new Who.Every(parts(all.parts()));
            case Whom.AnyOf any -> new Who.Either(parts(any.parts()));
            case Whom.NotThose not -> new Who.Not(who(not.part()));
            case Whom.Says says -> {
                Expressions.Understood<Who.Expression> expression = Expressions.who(says.text(), names);
                used.putAll(expression.names());
                yield expression.value();
            }
        };
    }

    private List<Who> parts(List<Whom> parts) throws ExpressionFault {
        var all = new ArrayList<Who>();
        for (Whom part : parts) {
            all.add(who(part));
        }
        return all;
    }

    private static Set<String> texts(List<? extends Id> ids) {
        return ids.stream().map(id -> id.value().toString()).collect(Collectors.toSet());
    }
}
