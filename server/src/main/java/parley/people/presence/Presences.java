package parley.people.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.live.Live;
import parley.platform.live.StreamListener;

/// What agents say of themselves, and whether their desks are alive.
@Service
public class Presences implements StreamListener {

    /// No answer for this long, and nothing is offered.
    public static final Duration ALIVE_WITHIN = Duration.ofSeconds(15);

    /// No answer for this long, and what cannot wait goes back to its queue.
    public static final Duration AWAY_AFTER = Duration.ofSeconds(60);

    private final PresenceStore store;
    private final Live live;
    private final ObjectProvider<PresenceListener> listeners;
    private final ObjectProvider<Workload> workload;
    private final InstantSource clock;

    Presences(
            PresenceStore store,
            Live live,
            ObjectProvider<PresenceListener> listeners,
            ObjectProvider<Workload> workload,
            InstantSource clock) {
        this.store = store;
        this.live = live;
        this.listeners = listeners;
        this.workload = workload;
        this.clock = clock;
    }

    /// The event that an agent's own pages get.
    record PresenceChanged(String kind, PresenceView presence) {}

    PresenceView view(Presence presence) {
        return PresenceView.of(presence, workload.getObject().of(presence.agentId()));
    }

    /// The agent's presence; offline where none was ever chosen.
    public Presence get(AgentId agent) {
        return store.find(agent)
                .orElseGet(() -> new Presence(agent, PresenceState.OFFLINE, null, Instant.EPOCH, false));
    }

    /// The agent chooses a state, which also says that they are back.
    @Transactional
    public Presence set(AgentId agent, PresenceState state, @Nullable String reason, Actor actor) {
        Presence before = store.lock(agent, clock.instant());
        return save(before, new Presence(agent, state, reason, clock.instant(), false), actor);
    }

    /// Marks an agent who missed offers; the chosen state stays as it is.
    @Transactional
    public Presence markNotResponding(AgentId agent) {
        Presence before = store.lock(agent, clock.instant());
        return save(before, new Presence(agent, before.state(), before.reason(), before.since(), true), Actor.SYSTEM);
    }

    /// The agent says that they are back.
    @Transactional
    public Presence back(AgentId agent, Actor actor) {
        Presence before = store.lock(agent, clock.instant());
        return save(before, new Presence(agent, before.state(), before.reason(), before.since(), false), actor);
    }

    private Presence save(Presence before, Presence after, Actor actor) {
        store.save(after, clock.instant(), actor.name());
        live.publish(Set.of(Staff.topic(after.agentId())), new PresenceChanged("presence", view(after)));
        listeners.orderedStream().forEach(listener -> listener.changed(after.agentId(), before, after));
        return after;
    }

    @Override
    public void opened(Caller caller) {
        alive(List.of(caller));
        if (caller.isStaff()) {
            var agent = new AgentId(caller.person().value());
            listeners.orderedStream().forEach(listener -> listener.cameAlive(agent));
        }
    }

    @Override
    public void alive(Collection<Caller> callers) {
        List<AgentId> agents = callers.stream()
                .filter(Caller::isStaff)
                .map(caller -> new AgentId(caller.person().value()))
                .toList();
        if (!agents.isEmpty()) {
            store.seen(agents, clock.instant());
        }
    }

    @Override
    public void closed(Caller caller) {
        // another process may still have a page of this agent; it says so within one beat
        if (caller.isStaff()) {
            store.gone(new AgentId(caller.person().value()));
        }
    }
}
