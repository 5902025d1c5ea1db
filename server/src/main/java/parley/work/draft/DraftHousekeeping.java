package parley.work.draft;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import parley.platform.jobs.RecurringJob;
import parley.platform.settings.Settings;

/// Forgets drafts that nobody has touched for long: what was typed is the customer's matter, and is
/// not kept for ever because somebody never sent it.
@Component
class DraftHousekeeping implements RecurringJob {

    private final DraftStore store;
    private final Settings settings;
    private final InstantSource clock;

    DraftHousekeeping(DraftStore store, Settings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "draft.housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        store.forget(clock.instant().minus(Duration.ofDays(settings.get(DraftSettings.KEPT_DAYS))));
    }
}
