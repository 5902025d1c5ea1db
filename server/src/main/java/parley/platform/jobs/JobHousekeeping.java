package parley.platform.jobs;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Forgets jobs that were done long ago; those that were given up stay until somebody has looked.
@Component
class JobHousekeeping implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(14);

    private final JobStore store;
    private final InstantSource clock;

    JobHousekeeping(JobStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs.housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.prune(clock.instant().minus(KEPT));
    }
}
