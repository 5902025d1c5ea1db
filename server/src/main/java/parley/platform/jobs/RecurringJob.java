package parley.platform.jobs;

import java.time.Duration;

/// Something to be done again and again by one node at a time. It must bear being cut and begun
/// anew.
public interface RecurringJob {

    /// Stable, because it is stored: `module.what`.
    String name();

    /// The pause from the end of one run to the begin of the next.
    Duration every();

    /// One run. What it throws is logged, and the next run comes as usual.
    void run();
}
