package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Requires;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ProblemException;
import parley.work.estimate.Announcement;
import parley.work.estimate.Estimate;
import parley.work.estimate.Place;
import parley.work.queue.QueueFigures;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// How long one waits in a queue at the moment, and how well that was said so far.
@RestController
@RequestMapping("/api/v1/queues/{id}/estimates")
class EstimateController {

    private static final int MOST_DAYS = 90;

    private final Queues queues;
    private final QueueFigures figures;
    private final QueueHistory history;
    private final MetStore store;
    private final InstantSource clock;

    EstimateController(Queues queues, QueueFigures figures, QueueHistory history, MetStore store, InstantSource clock) {
        this.queues = queues;
        this.figures = figures;
        this.history = history;
        this.store = store;
        this.clock = clock;
    }

    /// What somebody would wait who came now.
    ///
    /// @param text what they would be told
    record ExpectedWait(String shownAs, long lowSeconds, long expectedSeconds, long highSeconds, String text) {}

    /// @param places how many items the agents who are there can hold; null where nobody serves it
    /// @param expected null where nobody waits
    /// @param days for how many days `met` counts
    record QueueEstimates(
            QueueId queueId,
            int waiting,
            @Nullable Integer places,
            @Nullable ExpectedWait expected,
            int days,
            Met met) {}

    @GetMapping
    @Requires("queue.read")
    QueueEstimates one(@PathVariable QueueId id, @RequestParam(defaultValue = "7") int days, Locale locale) {
        if (days < 1 || days > MOST_DAYS) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "days");
        }
        if (queues.all().stream().noneMatch(queue -> queue.id().equals(id))) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        Instant now = clock.instant();
        history.follow();
        QueueFigures.Waiting line = figures.waiting().getOrDefault(id, new QueueFigures.Waiting(0, null));
        return new QueueEstimates(
                id,
                line.waiting(),
                history.places().get(id),
                expected(id, line, now, locale),
                days,
                store.met(id, now.minus(Duration.ofDays(days))));
    }

    private @Nullable ExpectedWait expected(QueueId id, QueueFigures.Waiting line, Instant now, Locale locale) {
        Instant oldest = line.oldestQueuedAt();
        if (oldest == null) {
            return null;
        }
        Estimate estimate = history.estimate(id, Place.last(line.waiting(), Stay.since(oldest, now)), now);
        String text = Announcement.next(null, estimate, Tempo.LIVE_TEXT, now)
                .orElseThrow()
                .text(locale);
        return new ExpectedWait(
                estimate.shownAs().name(),
                estimate.low().toSeconds(),
                estimate.expected().toSeconds(),
                estimate.high().toSeconds(),
                text);
    }
}
