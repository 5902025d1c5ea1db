package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.presence.Presence;
import parley.people.presence.PresenceListener;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ProblemException;
import parley.platform.live.Live;

/// The life of an offer and of the work that was taken. Every method locks the item first, so of
/// two that come in the same moment exactly one decides.
@Service
class Offers implements PresenceListener {

    private static final Duration LEFT_OUT_FOR = Duration.ofSeconds(60);

    private final WorkStore works;
    private final OfferStore offers;
    private final AgentStore agents;
    private final WorkChanges changes;
    private final Presences presences;
    private final RoutingEvents events;
    private final InstantSource clock;

    Offers(
            WorkStore works,
            OfferStore offers,
            AgentStore agents,
            WorkChanges changes,
            Presences presences,
            Live live,
            InstantSource clock) {
        this.works = works;
        this.offers = offers;
        this.agents = agents;
        this.changes = changes;
        this.presences = presences;
        this.events = new RoutingEvents(live);
        this.clock = clock;
    }

    /// The agent takes what was offered.
    ///
    /// @throws ProblemException which says how the offer ended instead
    @Transactional
    public WorkItem accept(WorkId work, AgentId agent, Actor actor) {
        WorkItem item = lock(work);
        Offer offer = usable(item, agent);
        offers.end(offer, Offer.State.ACCEPTED, clock.instant());
        events.offerEnded(offer, Offer.State.ACCEPTED, null);
        endRound(item, Offer.State.TAKEN, actor.name());
        agents.forgetMissed(agent);
        // whoever missed or gave it away before may be the right one when it is given on again
        offers.leaveNobodyOut(work);
        return changes.change(item, item.accepted(agent, clock.instant()), Cause.of(actor, "accepted"));
    }

    /// The agent would rather not; the item is not offered to the agent again for a minute.
    ///
    /// @param reason the agent's own words
    @Transactional
    public WorkItem decline(WorkId work, AgentId agent, @Nullable String reason, Actor actor) {
        WorkItem item = lock(work);
        Offer offer = usable(item, agent);
        if (reason != null) {
            offers.noteReason(offer, reason);
        }
        return release(item, offer, Offer.State.DECLINED, actor, "declined");
    }

    /// The agent is done, with an outcome where one is given.
    @Transactional
    public WorkItem complete(WorkId work, AgentId agent, @Nullable Outcome outcome, Actor actor) {
        WorkItem item = lock(work);
        item.requireHeldBy(agent);
        if (outcome != null) {
            works.noteOutcome(work, outcome, agent, clock.instant());
        }
        agents.noteIdle(agent, clock.instant());
        return changes.change(item, item.completed(clock.instant()), Cause.of(actor, "completed"));
    }

    /// Ends what has run out of time.
    @Transactional
    public void expire(WorkId work) {
        WorkItem item = lock(work);
        Instant now = clock.instant();
        for (Offer offer : offers.openOf(work)) {
            if (!now.isBefore(offer.deadline())) {
                release(item, offer, Offer.State.TIMED_OUT, Actor.SYSTEM, "timed-out");
                noteMissed(item, offer.agent());
                item = lock(work);
            }
        }
    }

    /// The agent's desk is gone for good: the customer keeps the place and gets somebody else.
    @Transactional
    public void desert(WorkId work, Instant before) {
        WorkItem item = lock(work);
        if (works.deserted(before).contains(work)) {
            changes.change(item, item.requeued(clock.instant()), Cause.of(Actor.SYSTEM, "agent-away"));
        }
    }

    /// The agent has let the customer wait for too long.
    void sendBack(WorkItem item, String why) {
        AgentId agent = item.agent();
        if (agent != null) {
            Instant now = clock.instant();
            offers.leaveOut(item.id(), agent, now.plus(LEFT_OUT_FOR));
            agents.noteIdle(agent, now);
            changes.change(item, item.requeued(now), Cause.of(Actor.SYSTEM, why));
        }
    }

    /// The paperwork is over without the agent saying so.
    void settle(WorkItem item, Cause cause) {
        if (item.agent() != null) {
            agents.noteIdle(item.agent(), clock.instant());
        }
        changes.change(item, item.completed(clock.instant()), cause);
    }

    private void noteMissed(WorkItem item, AgentId agent) {
        int mostMissed = item.tempo() == Tempo.REAL_TIME ? 1 : 2;
        if (agents.noteMissed(agent) >= mostMissed) {
            agents.forgetMissed(agent);
            presences.markNotResponding(agent);
        }
    }

    /// Ends one offer of the round; the item waits again when it was the last.
    private WorkItem release(WorkItem item, Offer offer, Offer.State state, Actor actor, String why) {
        Instant now = clock.instant();
        offers.end(offer, state, now);
        events.offerEnded(offer, state, null);
        if (state != Offer.State.RESCINDED) {
            offers.leaveOut(item.id(), offer.agent(), now.plus(LEFT_OUT_FOR));
        }
        boolean isLast = offers.openOf(item.id()).isEmpty();
        AgentId from = offer.from();
        Handover handover = from == null ? null : new Handover(from, offer.agent(), null, why);
        return isLast && item.state() == WorkState.OFFERED
                ? changes.change(item, item.requeued(now), new Cause(actor, why, handover))
                : item;
    }

    /// Ends every open offer of the item.
    ///
    /// @param by who took it, where somebody did
    void endRound(WorkItem item, Offer.State state, @Nullable String by) {
        for (Offer offer : offers.openOf(item.id())) {
            offers.end(offer, state, clock.instant());
            events.offerEnded(offer, state, by);
        }
    }

    /// Who is no longer available is not asked any longer.
    @Override
    public void changed(AgentId agent, Presence before, Presence after) {
        if (after.takesWork()) {
            if (!before.takesWork()) {
                agents.noteIdle(agent, clock.instant());
                agents.forgetMissed(agent);
            }
            changes.wakeAfterCommit();
            return;
        }
        for (Offer open : offers.openOf(agent)) {
            WorkItem item = lock(open.work());
            boolean isStillOpen = offers.openOf(item.id()).stream()
                    .anyMatch(offer -> offer.id().equals(open.id()));
            if (isStillOpen) {
                release(item, open, Offer.State.RESCINDED, Actor.SYSTEM, "agent-unavailable");
            }
        }
    }

    @Override
    public void cameAlive(AgentId agent) {
        changes.wake();
    }

    /// The agent's open offer of the item.
    Optional<Offer> open(WorkItem item, AgentId agent) {
        return offers.openOf(item.id()).stream()
                .filter(offer -> offer.agent().equals(agent))
                .findFirst();
    }

    List<Offer> open(AgentId agent) {
        return offers.openOf(agent);
    }

    private WorkItem lock(WorkId work) {
        return works.lock(work).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    private Offer usable(WorkItem item, AgentId agent) {
        Offer offer = offers.latest(item.id(), agent).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        if (offer.isOpenAt(clock.instant()) && offer.fence() == item.fence()) {
            return offer;
        }
        throw new ProblemException(
                switch (offer.state()) {
                    case OPEN, TIMED_OUT -> RoutingProblem.OFFER_TIMED_OUT;
                    case ACCEPTED -> RoutingProblem.OFFER_ALREADY_ACCEPTED;
                    case DECLINED -> RoutingProblem.OFFER_DECLINED;
                    case RESCINDED -> RoutingProblem.OFFER_WITHDRAWN;
                    case TAKEN -> RoutingProblem.OFFER_TAKEN;
                });
    }
}
