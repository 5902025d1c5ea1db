package parley.work.routing;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.presence.PresencesForTests;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.testing.StillCentre;
import parley.work.queue.QueueId;

/// Takes the steps of agents and of the dispatcher, for tests of the modules above.
public final class RoutingByHand {

    private final StillCentre centre;

    public RoutingByHand(StillCentre centre) {
        this.centre = centre;
    }

    /// Gives what waits about a subject to an agent.
    public WorkItem give(UUID subject, AgentId agent) {
        isThere(agent);
        WorkItem waiting = now(subject);
        ask(waiting, agent);
        return accept(waiting, agent);
    }

    /// The agent gives the work about a subject to a queue.
    public WorkItem give(UUID subject, QueueId queue, AgentId agent) {
        return centre.get(Handovers.class)
                .toQueue(new Handovers.Gift(now(subject).id(), agent, null), queue, actor(agent));
    }

    /// The agent says that the emergency is none.
    public WorkItem calm(UUID subject, AgentId agent) {
        return centre.get(Handovers.class)
                .toCalm(new Handovers.Gift(now(subject).id(), agent, null), actor(agent));
    }

    /// One round of the loop that routes.
    public void round() {
        centre.get(DispatchLoop.class).round();
    }

    /// The agent whose desk is asked to take the work on a subject.
    public Optional<AgentId> asked(UUID subject) {
        return centre.get(OfferStore.class).openOf(now(subject).id()).stream()
                .map(Offer::agent)
                .findFirst();
    }

    /// The agent is at the desk.
    public void isThere(AgentId agent) {
        Presences presences = centre.get(Presences.class);
        presences.set(agent, PresenceState.AVAILABLE, null, Actor.SYSTEM);
        PresencesForTests.alive(presences, agent);
    }

    /// The agent's desk answers.
    public void alive(AgentId agent) {
        PresencesForTests.alive(centre.get(Presences.class), agent);
    }

    /// As the loop does every second: who can be asked now who could not.
    public void lookAgain() {
        centre.get(Dispatcher.class).lookAgain();
    }

    /// Why nobody takes what waits about a subject, as reasons.
    public java.util.List<String> why(UUID subject) {
        Explaining.Now now = centre.get(Explaining.class).about(subject).now();
        return now == null
                ? java.util.List.of()
                : now.rejected().stream().map(Explaining.Count::reason).toList();
    }

    /// Why an agent cannot be asked at all; null where they can.
    public @Nullable String whyIdle(AgentId agent) {
        return centre.get(Explaining.class).of(agent).absence();
    }

    public void ask(WorkItem waiting, AgentId agent) {
        centre.get(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(
                        any -> centre.get(OfferBook.class).ask(waiting, agent, null, java.util.List.of()));
    }

    public WorkItem accept(WorkItem item, AgentId agent) {
        return centre.get(Offers.class).accept(item.id(), agent, actor(agent));
    }

    public WorkItem complete(UUID subject, AgentId agent) {
        return centre.get(Offers.class).complete(now(subject).id(), agent, null, actor(agent));
    }

    public WorkItem now(UUID subject) {
        return centre.get(Routing.class).bySubject(subject).orElseThrow();
    }

    private static Actor actor(AgentId agent) {
        return new Actor.Person(agent.value(), "Agent");
    }
}
