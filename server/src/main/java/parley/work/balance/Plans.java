package parley.work.balance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.strategy.Strategies;

/// Plans of weights, switched on and off by people.
@Service
class Plans {

    private final PlanStore store;
    private final Queues queues;
    private final Strategies strategies;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Plans(PlanStore store, Queues queues, Strategies strategies, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.strategies = strategies;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// The newest first.
    List<Plan> all() {
        return store.all();
    }

    /// @throws ProblemException `not-found`
    Plan find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    boolean isThere(UUID id) {
        return store.find(id).isPresent();
    }

    /// Keeps one, which is off.
    ///
    /// @throws ProblemException `queue-unknown`, and where the weights do not fit the queues
    @Transactional
    public Plan add(String name, BalanceDefinition definition, Actor actor) {
        definition.require();
        keep(definition);
        // plans are counted, one after the other
        strategies.rise();
        UUID id = ids.next();
        store.insert(id, name, definition, clock.instant(), actor.name());
        Plan plan = find(id);
        audit.record(actor, "balance-plan.created", subject(plan), null, definition);
        return plan;
    }

    /// From now on its queues weigh; a plan that shares a queue with it is off.
    ///
    /// @throws ProblemException `not-found`, `queue-unknown` where one was removed
    @Transactional
    public Plan switchOn(UUID id, Actor actor) {
        Plan plan = find(id);
        keep(plan.definition());
        long version = strategies.rise();
        List<Plan> running = store.running();
        if (running.stream().anyMatch(one -> one.id().equals(id))) {
            return find(id);
        }
        for (Plan other : running) {
            if (!Collections.disjoint(
                    other.definition().ids(), plan.definition().ids())) {
                end(other, version, actor);
            }
        }
        store.switchOn(id, version, clock.instant(), actor.name());
        audit.record(actor, "balance-plan.switched-on", subject(plan), null, plan.definition());
        return find(id);
    }

    /// From now on its queues give work in their explicit order again.
    ///
    /// @throws ProblemException `not-found`
    @Transactional
    public Plan switchOff(UUID id, Actor actor) {
        find(id);
        long version = strategies.rise();
        Plan plan = find(id);
        if (plan.isOn()) {
            end(plan, version, actor);
        }
        return find(id);
    }

    /// Removes a plan that is off.
    ///
    /// @throws ProblemException `not-found`, `in-use` where it is on
    @Transactional
    public void delete(UUID id, Actor actor) {
        find(id);
        strategies.rise();
        Plan plan = find(id);
        if (plan.isOn()) {
            Use.refuseAny(plan.definition().ids().stream()
                    .map(queue -> new Use(
                            "queue",
                            queue.value().toString(),
                            queues.ever(queue).name()))
                    .toList());
        }
        store.remove(id);
        audit.record(actor, "balance-plan.deleted", subject(plan), plan.definition(), null);
    }

    private void end(Plan plan, long version, Actor actor) {
        Instant now = clock.instant();
        store.switchOff(plan.id(), version, now, actor.name());
        audit.record(actor, "balance-plan.switched-off", subject(plan), Map.of("on", true), Map.of("on", false));
    }

    /// Always in the same order, so that two who do this never wait for each other.
    private void keep(BalanceDefinition definition) {
        definition.ids().stream().sorted(Comparator.comparing(QueueId::value)).forEach(queues::keep);
    }

    private static Audit.Subject subject(Plan plan) {
        return new Audit.Subject("balance-plan", plan.id().toString(), plan.name());
    }
}
