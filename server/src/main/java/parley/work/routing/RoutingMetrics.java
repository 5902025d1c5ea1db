package parley.work.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.platform.metrics.Measured;

/// The queues in figures: how much waits, for how long, and what became of what was offered.
@Component
class RoutingMetrics implements Measured, WorkListener {

    private final WaitingStore line;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final MultiGauge waiting;
    private final MultiGauge oldest;

    RoutingMetrics(WaitingStore line, InstantSource clock, MeterRegistry registry) {
        this.line = line;
        this.clock = clock;
        this.registry = registry;
        this.waiting = MultiGauge.builder("parley.routing.waiting")
                .description("work items that wait or are offered")
                .register(registry);
        this.oldest = MultiGauge.builder("parley.routing.oldest")
                .description("how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void measure() {
        Instant now = clock.instant();
        List<WaitingStore.Counts> counts = line.counts();
        waiting.register(
                counts.stream()
                        .map(count -> MultiGauge.Row.of(tags(count), count.waiting()))
                        .toList(),
                true);
        oldest.register(
                counts.stream()
                        .map(count -> MultiGauge.Row.of(tags(count), seconds(count.oldestQueuedAt(), now)))
                        .toList(),
                true);
    }

    private static Tags tags(WaitingStore.Counts count) {
        return Tags.of("queue", count.name());
    }

    private static double seconds(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
    }

    /// What was offered is taken, or waits again.
    @Override
    public void changed(WorkItem before, WorkItem after, Cause cause) {
        if (before.state() == WorkState.OFFERED && after.state() != WorkState.OFFERED) {
            registry.counter("parley.routing.offers", "outcome", cause.why()).increment();
        }
    }
}
