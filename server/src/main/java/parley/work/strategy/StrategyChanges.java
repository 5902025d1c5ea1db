package parley.work.strategy;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.queue.Queue;
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyStore.Kept;
import parley.work.strategy.StrategyStore.Used;

/// Changes of strategies by people. What is refused leaves everything as it was.
@Service
class StrategyChanges {

    private final StrategyStore store;
    private final RulesStore rules;
    private final CentreStore centre;
    private final Keeping keeping;
    private final Setting setting;

    StrategyChanges(StrategyStore store, RulesStore rules, CentreStore centre, Keeping keeping, Setting setting) {
        this.store = store;
        this.rules = rules;
        this.centre = centre;
        this.keeping = keeping;
        this.setting = setting;
    }

    /// What a change needs besides.
    @Component
    record Setting(ObjectProvider<RulesListener> listeners, Audit audit, Ids ids, InstantSource clock) {}

    /// What the record keeps of a strategy.
    record Facts(String name, StrategyDefinition definition) {
        static Facts of(Kept strategy) {
            return new Facts(strategy.name(), strategy.definition());
        }
    }

    /// What the record keeps of how a queue is served.
    record Served(@Nullable String strategy) {}

    Kept find(StrategyId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(StrategyProblem.STRATEGY_UNKNOWN));
    }

    Kept version(StrategyId id, int version) {
        find(id);
        return store.version(id, version)
                .orElseThrow(() -> new ProblemException(StrategyProblem.STRATEGY_VERSION_UNKNOWN));
    }

    /// Looks it through without keeping it.
    ///
    /// @param served by it
    Checking.Result check(StrategyDefinition definition, Collection<QueueId> served) {
        return Checking.of(definition, facts(store.uses()), List.copyOf(served));
    }

    /// The queues that are served by it.
    List<Used> served(StrategyId id) {
        return store.uses().stream().filter(used -> used.strategy().equals(id)).toList();
    }

    @Transactional
    Kept create(String name, StrategyDefinition wanted, Actor actor, Locale locale) {
        StrategyDefinition definition = secured(wanted, List.of(), locale);
        var strategy = new Kept(
                new StrategyId(setting.ids().next()),
                name.strip(),
                1,
                definition,
                setting.clock().instant(),
                actor.name());
        try {
            store.insert(strategy);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StrategyProblem.STRATEGY_NAME_TAKEN, strategy.name());
        }
        setting.audit().record(actor, "strategy.created", subject(strategy), null, Facts.of(strategy));
        return strategy;
    }

    @Transactional
    Kept change(StrategyId id, String name, StrategyDefinition wanted, Actor actor, Locale locale) {
        return change(lock(id), name.strip(), wanted, "strategy.changed", actor, locale);
    }

    /// Makes an older version the newest.
    @Transactional
    Kept restore(StrategyId id, int version, Actor actor, Locale locale) {
        Kept now = lock(id);
        return change(now, now.name(), version(id, version).definition(), "strategy.restored", actor, locale);
    }

    private Kept change(
            Kept before, String name, StrategyDefinition wanted, String action, Actor actor, Locale locale) {
        List<QueueId> queues = served(before.id()).stream().map(Used::queue).toList();
        StrategyDefinition definition = secured(wanted, queues, locale);
        var after = new Kept(
                before.id(),
                name,
                before.version() + 1,
                definition,
                setting.clock().instant(),
                actor.name());
        try {
            store.change(after);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StrategyProblem.STRATEGY_NAME_TAKEN, name);
        }
        setting.audit().record(actor, action, subject(after), Facts.of(before), Facts.of(after));
        return after;
    }

    @Transactional
    void delete(StrategyId id, Actor actor) {
        Kept strategy = lock(id);
        rise();
        Use.refuseAny(served(id).stream()
                .map(used -> new Use("queue", used.queue().value().toString(), used.queueName()))
                .toList());
        store.remove(id, setting.clock().instant(), actor.name());
        setting.audit().record(actor, "strategy.deleted", subject(strategy), Facts.of(strategy), null);
    }

    /// By which strategy the queue is served; null for plainly.
    @Nullable Kept serving(QueueId queue) {
        return store.uses().stream()
                .filter(used -> used.queue().equals(queue))
                .findFirst()
                .flatMap(used -> store.find(used.strategy()))
                .orElse(null);
    }

    @Transactional
    void serve(QueueId queue, @Nullable StrategyId id, Actor actor, Locale locale) {
        Queue named = keeping.queue(queue);
        Kept wanted = id == null ? null : lock(id);
        rise();
        if (wanted != null) {
            List<Finding> problems = check(wanted.definition(), List.of(queue)).problems();
            if (!problems.isEmpty()) {
                throw new ProblemException(
                                StrategyProblem.STRATEGY_USE_INVALID,
                                named.name(),
                                problems.getFirst().shown(locale).text())
                        .with(Map.of("problems", shown(problems, locale)));
            }
        }
        Kept before = serving(queue);
        store.use(queue, id);
        if (!Objects.equals(before, wanted)) {
            setting.audit()
                    .record(
                            actor,
                            "queue.strategy-changed",
                            new Audit.Subject("queue", queue.value().toString(), named.name()),
                            new Served(before == null ? null : before.name()),
                            new Served(wanted == null ? null : wanted.name()));
        }
    }

    @Transactional
    RulesStore.Kept changeRules(RoutingRules wanted, Actor actor) {
        rise();
        RoutingRules before = rules.find().rules();
        rules.change(wanted, setting.clock().instant(), actor.name());
        setting.audit()
                .record(actor, "routing-rules.changed", new Audit.Subject("routing-rules", null, null), before, wanted);
        return rules.find();
    }

    /// Everything by which work is routed counts as changed, for whoever routes.
    void rise() {
        rules.raise();
        setting.listeners().orderedStream().forEach(RulesListener::rulesChanged);
    }

    /// The definition as it can be kept.
    ///
    /// @throws ProblemException `strategy-invalid`
    StrategyDefinition checked(StrategyDefinition wanted, List<QueueId> served, Locale locale) {
        Checking.Result result = check(wanted, served);
        List<Finding> problems = result.problems();
        if (!problems.isEmpty()) {
            throw new ProblemException(
                            StrategyProblem.STRATEGY_INVALID,
                            problems.getFirst().shown(locale).text())
                    .with(Map.of("problems", shown(problems, locale)));
        }
        return wanted.named(result.names());
    }

    /// The same, and nothing that it refers to can go away before the transaction ends. Who changes
    /// a queue holds it first and lets the version rise then, so it is done in this order here too.
    private StrategyDefinition secured(StrategyDefinition wanted, List<QueueId> served, Locale locale) {
        keeping.all(checked(wanted, served, locale));
        rise();
        // another change may have closed a circle, or taken something away, before this had its turn
        return checked(wanted, served, locale);
    }

    private Kept lock(StrategyId id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(StrategyProblem.STRATEGY_UNKNOWN));
    }

    private CentreFacts facts(List<Used> uses) {
        Map<StrategyId, StrategyDefinition> definitions =
                store.all().stream().collect(Collectors.toMap(Kept::id, Kept::definition));
        var plans = new HashMap<QueueId, StrategyDefinition>();
        uses.forEach(used -> {
            StrategyDefinition definition = definitions.get(used.strategy());
            if (definition != null) {
                plans.put(used.queue(), definition);
            }
        });
        return centre.facts(plans);
    }

    static List<Finding.StrategyFinding> shown(List<Finding> findings, Locale locale) {
        return findings.stream().map(one -> one.shown(locale)).toList();
    }

    private static Audit.Subject subject(Kept strategy) {
        return new Audit.Subject("strategy", strategy.id().value().toString(), strategy.name());
    }
}
