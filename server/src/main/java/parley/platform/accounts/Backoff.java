package parley.platform.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down who fails again and again: after some free failures each further one doubles the
/// wait. Forgets after a quiet time, and remembers the most recent only, so that it cannot be
/// filled up.
///
/// Refused attempts do not count, so a wait cannot be made longer by knocking at the closed door.
final class Backoff {

    private final int free;
    private final Duration first;
    private final Duration longest;
    private final InstantSource clock;
    private final Map<String, Failures> byKey;

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    /// @param free how many failures cost nothing
    /// @param first the wait after the first that does
    /// @param longest no wait is longer; after as long without a failure all is forgotten
    /// @param most how many keys are remembered
    Backoff(int free, Duration first, Duration longest, int most, InstantSource clock) {
        this.free = free;
        this.first = first;
        this.longest = longest;
        this.clock = clock;
        this.byKey = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > most;
            }
        };
    }

    /// How long the key still has to wait; zero where it may go on.
    synchronized Duration remaining(String key) {
        Failures failures = byKey.get(key);
        Instant now = clock.instant();
        return failures == null || !failures.blockedUntil().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, failures.blockedUntil());
    }

    /// Counts a failure.
    synchronized void failed(String key) {
        Instant now = clock.instant();
        Failures known = byKey.get(key);
        int count = known == null || known.last().plus(longest).isBefore(now) ? 1 : known.count() + 1;
        byKey.put(key, new Failures(count, now, now.plus(wait(count, free, first, longest))));
    }

    /// Takes one failure off: somebody behind the same address knew their password.
    synchronized void succeeded(String key) {
        byKey.computeIfPresent(
                key,
                (any, failures) -> failures.count() <= 1
                        ? null
                        : new Failures(failures.count() - 1, failures.last(), failures.blockedUntil()));
    }

    /// The wait after so many failures.
    static Duration wait(int failures, int free, Duration first, Duration longest) {
        int over = failures - free;
        if (over < 0) {
            return Duration.ZERO;
        }
        Duration wait = over > 30 ? longest : first.multipliedBy(1L << over);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
