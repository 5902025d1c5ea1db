package parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.channel.ChannelId;
import parley.testing.FakeClock;

class KnownVisitorsTest {

    private final FakeClock clock = new FakeClock();
    private final KnownVisitors known = new KnownVisitors(clock);
    private final Visitor visitor = new Visitor(new UUID(1, 1), new ChannelId(new UUID(2, 2)), "en");
    private int lookedUp;

    private Optional<Visitor> lookUp(byte[] hash) {
        lookedUp++;
        return hash[0] == 1 ? Optional.of(visitor) : Optional.empty();
    }

    @Test
    void asksOnceForAWhile() {
        for (int i = 0; i < 5; i++) {
            assertThat(known.byToken(new byte[] {1, 2}, this::lookUp)).contains(visitor);
        }
        assertThat(lookedUp).isEqualTo(1);

        clock.advance(Duration.ofSeconds(10));
        assertThat(known.byToken(new byte[] {1, 2}, this::lookUp)).contains(visitor);
        assertThat(lookedUp).isEqualTo(2);
    }

    @Test
    void neverRemembersThatATokenIsNone() {
        assertThat(known.byToken(new byte[] {9}, this::lookUp)).isEmpty();
        assertThat(known.byToken(new byte[] {9}, this::lookUp)).isEmpty();
        assertThat(lookedUp).isEqualTo(2);
    }

    @Test
    void anotherTokenIsAnotherVisitor() {
        assertThat(known.byToken(new byte[] {1, 2}, this::lookUp)).contains(visitor);
        assertThat(known.byToken(new byte[] {2, 1}, this::lookUp)).isEmpty();
    }
}
