package parley.work.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.work.queue.QueueId;
import parley.work.surge.SurgeRule.SurgeFigure;
import parley.work.surge.SurgeRule.SurgeLender;

class WatchedTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final QueueId CHATS = new QueueId(new UUID(0, 1));
    private static final QueueId CALLS = new QueueId(new UUID(0, 2));

    private final SurgeRule rule = new SurgeRule(
            new UUID(0, 3),
            "Rule",
            CHATS,
            SurgeFigure.WAITING,
            10,
            5,
            3,
            8,
            List.of(new SurgeLender(CALLS, null, 0, 9, 0)),
            5,
            10,
            true,
            START,
            "");

    /// Whatever the figure does: nobody goes unless it was high for long enough, nor anew before
    /// it was low for long enough or a pause was made.
    @Test
    void neverFlaps() {
        for (long seed = 0; seed < 300; seed++) {
            var chance = new Random(seed);
            Watched seen = Watched.NOTHING;
            Instant now = START;
            int high = 0;
            int low = 0;
            @Nullable Instant begun = null;
            int begins = 0;
            for (int second = 0; second < 2_000; second++) {
                now = now.plusSeconds(1);
                int value = chance.nextInt(100) < 70 ? chance.nextInt(14) : second % 600 < 300 ? 12 : 2;
                value = second % 400 < 120 ? 12 : second % 400 < 240 && seed % 2 == 0 ? 2 : value;
                high = value >= 10 ? high + 1 : 0;
                low = value <= 3 ? low + 1 : 0;
                seen = seen.next(rule, value, now);
                boolean wasCalm = low > 8;
                assertThat(seen.isCalm(rule, now))
                        .as("seed %s at %s", seed, second)
                        .isEqualTo(wasCalm);
                boolean mayAnew =
                        begun == null || !now.isBefore(begun.plus(rule.longest().multipliedBy(2)));
                if (wasCalm) {
                    begun = null;
                }
                if (seen.sends(rule, now)) {
                    assertThat(high).as("seed %s at %s", seed, second).isGreaterThan(5);
                    if (seen.begunAt() == null) {
                        assertThat(mayAnew).as("seed %s at %s", seed, second).isTrue();
                        begun = now;
                        begins++;
                    }
                    seen = seen.begun(now);
                }
            }
            assertThat(begins).as("seed %s", seed).isPositive();
        }
    }

    @Test
    void aClockThatIsSetBackBeginsTheCountingAnew() {
        Watched seen = Watched.NOTHING.next(rule, 12, START).next(rule, 12, START.plusSeconds(4));
        Instant back = START.minus(Duration.ofHours(1));
        Watched after = seen.next(rule, 12, back);

        assertThat(after.highSince()).isEqualTo(back);
        assertThat(after.sends(rule, back.plusSeconds(4))).isFalse();
        assertThat(after.next(rule, 12, back.plusSeconds(5)).sends(rule, back.plusSeconds(5)))
                .isTrue();
    }
}
