package parley.platform.files;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import parley.platform.jobs.RecurringJob;

/// Removes uploads that nothing was made of within a day.
@Component
class FileSweep implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    static final Duration KEPT = Duration.ofHours(24);

    private static final int BATCH = 1000;

    private final FileArchive archive;
    private final InstantSource clock;

    FileSweep(FileArchive archive, InstantSource clock) {
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "files.sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int gone = archive.sweep(clock.instant().minus(KEPT), BATCH);
        if (gone > 0) {
            LOG.info("unattached files removed count={}", gone);
        }
    }
}
