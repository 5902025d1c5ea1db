package parley.work.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.people.staff.TeamId;
import parley.work.engine.Capacity;
import parley.work.engine.Profile;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.queue.QueueId;
import parley.work.strategy.CentreFacts.Worker;
import parley.work.strategy.StrategyDefinition.StepEnd;
import parley.work.strategy.StrategyDefinition.StrategyStep;

/// A centre to hold definitions against, and short ways to write them.
final class Sample {

    static final SkillId ENGLISH = new SkillId(new UUID(1, 1));
    static final SkillId RETURNS = new SkillId(new UUID(1, 2));
    static final TeamId NIGHT = new TeamId(new UUID(2, 1));
    static final QueueId SALES = new QueueId(new UUID(3, 1));
    static final QueueId SUPPORT = new QueueId(new UUID(3, 2));
    static final QueueId EMPTY = new QueueId(new UUID(3, 3));
    static final AgentId ANN = new AgentId(new UUID(4, 1));
    static final AgentId BOB = new AgentId(new UUID(4, 2));

    static final Whom MEMBERS = new Whom.ServesHere();
    static final Whom ORDINARY = new Whom.AllOf(List.of(MEMBERS, new Whom.CanDoAsked()));

    private Sample() {}

    /// Ann (English 4, in the night team) serves sales, Bob (returns 2) sales and support.
    static CentreFacts centre() {
        return centre(Map.of());
    }

    static CentreFacts centre(Map<QueueId, StrategyDefinition> plans) {
        return new CentreFacts(
                Map.of(ENGLISH.value(), "English", RETURNS.value(), "Returns"),
                Map.of(NIGHT.value(), "Night"),
                Map.of(SALES, "Sales", SUPPORT, "Support", EMPTY, "Empty"),
                Map.of(
                        ANN, new Worker("Ann", profile(Set.of(SALES), Map.of(ENGLISH, 4), Set.of(NIGHT))),
                        BOB, new Worker("Bob", profile(Set.of(SALES, SUPPORT), Map.of(RETURNS, 2), Set.of()))),
                plans);
    }

    static Profile profile(Set<QueueId> queues, Map<SkillId, Integer> skills, Set<TeamId> teams) {
        var memberships = new HashMap<QueueId, Profile.Membership>();
        queues.forEach(queue -> memberships.put(queue, Profile.Membership.of(1, 0)));
        return new Profile(
                memberships,
                skills,
                Map.of(
                        "team",
                        Set.copyOf(teams.stream()
                                .map(team -> team.value().toString())
                                .toList())),
                new Capacity(100, Map.of(), Map.of(), null),
                0);
    }

    static StrategyDefinition strategy(StrategyStep... steps) {
        return new StrategyDefinition(List.of(steps), AgentOrder.LONGEST_IDLE, null, null, null, null, null);
    }

    static StrategyDefinition ordered(String expression, StrategyStep... steps) {
        return new StrategyDefinition(List.of(steps), AgentOrder.EXPRESSION, expression, null, null, null, null);
    }

    /// Tried for a while, on top of those before.
    static StrategyStep trying(Whom who, long seconds) {
        return new StrategyStep(who, seconds, null, true, null, null);
    }

    static StrategyStep last(Whom who) {
        return new StrategyStep(who, null, null, true, null, null);
    }

    static StrategyStep then(StrategyStep step, @Nullable StepEnd end) {
        return new StrategyStep(
                step.who(), step.expirySeconds(), step.skipIf(), step.cumulative(), step.priorityChange(), end);
    }

    static StrategyStep skipped(StrategyStep step, SkipIf when) {
        return new StrategyStep(
                step.who(), step.expirySeconds(), when, step.cumulative(), step.priorityChange(), step.atExpiry());
    }

    static StrategyStep alone(StrategyStep step) {
        return new StrategyStep(
                step.who(), step.expirySeconds(), step.skipIf(), false, step.priorityChange(), step.atExpiry());
    }

    /// What is found, as `code` or `code@step`.
    static List<String> found(List<Finding> findings) {
        var found = new ArrayList<String>();
        for (Finding one : findings) {
            found.add(one.fault().code() + (one.step() == null ? "" : "@" + one.step()));
        }
        return found;
    }
}
