package parley.work.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import parley.platform.kernel.ProblemException;
import parley.work.replay.Wish.QueueWish;

/// Days that are over, and what would be otherwise on them.
interface Days {

    /// The last of them.
    LocalDate date();

    Instant begin();

    Instant end();

    /// To how the centre is set up.
    List<QueueWish> changes();

    /// How often they are run.
    int times();

    /// The time zone of that name.
    ///
    /// @throws ProblemException `time-zone-unknown`
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new ProblemException(unknown, ReplayProblem.TIME_ZONE_UNKNOWN, name);
        }
    }
}
