package parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.channel.webchat.Buckets.Rate;
import parley.testing.FakeClock;

class BucketsTest {

    private static final Rate RATE = new Rate(2, 10);

    private final FakeClock clock = new FakeClock();
    private final Buckets buckets = new Buckets(clock);

    private int taken(String key, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += buckets.take(key, 1, RATE).isZero() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void holdsWhatComesAtOnceAndThenFillsSteadily() {
        assertThat(taken("a", 1000)).isEqualTo(10);
        assertThat(buckets.take("a", 1, RATE)).isEqualTo(Duration.ofMillis(500));
        clock.advance(Duration.ofMillis(499));
        assertThat(taken("a", 1)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(taken("a", 1000)).isEqualTo(1);
        clock.advance(Duration.ofHours(5));
        assertThat(taken("a", 1000)).isEqualTo(10);
    }

    @Test
    void theTimeThatItNamesIsTheTimeThatItTakes() {
        taken("a", 10);
        clock.advance(buckets.take("a", 4, RATE));

        assertThat(buckets.take("a", 4, RATE)).isZero();
    }

    @Test
    void oneKeyCostsNoOther() {
        taken("a", 1000);

        assertThat(taken("b", 1000)).isEqualTo(10);
    }

    @Test
    void moreThanABucketHoldsPassesWhenItIsFull() {
        assertThat(buckets.take("a", 50, RATE)).isZero();
        assertThat(buckets.take("a", 50, RATE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void forgetsWhoHasBeenQuiet() {
        for (int i = 0; i <= 5_001; i++) {
            taken("key" + i, 1);
        }
        clock.advance(Duration.ofMinutes(1));

        taken("late", 1);
        taken("later", 1);

        assertThat(buckets.size()).isLessThanOrEqualTo(2);
    }
}
