package parley.work.surge;

import java.time.Duration;
import org.springframework.stereotype.Component;
import parley.platform.jobs.RecurringJob;

/// Brings back whoever is due, from what is stored, so that a restart changes nothing.
@Component
class SurgeWatch implements RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final SurgeStore store;
    private final Surges surges;

    SurgeWatch(SurgeStore store, Surges surges) {
        this.store = store;
        this.surges = surges;
    }

    @Override
    public String name() {
        return "surge.watch";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        store.running().forEach(move -> surges.look(move.id()));
    }
}
