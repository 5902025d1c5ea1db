package parley.work.surge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import parley.work.announcement.Announcements;
import parley.work.queue.Queue;
import parley.work.queue.QueueFigures;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.surge.SurgeRule.SurgeFigure;

/// Reads the figures by which rules act.
@Component
class SurgeReadings {

    private final Queues queues;
    private final QueueFigures figures;
    private final Announcements announcements;
    private final InstantSource clock;

    SurgeReadings(Queues queues, QueueFigures figures, Announcements announcements, InstantSource clock) {
        this.queues = queues;
        this.figures = figures;
        this.announcements = announcements;
        this.clock = clock;
    }

    /// The figures of all queues at one moment.
    ///
    /// @param inUse the queues that have not been removed
    record Readings(Set<QueueId> inUse, Map<SurgeFigure, Map<QueueId, Integer>> values) {

        /// Nothing stands for a queue in which nobody waits.
        int of(SurgeFigure figure, QueueId queue) {
            return values.getOrDefault(figure, Map.of()).getOrDefault(queue, 0);
        }
    }

    /// @param wanted which figures are needed, because not all of them are cheap
    Readings read(Set<SurgeFigure> wanted) {
        Instant now = clock.instant();
        var waiting = new HashMap<QueueId, Integer>();
        var longest = new HashMap<QueueId, Integer>();
        figures.waiting().forEach((queue, line) -> {
            waiting.put(queue, line.waiting());
            Instant oldest = line.oldestQueuedAt();
            if (oldest != null && oldest.isBefore(now)) {
                longest.put(queue, seconds(Duration.between(oldest, now)));
            }
        });
        // where nobody can say how long it takes, what it has taken already counts
        var expected = new HashMap<>(longest);
        if (wanted.contains(SurgeFigure.EXPECTED_WAIT)) {
            announcements.expected().forEach((queue, wait) -> expected.put(queue, seconds(wait)));
        }
        Set<QueueId> inUse = queues.all().stream().map(Queue::id).collect(Collectors.toSet());
        return new Readings(
                inUse,
                Map.of(
                        SurgeFigure.WAITING, waiting,
                        SurgeFigure.LONGEST_WAIT, longest,
                        SurgeFigure.EXPECTED_WAIT, expected));
    }

    private static int seconds(Duration time) {
        return (int) Math.min(time.toSeconds(), Integer.MAX_VALUE);
    }
}
