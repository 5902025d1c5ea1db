package parley.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import parley.platform.metrics.Measured;

/// The jobs in figures: those that wait, and the dead letters.
@Component
class JobMetrics implements Measured {

    private final JobStore jobs;
    private final MultiGauge gauge;

    JobMetrics(JobStore jobs, MeterRegistry registry) {
        this.jobs = jobs;
        this.gauge = MultiGauge.builder("parley.jobs.jobs")
                .description("jobs that wait, and those that were given up")
                .register(registry);
    }

    @Override
    public void measure() {
        Map<Job.State, Long> counts = jobs.unfinished();
        gauge.register(
                java.util.stream.Stream.of(Job.State.WAITING, Job.State.DEAD)
                        .map(state -> MultiGauge.Row.of(
                                Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                                counts.getOrDefault(state, 0L)))
                        .toList(),
                true);
    }
}
