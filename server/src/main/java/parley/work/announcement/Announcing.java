package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.presence.Presences;
import parley.work.announcement.Stay.Waiting;
import parley.work.announcement.WaitStore.Due;
import parley.work.estimate.Announcement;
import parley.work.estimate.Estimate;
import parley.work.queue.QueueId;

/// Looks who waits, who is told what, and what came of what was said.
@Component
class Announcing {

    /// Whoever came this moment is perhaps being offered in this moment too.
    private static final Duration RIPE = Duration.ofSeconds(1);

    /// Nothing is due so far ahead: it was noted before the clock was set back.
    private static final Duration AHEAD = Duration.ofMinutes(3);

    /// More are left for the next look.
    private static final int MOST = 2_000;

    private final QueueHistory history;
    private final HistoryStore past;
    private final WaitStore waits;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Announcing(
            QueueHistory history,
            HistoryStore past,
            WaitStore waits,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.history = history;
        this.past = past;
        this.waits = waits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Looks once, if no other process is looking.
    void look() {
        history.follow();
        transactions.executeWithoutResult(_ -> {
            if (waits.alone()) {
                Instant now = clock.instant();
                notePlaces(now);
                settle(now);
                waits.due(now, now.minus(RIPE), now.plus(AHEAD), MOST).forEach(due -> tell(due, now));
            }
        });
    }

    private void notePlaces(Instant now) {
        Map<QueueId, Integer> known = history.places();
        Map<QueueId, Integer> there = past.placesNow(now.minus(Presences.AWAY_AFTER));
        there.forEach((queue, places) -> {
            if (!places.equals(known.get(queue))) {
                past.notePlaces(queue, places, history.known(), now);
            }
        });
        known.forEach((queue, places) -> {
            if (places != 0 && !there.containsKey(queue)) {
                past.notePlaces(queue, 0, history.known(), now);
            }
        });
    }

    private void settle(Instant now) {
        List<Ended> ended = waits.over().stream().map(over -> over.ended(now)).toList();
        if (!ended.isEmpty()) {
            waits.end(ended);
        }
    }

    private void tell(Due due, Instant now) {
        Waiting item = due.item();
        Estimate estimate = history.estimate(item.queue(), item.standing(now), now);
        Announcement said = due.said() == null ? null : Stay.onTime(due.said(), now);
        if (due.first() == null || said == null) {
            waits.begin(Stay.begin(item, estimate, said, now), now);
        } else {
            waits.goOn(new Stay(due.id(), item, due.first(), said, true, null).lookedAt(estimate, now));
        }
    }
}
