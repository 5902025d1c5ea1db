package parley.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeClockTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void standsStillUntilItIsMoved() {
        Instant before = clock.instant();

        assertThat(clock.instant()).isEqualTo(before);
        assertThat(clock.advance(Duration.ofSeconds(20))).isEqualTo(before.plusSeconds(20));
        assertThat(clock.millis()).isEqualTo(before.toEpochMilli() + 20_000);
    }

    @Test
    void goesBackOnlyWhenItIsSet() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);

        clock.set(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }
}
