package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.work.engine.WorkId;
import parley.work.estimate.Estimate;
import parley.work.estimate.Place;
import parley.work.estimate.WaitEstimates;
import parley.work.queue.QueueId;

/// What happens in the queues, read from what is stored and told to the estimates.
///
/// It begins with the last changes of work, however old they are, because the estimates forget by
/// and by but never all: so a centre that rested over Sunday is known on Monday.
@Component
class QueueHistory {

    /// So many changes are read at the beginning.
    private static final long REACH = 200_000;

    private static final long REACH_OF_ENDED = 20_000;
    private static final int PAGE = 10_000;

    /// How often a number that is missing is asked for again: it was taken by a transaction that is
    /// not over yet, or was rolled back.
    private static final int MOST_LOOKS = 60;

    private static final long MOST_MISSING = 20_000;

    /// Times that are older than the last by more than this come from a clock that was set back.
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private final HistoryStore store;
    private final WaitEstimates estimates = new WaitEstimates();
    private final Map<WorkId, Where> items = new HashMap<>();
    private final Map<QueueId, Integer> places = new HashMap<>();
    private final Deque<HistoryStore.Places> coming = new ArrayDeque<>();

    /// Numbers that are missing, and how often they were looked for.
    private final Map<Long, Integer> missing = new LinkedHashMap<>();

    private long lastChange = -1;
    private long lastPlaces = -1;
    private long lastEnded = -1;
    private @Nullable Instant last;
    private Duration shift = Duration.ZERO;

    QueueHistory(HistoryStore store) {
        this.store = store;
    }

    /// Where an item is.
    private record Where(QueueId queue, boolean isServed) {}

    /// Reads what has happened since the last time.
    synchronized void follow() {
        if (lastChange < 0) {
            lastChange = Math.max(0, store.lastChange() - REACH);
            lastEnded = Math.max(0, store.lastEnded() - REACH_OF_ENDED);
        }
        coming.addAll(lastPlaces < 0 ? store.placesFrom(lastChange) : store.placesAfter(lastPlaces));
        if (!coming.isEmpty()) {
            lastPlaces = coming.getLast().id();
        }
        if (!missing.isEmpty()) {
            store.late(missing.keySet()).forEach(this::take);
            missing.values().removeIf(looks -> looks >= MOST_LOOKS);
            missing.replaceAll((_, looks) -> looks + 1);
        }
        List<HistoryStore.Change> page;
        do {
            page = store.changes(lastChange, PAGE);
            page.forEach(this::take);
        } while (page.size() >= PAGE);
        placesUntil(lastChange);
        learn();
    }

    /// The number of the last change that is known.
    synchronized long known() {
        return lastChange;
    }

    /// How many places each queue had when this was last noted.
    synchronized Map<QueueId, Integer> places() {
        return Map.copyOf(places);
    }

    /// How long it takes from now on for somebody at this place.
    synchronized Estimate estimate(QueueId queue, Place place, Instant now) {
        return estimates.estimate(queue, place, onward(now));
    }

    private void take(HistoryStore.Change change) {
        if (missing.remove(change.id()) == null) {
            long gap = change.id() - lastChange - 1;
            for (long number = change.id() - 1; gap < MOST_MISSING && number > lastChange; number--) {
                missing.put(number, 0);
            }
            placesUntil(change.id() - 1);
            lastChange = change.id();
        }
        Where before = items.get(change.work());
        Instant at = onward(change.at());
        switch (change.state()) {
            case QUEUED, OFFERED -> waits(change, before, at);
            case ACTIVE, HELD, WRAP_UP -> isServed(change, before, at);
            case PARKED, COMPLETED, ABANDONED -> {
                leave(before, at);
                items.remove(change.work());
            }
        }
    }

    private void waits(HistoryStore.Change change, @Nullable Where before, Instant at) {
        QueueId queue = change.queue();
        if (before == null || !before.queue().equals(queue)) {
            leave(before, at);
            estimates.arrived(queue, at);
        } else if (before.isServed()) {
            estimates.returned(queue, at);
        }
        items.put(change.work(), new Where(queue, false));
    }

    private void isServed(HistoryStore.Change change, @Nullable Where before, Instant at) {
        QueueId queue = change.queue();
        if (before == null || !before.queue().equals(queue)) {
            leave(before, at);
            estimates.arrived(queue, at);
            estimates.began(queue, at);
        } else if (!before.isServed()) {
            estimates.began(queue, at);
        }
        items.put(change.work(), new Where(queue, true));
    }

    /// Whoever leaves the line makes it shorter for those behind, wherever they go.
    private void leave(@Nullable Where before, Instant at) {
        if (before == null) {
            return;
        }
        if (before.isServed()) {
            estimates.ended(before.queue(), at);
        } else {
            estimates.abandoned(before.queue(), at);
        }
    }

    private void placesUntil(long change) {
        while (!coming.isEmpty() && coming.getFirst().change() <= change) {
            HistoryStore.Places next = coming.removeFirst();
            places.put(next.queue(), next.places());
            estimates.staffed(next.queue(), next.places(), onward(next.at()));
        }
    }

    private void learn() {
        List<HistoryStore.Lesson> page;
        do {
            page = store.lessons(lastEnded, PAGE);
            page.forEach(lesson -> {
                lastEnded = lesson.number();
                if (lesson.how() == Ended.How.ANSWERED) {
                    estimates.answered(lesson.queue(), lesson.first(), lesson.waited());
                } else if (lesson.how() == Ended.How.GAVE_UP) {
                    estimates.gaveUp(lesson.queue(), lesson.first(), lesson.waited());
                }
            });
        } while (page.size() >= PAGE);
    }

    /// Time that only goes on, also while the clock of the machine is set back.
    private Instant onward(Instant at) {
        Instant shifted = at.plus(shift);
        if (last != null && shifted.isBefore(last.minus(SET_BACK))) {
            shift = shift.plus(Duration.between(shifted, last));
            shifted = last;
        }
        last = last == null || shifted.isAfter(last) ? shifted : last;
        return shifted;
    }
}
