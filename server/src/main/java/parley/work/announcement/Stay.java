package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;
import parley.work.engine.WorkId;
import parley.work.estimate.Announcement;
import parley.work.estimate.Estimate;
import parley.work.estimate.Place;
import parley.work.queue.QueueId;

/// An item's stay in the line of one queue.
///
/// @param id of its row, or 0 where it is new
/// @param first what was expected when it was first looked at
/// @param said what the customer was told last, also in another queue
/// @param isFirstHere whether that was the first, and is measured here
/// @param due when to look again, or null for never
record Stay(
        long id,
        Waiting item,
        Estimate first,
        Announcement said,
        boolean isFirstHere,
        @Nullable Instant due) {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    /// Who waits at this moment.
    ///
    /// @param place 1 for who is served next
    /// @param changeId the item's last change
    record Waiting(
            WorkId work,
            UUID subject,
            QueueId queue,
            Tempo tempo,
            String language,
            int place,
            Instant enteredAt,
            Instant headEnteredAt,
            long changeId) {

        Place standing(Instant now) {
            return new Place(place - 1, since(enteredAt, now), since(headEnteredAt, now));
        }
    }

    /// The wait begins, with what was said before where anything was.
    static Stay begin(Waiting item, Estimate estimate, @Nullable Announcement before, Instant now) {
        Announcement said = Announcement.next(before, estimate, item.tempo(), now)
                .or(() -> java.util.Optional.ofNullable(before))
                .orElseThrow();
        return new Stay(0, item, estimate, said, before == null, due(item, said, now));
    }

    /// The wait goes on.
    Stay lookedAt(Estimate estimate, Instant now) {
        Announcement latest =
                Announcement.next(said, estimate, item.tempo(), now).orElse(said);
        return new Stay(id, item, first, latest, isFirstHere, due(item, latest, now));
    }

    private static @Nullable Instant due(Waiting item, Announcement said, Instant now) {
        if (item.tempo() == Tempo.DEFERRED) {
            return null;
        }
        // what could not be said yet may be in a moment
        return said.due().isAfter(now) ? said.due() : now.plus(AGAIN);
    }

    /// What was said, by a clock that has been set back since then: as if it were said just now.
    static Announcement onTime(Announcement said, Instant now) {
        if (!said.at().isAfter(now)) {
            return said;
        }
        Instant kept = said.kept().equals(Instant.MAX) ? said.kept() : now.plus(since(said.at(), said.kept()));
        return new Announcement(said.wording(), said.from(), said.to(), said.said(), now, kept);
    }

    /// Never less than nothing, because clocks are set back.
    static Duration since(Instant before, Instant now) {
        return now.isAfter(before) ? Duration.between(before, now) : Duration.ZERO;
    }
}
