package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import parley.work.estimate.Estimate;
import parley.work.estimate.Place;
import parley.work.queue.QueueFigures;
import parley.work.queue.QueueId;

/// What those who wait have been told, for whoever shows or speaks it to them; and how long one
/// would wait now, for whoever acts on it.
@Service
public class Announcements {

    private final WaitStore waits;
    private final QueueHistory history;
    private final QueueFigures figures;
    private final InstantSource clock;

    Announcements(WaitStore waits, QueueHistory history, QueueFigures figures, InstantSource clock) {
        this.waits = waits;
        this.history = history;
        this.figures = figures;
        this.clock = clock;
    }

    /// How long somebody would wait who came now, by queue; queues are missing in which nobody
    /// waits, or of which nobody can say it.
    public Map<QueueId, Duration> expected() {
        history.follow();
        Instant now = clock.instant();
        var expected = new HashMap<QueueId, Duration>();
        figures.waiting().forEach((queue, line) -> {
            Instant oldest = line.oldestQueuedAt();
            if (oldest != null) {
                Estimate estimate = history.estimate(queue, Place.last(line.waiting(), Stay.since(oldest, now)), now);
                if (estimate.shownAs() != Estimate.Shown.UNKNOWN) {
                    expected.put(queue, estimate.expected());
                }
            }
        });
        return expected;
    }

    /// When everybody who waits was told something last, by what the work is about; nobody else
    /// has been told anything.
    public Map<UUID, Instant> saidAt() {
        return waits.saidAt();
    }

    /// What these were told last; who was told nothing, or waits no more, is not there.
    public Map<UUID, ToldWait> told(Collection<UUID> subjects) {
        return waits.told(subjects);
    }

    /// What was said last to those who wait for work on a subject; empty where nothing was, and
    /// once the wait is over.
    public Optional<ToldWait> told(UUID subject) {
        return Optional.ofNullable(waits.told(List.of(subject)).get(subject));
    }
}
