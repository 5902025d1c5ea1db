package parley.channel.webchat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Token buckets in memory, one a key: each fills steadily, and what is asked for is taken out or
/// refused. A bucket that is full again is forgotten, so that only busy keys take memory.
final class Buckets {

    private static final int SWEPT_ABOVE = 5_000;
    private static final long SWEPT_EVERY_MS = 10_000;

    private final InstantSource clock;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private volatile long sweptAt;

    Buckets(InstantSource clock) {
        this.clock = clock;
        this.sweptAt = clock.millis();
    }

    /// How fast a bucket fills and how much it holds.
    record Rate(double perSecond, double burst) {}

    private record Bucket(double level, long at, Rate rate) {

        double levelAt(long now) {
            // a clock that was set back gives nothing, and takes nothing away
            return Math.min(rate.burst(), level + Math.max(0, now - at) / 1000.0 * rate.perSecond());
        }
    }

    /// Takes an amount out of the key's bucket.
    ///
    /// @return zero where it was there; else how long it takes until it is, and nothing is taken
    Duration take(String key, double amount, Rate rate) {
        long now = clock.millis();
        sweep(now);
        var wait = new double[1];
        buckets.compute(key, (any, known) -> {
            double level = known == null
                    ? rate.burst()
                    : Math.min(rate.burst(), new Bucket(known.level(), known.at(), rate).levelAt(now));
            // more than a bucket ever holds is taken from a full one, or it could never pass
            double wanted = Math.min(amount, rate.burst());
            if (level >= wanted) {
                return new Bucket(level - wanted, now, rate);
            }
            wait[0] = (wanted - level) / rate.perSecond();
            return new Bucket(level, now, rate);
        });
        return Duration.ofMillis((long) Math.ceil(wait[0] * 1000));
    }

    private void sweep(long now) {
        if (buckets.size() > SWEPT_ABOVE && now - sweptAt > SWEPT_EVERY_MS) {
            sweptAt = now;
            buckets.values()
                    .removeIf(bucket -> bucket.levelAt(now) >= bucket.rate().burst());
        }
    }

    int size() {
        return buckets.size();
    }
}
