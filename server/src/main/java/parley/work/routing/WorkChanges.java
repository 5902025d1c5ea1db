package parley.work.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.live.Live;
import parley.work.engine.Item;
import parley.work.engine.WorkId;
import parley.work.queue.Queue;
import parley.work.queue.Queues;
import parley.work.strategy.Strategies;

/// Makes a change of state true: the row, its segment, what the item is about, and the pages of
/// the agents concerned, in one transaction; then wakes the dispatcher.
@Component
class WorkChanges {

    private final WorkStore works;
    private final WaitingStore waiting;
    private final Queues queues;
    private final Strategies strategies;
    private final RoutingEvents events;
    private final ObjectProvider<WorkListener> listeners;
    private final Wakeup wakeup;

    WorkChanges(
            WorkStore works,
            WaitingStore waiting,
            Queues queues,
            Strategies strategies,
            Live live,
            ObjectProvider<WorkListener> listeners,
            Wakeup wakeup) {
        this.works = works;
        this.waiting = waiting;
        this.queues = queues;
        this.strategies = strategies;
        this.events = new RoutingEvents(live);
        this.listeners = listeners;
        this.wakeup = wakeup;
    }

    /// The tier of work where nobody says otherwise.
    int usualTier(Tempo tempo) {
        return strategies.setUp().routing().tier(tempo);
    }

    /// An item that enters a queue.
    ///
    /// @param by who brought it
    record Entering(WorkItem item, Item.Facts facts, String by, String why) {}

    /// A new item enters.
    void enter(WorkItem item, Item.Facts facts, Actor actor, String why) {
        enterAll(List.of(new Entering(item, facts, actor.name(), why)));
    }

    /// New items enter.
    void enterAll(List<Entering> all) {
        works.insertAll(all);
        all.stream()
                .filter(one -> !one.facts().equals(Item.Facts.NONE))
                .forEach(one -> waiting.ask(one.item().id(), one.facts()));
        wakeup.changes(all.stream().map(one -> one.item().id()).collect(Collectors.toSet()), Set.of());
    }

    /// An item has a new state.
    WorkItem change(WorkItem before, WorkItem after, Cause cause) {
        if (after.equals(before)) {
            return before;
        }
        works.save(after, cause.actor().name(), cause.why());
        tell(before, after, cause);
        List<AgentId> concerned = new ArrayList<>();
        Optional.ofNullable(before.agent()).ifPresent(concerned::add);
        Optional.ofNullable(after.agent())
                .filter(agent -> !agent.equals(before.agent()))
                .ifPresent(concerned::add);
        if (!concerned.isEmpty()) {
            events.changed(concerned, view(after));
        }
        wakeup.changes(Set.of(after.id()), Set.copyOf(concerned));
        if (after.state() == WorkState.ACTIVE && before.state() != WorkState.HELD) {
            interrupt(after);
        } else if (before.state().isHeldByAgent() && !after.state().isHeldByAgent()) {
            resume(before, after.since());
        }
        return after;
    }

    /// What the agent works on that can wait is on hold as long as this lasts. Rows are locked from
    /// the more urgent to the less, so that two changes never wait for each other.
    private void interrupt(WorkItem taken) {
        List<Tempo> slower = Interruptions.slowerThan(taken.tempo());
        AgentId agent = taken.agent();
        if (slower.isEmpty() || agent == null) {
            return;
        }
        List<WorkItem> held = works.lockActive(agent, slower);
        held.forEach(one -> change(one, one.interrupted(taken.since()), Cause.of(Actor.SYSTEM, "interrupted")));
        if (!held.isEmpty()) {
            works.noteHeldFor(held.stream().map(WorkItem::id).toList(), taken.id());
        }
    }

    /// What was on hold for it goes on, unless something else holds it.
    private void resume(WorkItem over, Instant now) {
        AgentId agent = over.agent();
        if (Interruptions.slowerThan(over.tempo()).isEmpty() || agent == null) {
            return;
        }
        List<WorkItem> held = works.lockHeldFor(over.id());
        if (held.isEmpty()) {
            return;
        }
        List<WorkItem> rest = works.heldBy(agent).stream()
                .filter(one -> !one.id().equals(over.id()) && !held.contains(one))
                .toList();
        for (WorkItem one : held) {
            Optional<WorkId> other = Interruptions.staysFor(one, rest);
            if (other.isPresent()) {
                works.noteHeldFor(List.of(one.id()), other.get());
            } else {
                change(one, one.resumed(now), Cause.of(Actor.SYSTEM, "resumed"));
            }
        }
    }

    /// Tells the modules above of a change that has been stored.
    void tell(WorkItem before, WorkItem after, Cause cause) {
        listeners.orderedStream().forEach(listener -> listener.changed(before, after, cause));
    }

    /// The caller's transaction changes what the agent holds, or whether they can be asked.
    void agentChanges(AgentId agent) {
        wakeup.changes(Set.of(), Set.of(agent));
    }

    /// The agent can be asked again; not inside a transaction.
    void agentChanged(AgentId agent) {
        wakeup.changed(Set.of(), Set.of(agent));
    }

    WorkItemView view(WorkItem item) {
        return WorkItemView.of(item, queue(item), null);
    }

    Queue queue(WorkItem item) {
        return queues.ever(item.queue());
    }

    void wakeAfterCommit() {
        wakeup.wakeAfterCommit();
    }
}
