package parley.work.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Balance;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyStore.Used;

/// Strategies as those need them who route by them.
@Service
public class Strategies {

    private static final Logger LOG = LoggerFactory.getLogger(Strategies.class);

    private final StrategyStore store;
    private final RulesStore rules;
    private final CentreStore centre;
    private final StrategyChanges changes;
    private final ObjectProvider<QueueWeights> weights;
    private volatile Known known = new Known(new SetUp(Rules.NONE, RoutingRules.USUAL), Map.of());

    Strategies(
            StrategyStore store,
            RulesStore rules,
            CentreStore centre,
            StrategyChanges changes,
            ObjectProvider<QueueWeights> weights) {
        this.store = store;
        this.rules = rules;
        this.centre = centre;
        this.changes = changes;
        this.weights = weights;
    }

    /// How the centre is set up. Equal versions of the rules mean that nothing has changed.
    public record SetUp(Rules rules, RoutingRules routing) {}

    /// With what was translated, because most of it stays the same.
    private record Known(SetUp setUp, Map<StrategyDefinition, Strategy> strategies) {}

    /// The rules for all queues. As long as nothing has changed this costs one short question to
    /// the database and gives the same object.
    public Rules rules() {
        return setUp().rules();
    }

    /// The rules for all queues, and what holds for the whole centre.
    public SetUp setUp() {
        long version = rules.version();
        Known before = known;
        if (before.setUp().rules().version() == version) {
            return before.setUp();
        }
        Known next = read(version, before);
        known = next;
        return next.setUp();
    }

    /// Read after the version: what changes meanwhile has a higher one, and is read again.
    private Known read(long version, Known before) {
        Map<StrategyId, StrategyDefinition> definitions =
                store.all().stream().collect(Collectors.toMap(StrategyStore.Kept::id, StrategyStore.Kept::definition));
        Map<QueueId, StrategyDefinition> plans = new HashMap<>();
        for (Used used : store.uses()) {
            StrategyDefinition definition = definitions.get(used.strategy());
            if (definition != null) {
                plans.put(used.queue(), definition);
            }
        }
        var strategies = new HashMap<StrategyDefinition, Strategy>();
        var queues = new HashMap<QueueId, QueueRules>();
        var balances = new HashMap<QueueId, Balance>();
        weights.forEach(source -> balances.putAll(source.weights()));
        centre.targets().forEach((queue, target) -> {
            StrategyDefinition definition = plans.get(queue);
            Strategy strategy = definition == null
                    ? Strategy.PLAIN
                    : strategies.computeIfAbsent(definition, one -> translated(one, queue, before));
            queues.put(queue, new QueueRules(strategy, Math.max(1, target) * 1000L, Map.of(), balances.get(queue)));
        });
        RoutingRules routing = rules.find().rules();
        return new Known(
                new SetUp(new Rules(version, queues, routing.urgency(), routing.fifoAcrossChannels()), routing),
                Map.copyOf(strategies));
    }

    private static Strategy translated(StrategyDefinition definition, QueueId queue, Known before) {
        Strategy same = before.strategies().get(definition);
        if (same != null) {
            return same;
        }
        try {
            return Compilation.of(definition);
        } catch (ExpressionFault | IllegalArgumentException | ArithmeticException problem) {
            // it was looked through before it was saved, so only another release's could be here
            LOG.error(
                    "a strategy cannot be translated, its queue is served as before queue={}", queue.value(), problem);
            QueueRules last = before.setUp().rules().queues().get(queue);
            return last == null ? Strategy.PLAIN : last.strategy();
        }
    }

    /// A definition for the engine, without keeping it.
    ///
    /// @param served the queue that it would serve
    /// @throws ProblemException `strategy-invalid` with what is wrong and where
    public Strategy compile(StrategyDefinition definition, QueueId served, Locale locale) {
        StrategyDefinition checked = changes.checked(definition, List.of(served), locale);
        try {
            return Compilation.of(checked);
        } catch (ExpressionFault impossible) {
            throw new IllegalStateException("was understood before", impossible);
        }
    }

    /// A strategy that is kept, for the engine.
    ///
    /// @throws ProblemException `strategy-unknown`
    public Strategy kept(StrategyId id) {
        StrategyDefinition definition = store.find(id)
                .orElseThrow(() -> new ProblemException(StrategyProblem.STRATEGY_UNKNOWN))
                .definition();
        try {
            return Compilation.of(definition);
        } catch (ExpressionFault impossible) {
            throw new IllegalStateException("was understood before it was kept", impossible);
        }
    }

    /// What a kept strategy is called.
    ///
    /// @throws ProblemException `strategy-unknown`
    public String name(StrategyId id) {
        return store.find(id)
                .orElseThrow(() -> new ProblemException(StrategyProblem.STRATEGY_UNKNOWN))
                .name();
    }

    /// Adds a strategy.
    ///
    /// @throws ProblemException `strategy-invalid`, `strategy-name-taken`
    public StrategyId add(String name, StrategyDefinition definition, Actor actor) {
        return changes.create(name, definition, actor, Locale.ENGLISH).id();
    }

    /// Serves a queue by a strategy.
    ///
    /// @param strategy null to serve it plainly
    /// @throws ProblemException `strategy-unknown`, `queue-unknown`, `strategy-use-invalid`
    public void serve(QueueId queue, @Nullable StrategyId strategy, Actor actor) {
        changes.serve(queue, strategy, actor, Locale.ENGLISH);
    }

    /// Something above by which work is routed changes in this transaction.
    ///
    /// @return the version of the rules from then on
    public long rise() {
        changes.rise();
        return rules.version();
    }

    /// Whether the queue weighed its teams when the rules had that version.
    public boolean isWeighed(QueueId queue, long version) {
        return weights.stream().anyMatch(source -> source.isWeighed(queue, version));
    }
}
