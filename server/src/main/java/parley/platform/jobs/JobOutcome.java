package parley.platform.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of an attempt. The reason is for administrators and holds no personal data.
public sealed interface JobOutcome {

    /// Finished.
    JobOutcome DONE = new Done();

    /// Finished.
    record Done() implements JobOutcome {}

    /// To be tried again.
    ///
    /// @param after the pause that the other side asked for; null for the usual, which grows
    record Retry(@Nullable Duration after, String why) implements JobOutcome {}

    /// Will never work; a person has to look.
    record Dead(String why) implements JobOutcome {}
}
