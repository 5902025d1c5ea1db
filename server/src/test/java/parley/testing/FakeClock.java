package parley.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until the test moves it.
public final class FakeClock implements InstantSource {

    /// A Monday at nine in UTC, without any special day near it.
    public static final Instant MONDAY_AT_NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final AtomicReference<Instant> now;

    public FakeClock() {
        this(MONDAY_AT_NINE);
    }

    public FakeClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves forward, and returns the new time.
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time goes forward; use set for a clock that was put back: " + by);
        }
        return now.updateAndGet(instant -> instant.plus(by));
    }

    /// Sets any time, also an earlier one, as an administrator does who corrects the machine's clock.
    public void set(Instant instant) {
        now.set(instant);
    }
}
