package parley.work.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.replay.Wish.QueueWish;
import parley.work.simulation.Comparison;
import parley.work.simulation.Scenario;

/// What a centre had to do on days that are over, for modules above that try something on it.
@Service
public class PastLoads {

    private final Past past;

    PastLoads(Past past) {
        this.past = past;
    }

    /// Days that are over: who came when and who was there as it really was, the rest as the
    /// centre is set up now.
    ///
    /// @param queues by name
    public record PastLoad(Map<String, QueueId> queues, Scenario scenario) {}

    private record Wanted(LocalDate date, int days, String timeZone) implements Days {
        @Override
        public Instant begin() {
            return date.minusDays(days - 1L).atStartOfDay(Days.zone(timeZone)).toInstant();
        }

        @Override
        public Instant end() {
            return date.plusDays(1).atStartOfDay(Days.zone(timeZone)).toInstant();
        }

        @Override
        public List<QueueWish> changes() {
            return List.of();
        }

        @Override
        public int times() {
            return 1;
        }
    }

    /// Some days in a row, as one scenario.
    ///
    /// @param last the last of them
    /// @param timeZone in which they are days
    /// @throws ProblemException that says why they cannot be simulated
    public PastLoad of(LocalDate last, int days, String timeZone) {
        Comparison comparison = past.prepare(new Wanted(last, days, timeZone)).comparison();
        return new PastLoad(
                comparison.queues(), comparison.configurations().getFirst().scenario());
    }
}
