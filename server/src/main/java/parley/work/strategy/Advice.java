package parley.work.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Profile;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.engine.Who;
import parley.work.queue.QueueId;
import parley.work.strategy.CentreFacts.Worker;
import parley.work.strategy.StrategyDefinition.NextStep;
import parley.work.strategy.StrategyDefinition.OtherQueue;
import parley.work.strategy.StrategyDefinition.StrategyStep;

/// What is odd about a strategy that could be kept: settings that have no effect, steps at which
/// nobody is asked as the centre is staffed now. Only what is certain is said.
final class Advice {

    private final StrategyDefinition definition;
    private final Compilation compilation;
    private final CentreFacts centre;
    private final List<QueueId> served;
    private final List<Finding> findings = new ArrayList<>();

    private Advice(StrategyDefinition definition, Compilation compilation, CentreFacts centre, List<QueueId> served) {
        this.definition = definition;
        this.compilation = compilation;
        this.centre = centre;
        this.served = served;
    }

    /// @param definition one that can be kept
    static List<Finding> of(
            StrategyDefinition definition, Compilation compilation, CentreFacts centre, List<QueueId> served) {
        var advice = new Advice(definition, compilation, centre, served);
        try {
            advice.look();
        } catch (ExpressionFault impossible) {
            throw new IllegalStateException("was understood before", impossible);
        }
        return advice.findings;
    }

    private void look() throws ExpressionFault {
        int widest = 0;
        long end = 0;
        boolean isReached = true;
        for (int number = 1; number <= definition.steps().size(); number++) {
            StrategyStep step = definition.steps().get(number - 1);
            Set<AgentId> possible = possible(step);
            widest = Math.max(widest, possible.size());
            if (isReached) {
                end = end < 0 || step.expiry() == 0 ? -1 : end + step.expiry();
                people(number, step, possible, end);
                settings(number, step);
            } else {
                add(number, Fault.REACHED_NEVER);
            }
            isReached &= leadsOn(step);
        }
        if (definition.asked() > 1 && widest > 0 && definition.asked() > widest) {
            add(null, Fault.BROADCAST_TOO_WIDE, definition.asked(), widest);
        }
        if (definition.agentOrder() != AgentOrder.EXPRESSION && definition.orderExpression() != null) {
            add(null, Fault.EXPRESSION_UNUSED);
        }
    }

    /// Whether anything can come to the step after it.
    private static boolean leadsOn(StrategyStep step) {
        return step.skips() != SkipIf.NEVER || (step.expiry() > 0 && step.end() instanceof NextStep);
    }

    private void people(int number, StrategyStep step, Set<AgentId> possible, long end) {
        if (possible.isEmpty()) {
            add(number, Fault.NOBODY_MATCHES);
        } else if (end > 0 && possible.stream().allMatch(agent -> seesNothingBefore(agent, end))) {
            add(number, Fault.DELAYS_OUTLAST_STEP, end);
        }
        int same = sameAs(number, step);
        if (same > 0) {
            add(number, Fault.SAME_PEOPLE_AS_BEFORE, same);
        }
    }

    private void settings(int number, StrategyStep step) {
        if (step.expiry() == 0 && !(step.end() instanceof NextStep)) {
            add(number, Fault.END_NEVER_COMES);
        }
        if (step.end() instanceof OtherQueue other
                && centre.agents().values().stream()
                        .noneMatch(worker -> worker.profile().queues().containsKey(other.queueId()))) {
            add(number, Fault.NOBODY_SERVES_OTHER_QUEUE, centre.queues().getOrDefault(other.queueId(), "?"));
        }
        if (step.skips() == SkipIf.NOBODY_THERE && step.who() instanceof Whom.Everybody) {
            add(number, Fault.SKIPPED_NEVER);
        }
    }

    /// The number of an earlier step whose people are still asked and are the same; 0 where there
    /// is none.
    private int sameAs(int number, StrategyStep step) {
        boolean goesOn = step.cumulative();
        for (int before = number - 1; before >= 1 && goesOn; before--) {
            StrategyStep other = definition.steps().get(before - 1);
            if (other.who().equals(step.who()) || other.who() instanceof Whom.Everybody) {
                return before;
            }
            goesOn = other.cumulative();
        }
        boolean isRepeated =
                number > 1 && definition.steps().get(number - 2).who().equals(step.who());
        return isRepeated ? number - 1 : 0;
    }

    /// Whether no queue that the strategy serves shows the agent an item before that moment.
    private boolean seesNothingBefore(AgentId agent, long seconds) {
        Map<QueueId, Profile.Membership> queues = worker(agent).profile().queues();
        return !served.isEmpty()
                && served.stream()
                        .allMatch(queue ->
                                queues.containsKey(queue) && queues.get(queue).delay() >= seconds * 1000);
    }

    private Worker worker(AgentId agent) {
        Worker worker = centre.agents().get(agent);
        if (worker == null) {
            throw new IllegalStateException("nobody: " + agent);
        }
        return worker;
    }

    /// Who could be asked, whatever the item is.
    private Set<AgentId> possible(StrategyStep step) throws ExpressionFault {
        Who who = compilation.who(step.who());
        var possible = new HashSet<AgentId>();
        centre.agents().forEach((agent, worker) -> {
            if (could(who, agent, worker.profile()) != Truth.NO) {
                possible.add(agent);
            }
        });
        return possible;
    }

    /// Whether something holds, as long as nothing is known of the item.
    private enum Truth {
        NO,
        PERHAPS,
        YES;

        static Truth of(boolean holds) {
            return holds ? YES : NO;
        }
    }

    private Truth could(Who who, AgentId agent, Profile profile) {
        return switch (who) {
            case Who.Members _ -> member(profile);
            case Who.Every every ->
                every.parts().stream().map(part -> could(part, agent, profile)).reduce(Truth.YES, Advice::worse);
            case Who.Either either ->
                either.parts().stream().map(part -> could(part, agent, profile)).reduce(Truth.NO, Advice::better);
            case Who.Not not ->
                switch (could(not.part(), agent, profile)) {
                    case NO -> Truth.YES;
                    case PERHAPS -> Truth.PERHAPS;
                    case YES -> Truth.NO;
                };
            case Who.Asked _, Who.AskedLess _, Who.LastAgent _, Who.Owner _, Who.Preferred _ -> Truth.PERHAPS;
            case Who.Anybody _, Who.MemberOf _, Who.Skilled _, Who.With _, Who.Named _, Who.Expression _ ->
                Truth.of(who.holdsFor(agent, profile));
        };
    }

    private Truth member(Profile profile) {
        if (served.isEmpty()) {
            return profile.queues().isEmpty() ? Truth.NO : Truth.PERHAPS;
        }
        long serves = served.stream().filter(profile.queues()::containsKey).count();
        return serves == 0 ? Truth.NO : serves == served.size() ? Truth.YES : Truth.PERHAPS;
    }

    private static Truth worse(Truth one, Truth other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Truth better(Truth one, Truth other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void add(@Nullable Integer step, Fault fault, Object... arguments) {
        findings.add(Finding.at(step, fault, arguments));
    }
}
