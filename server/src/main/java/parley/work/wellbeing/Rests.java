package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.live.Live;
import parley.work.routing.Routing;

/// Lets agents rest, and ends it. Every method is a part of the caller's transaction, or one of
/// its own.
@Service
class Rests {

    /// Who could not rest for so long, because too many others did, does without.
    static final Duration TOO_LATE = Duration.ofMinutes(30);

    private final RestStore store;
    private final Routing routing;
    private final Live live;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Rests(RestStore store, Routing routing, Live live, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.routing = routing;
        this.live = live;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// What an agent's own pages are shown.
    ///
    /// @param why `BUSY` or `HARD_CONTACT`
    record OwnRest(Instant until, String why) {

        static @Nullable OwnRest of(Rest rest) {
            return rest.until() == null
                    ? null
                    : new OwnRest(rest.until(), rest.why().name());
        }
    }

    /// The event that an agent's own pages get; null where the rest is over.
    record RestChanged(String kind, @Nullable OwnRest rest) {}

    /// The agent's rest that has begun and is not over.
    Optional<OwnRest> own(AgentId agent) {
        return store.open(agent).map(OwnRest::of).filter(rest -> rest.until().isAfter(clock.instant()));
    }

    /// The agent is to rest: at once, or as soon as not too many others do.
    @Transactional
    void owe(AgentId agent, Rest.Why why, int minutes, WellbeingLimits limits) {
        var rest = new Rest(ids.next(), agent, why, minutes, clock.instant(), null, null);
        if (store.insert(rest)) {
            begin(rest, limits);
        }
    }

    /// The agent rests, unless too many others do; then it is looked at again.
    @Transactional
    void tryToRest(AgentId agent, WellbeingLimits limits) {
        Instant now = clock.instant();
        if (mayRest(agent, limits, now)) {
            owe(agent, Rest.Why.BUSY, limits.restMinutes(), limits);
        }
    }

    /// Whoever waits for a rest begins it, or does without.
    @Transactional
    void grant(AgentId agent, WellbeingLimits limits) {
        Rest rest = store.lock(agent).orElse(null);
        if (rest == null || rest.begunAt() != null) {
            return;
        }
        Instant now = clock.instant();
        if (now.isAfter(rest.dueAt().plus(TOO_LATE))) {
            store.end(rest.id(), Rest.End.TOO_LATE, now);
        } else {
            begin(rest, limits);
        }
    }

    private void begin(Rest rest, WellbeingLimits limits) {
        Instant now = clock.instant();
        if (!store.alone() || !mayRest(rest.agent(), limits, now)) {
            return;
        }
        Instant until = now.plus(Duration.ofMinutes(rest.minutes()));
        store.begin(rest.id(), now, until);
        routing.rest(rest.agent(), until);
        tell(rest.agent(), new OwnRest(until, rest.why().name()));
    }

    private boolean mayRest(AgentId agent, WellbeingLimits limits, Instant now) {
        return store.fellows(agent, now.minus(Presences.ALIVE_WITHIN)).stream()
                .allMatch(queue -> limits.leavesEnough(queue.there(), queue.resting()));
    }

    /// The agent goes on.
    @Transactional
    void endOwn(AgentId agent, Actor actor) {
        end(agent, Rest.End.BY_AGENT)
                .ifPresent(rest -> audit.record(
                        actor,
                        "rest.ended",
                        new Audit.Subject("agent", agent.value().toString(), actor.name()),
                        rest,
                        null));
    }

    /// A rest is over, whether it has begun or not.
    @Transactional
    Optional<Rest> end(AgentId agent, Rest.End why) {
        Optional<Rest> open = store.lock(agent);
        open.ifPresent(rest -> {
            store.end(rest.id(), why, clock.instant());
            routing.rest(agent, null);
            tell(agent, null);
        });
        return open;
    }

    private void tell(AgentId agent, @Nullable OwnRest rest) {
        live.publish(List.of(Staff.topic(agent)), new RestChanged("rest", rest));
    }
}
