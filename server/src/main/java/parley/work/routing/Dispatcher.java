package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.presence.Presences;
import parley.platform.live.Live;

/// Runs what time makes due: ends offers that ran out, lets rounds be held as long as there is
/// news, takes work back from desks that are gone.
@Component
class Dispatcher {

    /// The loop looks every second; a longer pause means that nobody could be heard meanwhile.
    private static final Duration MOST_GAP = Duration.ofSeconds(15);

    /// More rounds than this without a pause are left to the next turn of the loop.
    private static final int MOST_ROUNDS = 8;

    private final WorkStore works;
    private final OfferStore offers;
    private final WaitingStore line;
    private final Offers lives;
    private final Rounds rounds;
    private final Deciding deciding;
    private final RoutingEvents events;
    private final Vigil vigil;
    private List<WaitingStore.Counts> shown = List.of();

    /// What a decision needs of the world.
    @Component
    record Deciding(TransactionTemplate transactions, Live live, InstantSource clock) {}

    Dispatcher(WorkStore works, OfferStore offers, WaitingStore line, Offers lives, Rounds rounds, Deciding deciding) {
        this.works = works;
        this.offers = offers;
        this.line = line;
        this.lives = lives;
        this.rounds = rounds;
        this.deciding = deciding;
        this.events = new RoutingEvents(deciding.live());
        this.vigil = new Vigil(deciding.clock().instant(), MOST_GAP);
    }

    /// Ends offers that ran out of time, then offers what waits. Where there is nothing to do it
    /// costs one statement.
    ///
    /// @return when something follows from time alone
    Optional<Instant> run() {
        Instant now = deciding.clock().instant();
        Optional<Instant> deadline = offers.deadline();
        if (deadline.isPresent() && !now.isBefore(deadline.get())) {
            offers.overdue(now).forEach(lives::expire);
        }
        int left = MOST_ROUNDS;
        while (left > 0 && rounds.isDue(deciding.clock().instant())) {
            rounds.hold();
            left--;
        }
        if (left == 0) {
            return Optional.of(now);
        }
        // a new offer may run out before all others
        Optional<Instant> next = left == MOST_ROUNDS ? deadline.filter(now::isBefore) : offers.deadline();
        return earlier(next, rounds.next());
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }

    /// Looks whether anything has changed of which nobody has told.
    void lookAgain() {
        rounds.compare();
    }

    /// Takes work back from desks that are gone, and ends offers that nobody knows the age of.
    void takeBack() {
        Instant now = deciding.clock().instant();
        offers.overdue(now).forEach(lives::expire);
        Instant silentSince = now.minus(Presences.AWAY_AFTER);
        // while this process was down no desk could answer, so that silence does not count
        if (silentSince.isAfter(vigil.look(now))) {
            works.deserted(silentSince, now).forEach(work -> lives.desert(work, silentSince));
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
