package parley.work.announcement;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import parley.platform.jobs.RecurringJob;

/// Forgets how many places queues once had: nobody reads as far back as that.
@Component
class AnnouncementHousekeeping implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final HistoryStore store;
    private final InstantSource clock;

    AnnouncementHousekeeping(HistoryStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "announcement.housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        store.forgetPlaces(clock.instant().minus(KEPT));
    }
}
