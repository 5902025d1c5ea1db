package parley.platform.jobs;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks for jobs that nobody would begin. There should be none, and each is logged.
@Component
class JobRescue implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(JobRescue.class);

    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private final Jobs jobs;

    JobRescue(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "jobs.rescue";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        int count = jobs.rescue(OVERDUE);
        if (count > 0) {
            LOG.warn("waiting jobs scheduled again count={}", count);
        }
    }
}
