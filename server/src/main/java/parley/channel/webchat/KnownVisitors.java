package parley.channel.webchat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Visitors whose token was looked up a moment ago: who writes shows it with every request, and
/// what it says never changes.
@Component
class KnownVisitors {

    private static final Duration LIFE = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private final ConcurrentMap<ByteBuffer, Known> known = new ConcurrentHashMap<>();
    private final InstantSource clock;

    KnownVisitors(InstantSource clock) {
        this.clock = clock;
    }

    private record Known(Visitor visitor, Instant until) {}

    /// The visitor with this token hash; asked for where it is not known, or not any more.
    Optional<Visitor> byToken(byte[] hash, Function<byte[], Optional<Visitor>> lookUp) {
        Instant now = clock.instant();
        ByteBuffer key = ByteBuffer.wrap(hash);
        Known one = known.get(key);
        if (one != null && now.isBefore(one.until())) {
            return Optional.of(one.visitor());
        }
        Optional<Visitor> found = lookUp.apply(hash);
        if (known.size() >= MOST) {
            known.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (found.isPresent() && known.size() < MOST) {
            known.put(key, new Known(found.get(), now.plus(LIFE)));
        } else {
            known.remove(key);
        }
        return found;
    }
}
