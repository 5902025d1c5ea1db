package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import parley.work.routing.Dispatcher.Vigil;

class VigilTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final Vigil vigil = new Vigil(BEGIN, Duration.ofSeconds(15));

    @Test
    void lastsWhileItIsLookedAtOftenEnough() {
        for (int seconds = 0; seconds <= 600; seconds += 15) {
            assertThat(vigil.look(BEGIN.plusSeconds(seconds))).isEqualTo(BEGIN);
        }
    }

    @Test
    void beginsAnewAfterAGapAndAfterAClockThatWasSet() {
        Instant afterSleep = BEGIN.plusSeconds(3600);
        assertThat(vigil.look(afterSleep)).isEqualTo(afterSleep);
        assertThat(vigil.look(afterSleep.plusSeconds(5))).isEqualTo(afterSleep);
        Instant setBack = BEGIN.minusSeconds(10);
        assertThat(vigil.look(setBack)).isEqualTo(setBack);
    }
}
