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
import parley.platform.live.Live;
import parley.work.engine.WorkId;

/// Carries the matcher's decisions out: locks what waits, asks the matcher, stores the offers.
@Component
class Dispatcher {

    /// How much of what waits in each queue one decision looks at.
    private static final int HORIZON = 200;

    /// The loop looks every second; a longer pause means that nobody could be heard meanwhile.
    private static final Duration MOST_GAP = Duration.ofSeconds(15);

    private final WorkStore works;
    private final OfferStore offers;
    private final WaitingStore line;
    private final AgentStore agents;
    private final Offers lives;
    private final OfferBook book;
    private final Deciding deciding;
    private final RoutingEvents events;
    private final Vigil vigil;
    private List<WaitingStore.Counts> shown = List.of();

    /// What a decision needs of the world.
    @Component
    record Deciding(TransactionTemplate transactions, Live live, InstantSource clock) {}

    Dispatcher(
            WorkStore works,
            OfferStore offers,
            WaitingStore line,
            AgentStore agents,
            Offers lives,
            OfferBook book,
            Deciding deciding) {
        this.works = works;
        this.offers = offers;
        this.line = line;
        this.agents = agents;
        this.lives = lives;
        this.book = book;
        this.deciding = deciding;
        this.events = new RoutingEvents(deciding.live());
        this.vigil = new Vigil(deciding.clock().instant(), MOST_GAP);
    }

    /// One round: ends offers that ran out of time, then offers what waits. A round without
    /// anything to do costs one statement.
    ///
    /// @return when the next offer runs out
    Optional<Instant> run() {
        Instant now = deciding.clock().instant();
        OfferStore.Agenda agenda = offers.agenda();
        if (agenda.isOverdueAt(now)) {
            offers.overdue(now).forEach(lives::expire);
            agenda = offers.agenda();
        }
        if (agenda.isWaiting()) {
            deciding.transactions().executeWithoutResult(any -> dispatch());
            agenda = offers.agenda();
        }
        return Optional.ofNullable(agenda.deadline());
    }

    /// Takes work back from desks that are gone.
    void takeBack() {
        Instant now = deciding.clock().instant();
        Instant silentSince = now.minus(Presences.AWAY_AFTER);
        // while this process was down no desk could answer, so that silence does not count
        if (silentSince.isAfter(vigil.look(now))) {
            works.deserted(silentSince).forEach(work -> lives.desert(work, silentSince));
        }
    }

    /// Tells the pages how many wait where, when that has changed.
    void showCounters() {
        List<WaitingStore.Counts> now = line.counts();
        if (!now.equals(shown)) {
            events.counters(now);
            shown = now;
        }
    }

    private void dispatch() {
        agents.decideAlone();
        Instant now = deciding.clock().instant();
        List<WorkItem> waiting = works.lockWaiting(HORIZON);
        if (waiting.isEmpty()) {
            return;
        }
        Map<WorkId, Set<AgentId>> leftOut = line.leftOut(waiting, now);
        List<Matcher.Match> matches = Matcher.match(
                waiting.stream()
                        .map(item -> new Matcher.Waiting(item, leftOut.getOrDefault(item.id(), Set.of())))
                        .toList(),
                agents.candidates(now.minus(Presences.ALIVE_WITHIN)),
                agents.rules(),
                now);
        matches.forEach(match -> book.ask(match.item(), match.agent(), null, match.reasons()));
    }

    /// Since when this process has been watching without a gap. Nobody is blamed for silence in a
    /// time that nobody watched: while the process was away, slept, or the clock was set.
    static final class Vigil {

        private final Duration mostGap;
        private Instant since;
        private Instant last;

        /// @param mostGap the longest pause between two looks that is no gap
        Vigil(Instant begin, Duration mostGap) {
            this.since = begin;
            this.last = begin;
            this.mostGap = mostGap;
        }

        /// Looks now.
        ///
        /// @return since when there has been no gap
        Instant look(Instant now) {
            if (now.isBefore(last) || now.isAfter(last.plus(mostGap))) {
                since = now;
            }
            last = now;
            return since;
        }
    }
}
