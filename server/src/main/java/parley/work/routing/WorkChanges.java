package parley.work.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.live.Live;
import parley.work.engine.Item;
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

    /// A new item enters.
    void enter(WorkItem item, Item.Facts facts, Actor actor, String why) {
        works.insert(item, actor.name(), why);
        if (!facts.equals(Item.Facts.NONE)) {
            waiting.ask(item.id(), facts);
        }
        wakeup.changes(Set.of(item.id()), Set.of());
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
        return after;
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
