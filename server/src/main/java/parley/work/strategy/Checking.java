package parley.work.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyDefinition.Leaving;
import parley.work.strategy.StrategyDefinition.NextStep;
import parley.work.strategy.StrategyDefinition.OtherQueue;
import parley.work.strategy.StrategyDefinition.StrategyStep;

/// Looks a definition through before it is kept: what must not be so, with the step at which it
/// is. Knows no database.
final class Checking {

    /// What strategies choose agents by, beside skills and teams.
    static final Set<String> ATTRIBUTES = Set.of("language", "site", "group");

    private static final int MOST_STEPS = 20;
    private static final int MOST_PARTS = 50;
    private static final int MOST_DEPTH = 5;
    private static final int BEST_LEVEL = 5;
    private static final int MOST_ASKED = 50;
    private static final int MOST_PRIORITY = 10_000;
    private static final long WEEK = 7 * 86_400;
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final StrategyDefinition definition;
    private final CentreFacts centre;
    private final List<QueueId> served;
    private final Compilation compilation;
    private final List<Finding> findings = new ArrayList<>();

    private Checking(StrategyDefinition definition, CentreFacts centre, List<QueueId> served) {
        this.definition = definition;
        this.centre = centre;
        this.served = served;
        this.compilation = new Compilation(centre.knowing(definition.known()));
    }

    /// What came of it.
    ///
    /// @param findings in the order of the steps, what must not be so first
    /// @param names what the expressions call by name
    record Result(List<Finding> findings, Map<String, UUID> names) {
        Result {
            findings = List.copyOf(findings);
            names = Map.copyOf(names);
        }

        List<Finding> problems() {
            return findings.stream().filter(one -> !one.fault().isWarning()).toList();
        }

        List<Finding> warnings() {
            return findings.stream().filter(one -> one.fault().isWarning()).toList();
        }
    }

    /// @param served the queues that are served by it, or will be
    static Result of(StrategyDefinition definition, CentreFacts centre, List<QueueId> served) {
        return new Checking(definition, centre, served).result();
    }

    private Result result() {
        whole();
        for (int number = 1; number <= definition.steps().size(); number++) {
            step(number, definition.steps().get(number - 1));
        }
        if (findings.isEmpty()) {
            circle();
        }
        if (findings.isEmpty()) {
            findings.addAll(Advice.of(definition, compilation, centre, served));
        }
        return new Result(findings, compilation.used());
    }

    private void whole() {
        if (definition.steps().isEmpty()) {
            add(null, Fault.NO_STEPS);
        }
        if (definition.steps().size() > MOST_STEPS) {
            add(null, Fault.TOO_MANY_STEPS, MOST_STEPS);
        }
        range(definition.broadcast(), 1, MOST_ASKED, Fault.BROADCAST_OUT_OF_RANGE);
        range(definition.maxBoostSeconds(), 0, WEEK, Fault.BOOST_OUT_OF_RANGE);
        range(definition.tierEscalateSeconds(), 1, WEEK, Fault.ESCALATION_OUT_OF_RANGE);
        boolean hasText = definition.orderExpression() != null;
        if (definition.agentOrder() == AgentOrder.EXPRESSION && !hasText) {
            add(null, Fault.ORDER_WITHOUT_EXPRESSION);
        } else {
            try {
                compilation.figure(definition);
            } catch (ExpressionFault fault) {
                findings.add(new Finding(fault.fault(), null, fault.position(), fault.arguments()));
            }
        }
    }

    private void range(@Nullable Long number, long least, long most, Fault fault) {
        if (number != null && (number < least || number > most)) {
            add(null, fault, number, least, most);
        }
    }

    private void step(int number, StrategyStep step) {
        boolean isLast = number == definition.steps().size();
        long expiry = step.expiry();
        if (expiry < 0 || expiry > WEEK) {
            add(number, Fault.EXPIRY_OUT_OF_RANGE, expiry, WEEK);
        }
        if (Math.abs(step.priority()) > MOST_PRIORITY || step.priority() == Long.MIN_VALUE) {
            add(number, Fault.PRIORITY_OUT_OF_RANGE, step.priority(), MOST_PRIORITY);
        }
        if (isLast && expiry > 0 && step.end() instanceof NextStep) {
            add(number, Fault.NO_END);
        }
        if (isLast && step.skips() != SkipIf.NEVER) {
            add(number, Fault.LAST_STEP_SKIPPED);
        }
        switch (step.end()) {
            case OtherQueue other -> queue(number, other.queueId());
            case Leaving leaving -> {
                if (!ACTION.matcher(leaving.action()).matches()) {
                    add(number, Fault.ACTION_UNKNOWN, leaving.action());
                }
            }
            case NextStep _ -> {
                // always there, or the strategy has no end
            }
        }
        if (step.who().everything().count() > MOST_PARTS || depth(step.who()) > MOST_DEPTH) {
            add(number, Fault.TOO_INVOLVED, MOST_PARTS, MOST_DEPTH);
            return;
        }
        step.who().everything().forEach(part -> part(number, part));
    }

    private static int depth(Whom whom) {
        return 1 + whom.inner().stream().mapToInt(Checking::depth).max().orElse(0);
    }

    private void part(int number, Whom part) {
        switch (part) {
            case Whom.CanDoLess less -> {
                level(number, less.level() == null ? 1 : less.level());
                less.leftOut().forEach(skill -> known(number, skill.value(), centre.skills(), Fault.SKILL_IS_UNKNOWN));
            }
            case Whom.HasSkill skill -> {
                known(number, skill.skillId().value(), centre.skills(), Fault.SKILL_IS_UNKNOWN);
                level(number, skill.minimum());
            }
            case Whom.TheseAgents these -> {
                nonEmpty(number, these.agentIds(), Fault.NOBODY_NAMED);
                these.agentIds().stream()
                        .filter(agent -> !centre.agents().containsKey(agent))
                        .forEach(agent -> add(
                                number, Fault.AGENT_IS_UNKNOWN, agent.value().toString()));
            }
            case Whom.ServesQueue other -> queue(number, other.queueId());
            case Whom.InTeam team -> {
                nonEmpty(number, team.teamIds(), Fault.NOBODY_NAMED);
                team.teamIds().forEach(id -> known(number, id.value(), centre.teams(), Fault.TEAM_IS_UNKNOWN));
            }
            case Whom.HasAttribute with -> {
                nonEmpty(number, with.values(), Fault.NOBODY_NAMED);
                if (!ATTRIBUTES.contains(with.attribute())) {
                    add(number, Fault.ATTRIBUTE_IS_UNKNOWN, with.attribute());
                }
            }
            case Whom.AllOf all -> nonEmpty(number, all.parts(), Fault.NO_PARTS);
            case Whom.AnyOf any -> nonEmpty(number, any.parts(), Fault.NO_PARTS);
            case Whom.Says says -> expression(number, says);
            case Whom.NotThose _, Whom.Everybody _, Whom.ServesHere _, Whom.CanDoAsked _ -> {
                // nothing in it could be wrong
            }
            case Whom.LastOne _, Whom.OwnerOfIt _, Whom.PreferredOnes _ -> {
                // who that is, the item says
            }
        }
    }

    private void expression(int number, Whom.Says says) {
        try {
            compilation.who(says);
        } catch (ExpressionFault fault) {
            findings.add(new Finding(fault.fault(), number, fault.position(), fault.arguments()));
        }
    }

    private void level(int number, long level) {
        if (level < 1 || level > BEST_LEVEL) {
            add(number, Fault.LEVEL_OUT_OF_RANGE, level, BEST_LEVEL);
        }
    }

    private void queue(int number, QueueId queue) {
        if (!centre.queues().containsKey(queue)) {
            add(number, Fault.QUEUE_IS_UNKNOWN, queue.value().toString());
        }
    }

    private void known(int number, UUID id, Map<UUID, String> all, Fault fault) {
        if (!all.containsKey(id)) {
            add(number, fault, id.toString());
        }
    }

    private void nonEmpty(int number, List<?> parts, Fault fault) {
        if (parts.isEmpty()) {
            add(number, fault);
        }
    }

    /// What it leads into must not come back, over any number of other strategies.
    private void circle() {
        List<QueueId> circle = Overflow.circle(centre.with(served, definition), served);
        if (!circle.isEmpty()) {
            String names = String.join(
                    " → ",
                    circle.stream()
                            .map(queue -> centre.queues().getOrDefault(queue, "?"))
                            .toList());
            add(stepInto(circle.get(1)), Fault.LEADS_IN_A_CIRCLE, names);
        }
    }

    private @Nullable Integer stepInto(QueueId queue) {
        for (int number = 1; number <= definition.steps().size(); number++) {
            if (definition.steps().get(number - 1).end() instanceof OtherQueue other
                    && other.queueId().equals(queue)) {
                return number;
            }
        }
        return null;
    }

    private void add(@Nullable Integer step, Fault fault, Object... arguments) {
        findings.add(Finding.at(step, fault, arguments));
    }
}
