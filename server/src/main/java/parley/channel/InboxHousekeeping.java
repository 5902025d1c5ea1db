package parley.channel;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import parley.platform.jobs.RecurringJob;
import parley.platform.settings.Settings;

/// Forgets raw messages that were understood long ago; those in quarantine stay until somebody has
/// looked.
@Component
class InboxHousekeeping implements RecurringJob {

    private final RawStore store;
    private final Settings settings;
    private final InstantSource clock;

    InboxHousekeeping(RawStore store, Settings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channel.housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.prune(clock.instant().minus(Duration.ofDays(settings.get(InboxSettings.KEPT_DAYS))));
    }
}
