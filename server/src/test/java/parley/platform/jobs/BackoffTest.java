package parley.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Random random = new Random(7);

    @Test
    void doublesThePauseWithinAFifth() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            long nominal = 2000L << (attempt - 1);

            assertThat(Backoff.after(attempt, random))
                    .isBetween(Duration.ofMillis(nominal * 4 / 5), Duration.ofMillis(nominal * 6 / 5));
        }
    }

    @Test
    void neverWaitsMuchLongerThanAnHour() {
        assertThat(Backoff.after(1000, random)).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(72));
        assertThat(Backoff.after(Integer.MAX_VALUE, random)).isLessThan(Duration.ofMinutes(73));
    }

    @Test
    void doesNotLetWhatFailedTogetherComeBackTogether() {
        assertThat(Backoff.after(5, random)).isNotEqualTo(Backoff.after(5, random));
    }
}
