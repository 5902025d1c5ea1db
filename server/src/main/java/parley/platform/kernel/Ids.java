package parley.platform.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// New ids: UUID version 7 (RFC 9562 §5.7), so that they sort by the time of their making and stay
/// kind to an index. Within one process they never go backwards, even when the clock does.
public final class Ids {

    private final InstantSource clock;
    private final java.util.Random random;
    private long lastMillis;
    private int counter;

    public Ids(InstantSource clock) {
        this(clock, new SecureRandom());
    }

    /// For tests and simulations, which want the same ids for the same seed.
    public Ids(InstantSource clock, java.util.Random random) {
        this.clock = clock;
        this.random = random;
    }

    /// The next id.
    public synchronized UUID next() {
        long millis = Math.max(clock.millis(), lastMillis);
        if (millis == lastMillis) {
            counter++;
            if (counter > 0xfff) {
                millis++;
                counter = 0;
            }
        } else {
            counter = random.nextInt(0x800);
        }
        lastMillis = millis;
        long high = (millis << 16) | 0x7000L | counter;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
