package parley.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.testing.FakeClock;

class BackoffTest {

    private final FakeClock clock = new FakeClock();
    private final Backoff backoff = new Backoff(3, Duration.ofSeconds(1), Duration.ofMinutes(1), 2, clock);

    @Test
    void doublesTheWaitAfterSomeFreeFailuresUpToTheLongest() {
        fail("a", 2);
        assertThat(backoff.remaining("a")).isZero();
        fail("a", 1);
        assertThat(backoff.remaining("a")).isEqualTo(Duration.ofSeconds(1));
        fail("a", 2);
        assertThat(backoff.remaining("a")).isEqualTo(Duration.ofSeconds(4));
        fail("a", 100);
        assertThat(backoff.remaining("a")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void endsByItselfAndForgetsAfterAQuietTime() {
        fail("a", 5);
        clock.advance(Duration.ofSeconds(4));
        assertThat(backoff.remaining("a")).isZero();
        clock.advance(Duration.ofMinutes(2));
        fail("a", 2);
        assertThat(backoff.remaining("a")).isZero();
    }

    @Test
    void takesOneOffForASuccessAndKnowsKeysApart() {
        fail("a", 4);
        backoff.succeeded("a");
        backoff.succeeded("b");
        assertThat(backoff.remaining("b")).isZero();
        clock.advance(Duration.ofSeconds(2));
        fail("a", 1);
        assertThat(backoff.remaining("a")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void remembersOnlyTheMostRecent() {
        fail("a", 9);
        fail("b", 9);
        fail("c", 9);
        assertThat(backoff.remaining("a")).isZero();
        assertThat(backoff.remaining("c")).isPositive();
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            backoff.failed(key);
        }
    }
}
