package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import parley.work.engine.WorkId;

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
        Round.Step step = round(item, agent).accepted(agent, clock.instant());
        end(step, actor.name());
        agents.forgetMissed(agent);
        // whoever missed or gave it away before may be the right one when it is given on again
        offers.leaveNobodyOut(work);
        return changes.change(item, step.item(), Cause.of(actor, "accepted"));
    }

    /// The agent would rather not; the item is not offered to the agent again for a minute.
    ///
    /// @param reason the agent's own words
    @Transactional
    public WorkItem decline(WorkId work, AgentId agent, @Nullable String reason, Actor actor) {
        WorkItem item = lock(work);
        Round.Step step = round(item, agent).declined(agent, clock.instant());
        if (reason != null) {
            step.ended().forEach(offer -> offers.noteReason(offer, reason));
        }
        return release(item, step, actor, "declined");
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
        Round.Step step = round(item).passed(clock.instant());
        release(item, step, Actor.SYSTEM, "timed-out");
        step.ended().forEach(missed -> noteMissed(item, missed.agent()));
    }

    /// The agent's desk is gone for good: the customer keeps the place and gets somebody else.
    @Transactional
    public void desert(WorkId work, Instant before) {
        WorkItem item = lock(work);
        Instant now = clock.instant();
        if (works.deserted(before, now).contains(work)) {
            changes.change(item, item.requeued(now), Cause.of(Actor.SYSTEM, "agent-away"));
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

    /// The matter has ended without the agent: nobody is asked any longer.
    void end(WorkItem item, Cause cause) {
        Round.Step step = round(item).left(clock.instant());
        end(step, null);
        changes.change(item, step.item(), cause);
    }

    /// Ends offers without anybody having taken the item.
    private WorkItem release(WorkItem item, Round.Step step, Actor actor, String why) {
        end(step, null);
        return changes.change(item, step.item(), new Cause(actor, why, step.failed(why)));
    }

    /// @param by who took the item, where somebody did
    private void end(Round.Step step, @Nullable String by) {
        Instant now = clock.instant();
        for (Offer offer : step.ended()) {
            offers.end(offer, now);
            changes.agentChanges(offer.agent());
            events.offerEnded(offer, offer.state() == Offer.State.TAKEN ? by : null);
            if (offer.state() == Offer.State.DECLINED || offer.state() == Offer.State.TIMED_OUT) {
                offers.leaveOut(offer.work(), offer.agent(), now.plus(LEFT_OUT_FOR));
            }
        }
    }

    /// Who is no longer available is not asked any longer.
    @Override
    public void changed(AgentId agent, Presence before, Presence after) {
        changes.agentChanges(agent);
        if (after.takesWork()) {
            if (!before.takesWork()) {
                agents.noteIdle(agent, clock.instant());
                agents.forgetMissed(agent);
            }
            return;
        }
        for (Offer open : offers.openOf(agent)) {
            WorkItem item = lock(open.work());
            release(item, round(item).withdrawn(agent, clock.instant()), Actor.SYSTEM, "agent-unavailable");
        }
    }

    @Override
    public void cameAlive(AgentId agent) {
        changes.agentChanged(agent);
    }

    /// Nothing new is offered to the agent until then; what they were asked for already they may
    /// take.
    void rest(AgentId agent, @Nullable Instant until) {
        agents.rest(agent, until);
        changes.agentChanges(agent);
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

    private Round round(WorkItem item) {
        return new Round(item, offers.openOf(item.id()));
    }

    /// With the offer that the agent answers, which may have ended.
    private Round round(WorkItem item, AgentId agent) {
        List<Offer> open = offers.openOf(item.id());
        if (open.stream().anyMatch(offer -> offer.agent().equals(agent))) {
            return new Round(item, open);
        }
        var all = new ArrayList<>(open);
        offers.latest(item.id(), agent).ifPresent(all::add);
        return new Round(item, all);
    }
}
