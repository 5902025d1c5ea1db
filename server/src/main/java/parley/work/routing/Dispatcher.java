package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.live.Live;

/// Carries the matcher's decisions out: locks what waits, asks the matcher, stores the offers.
@Component
class Dispatcher {

    /// How much of what waits one decision looks at.
    private static final int HORIZON = 500;

    private final WorkStore works;
    private final OfferStore offers;
    private final QueueStore queues;
    private final Offers lives;
    private final WorkChanges changes;
    private final Deciding deciding;
    private final RoutingEvents events;
    private final Instant begun;
    private List<QueueStore.Counts> shown = List.of();

    /// What a decision needs of the world.
    @Component
    record Deciding(TransactionTemplate transactions, Live live, Ids ids, InstantSource clock) {}

    Dispatcher(
            WorkStore works,
            OfferStore offers,
            QueueStore queues,
            Offers lives,
            WorkChanges changes,
            Deciding deciding) {
        this.works = works;
        this.offers = offers;
        this.queues = queues;
        this.lives = lives;
        this.changes = changes;
        this.deciding = deciding;
        this.events = new RoutingEvents(deciding.live());
        this.begun = deciding.clock().instant();
    }

    /// One round: ends offers that ran out of time, then offers what waits.
    ///
    /// @return when the next offer runs out
    Optional<Instant> run() {
        offers.overdue(deciding.clock().instant()).forEach(lives::expire);
        deciding.transactions().executeWithoutResult(any -> dispatch());
        return offers.nextDeadline();
    }

    /// Takes work back from desks that are gone.
    void takeBack() {
        Instant silentSince = deciding.clock().instant().minus(Presences.AWAY_AFTER);
        // while this process was down no desk could answer, so the silence before its start does not count
        if (silentSince.isAfter(begun)) {
            works.deserted(silentSince).forEach(work -> lives.desert(work, silentSince));
        }
    }

    /// Tells the pages how many wait where, when that has changed.
    void showCounters() {
        List<QueueStore.Counts> now = queues.counts();
        if (!now.equals(shown)) {
            events.counters(now);
            shown = now;
        }
    }

    private void dispatch() {
        queues.decideAlone();
        Instant now = deciding.clock().instant();
        List<WorkItem> waiting = works.lockWaiting(HORIZON);
        if (waiting.isEmpty()) {
            return;
        }
        Map<WorkId, Set<AgentId>> leftOut = queues.leftOut(waiting, now);
        List<Matcher.Match> matches = Matcher.match(
                waiting.stream()
                        .map(item -> new Matcher.Waiting(item, leftOut.getOrDefault(item.id(), Set.of())))
                        .toList(),
                queues.candidates(now.minus(Presences.ALIVE_WITHIN)),
                now);
        matches.forEach(match -> offer(match, now));
    }

    private void offer(Matcher.Match match, Instant now) {
        WorkItem item = changes.change(match.item(), match.item().offered(now), Actor.SYSTEM, "offered");
        Queue queue = changes.queue(item);
        Duration time = queue.offerTime();
        var offer = new Offer(
                deciding.ids().next(),
                item.id(),
                match.agent(),
                item.fence(),
                Offer.State.OPEN,
                now,
                now.plus(time),
                match.reasons());
        offers.insert(offer);
        events.offered(match.agent(), WorkItemView.of(item, queue, offer));
    }
}
