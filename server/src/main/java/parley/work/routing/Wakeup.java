package parley.work.routing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets anything in this process wake the dispatcher; a wake-up before the sleep is not lost.
@Component
class Wakeup {

    private volatile @Nullable Thread sleeper;

    void wake() {
        LockSupport.unpark(sleeper);
    }

    /// Sleeps until woken, at most for the time given.
    void sleep(Duration most) {
        sleeper = Thread.currentThread();
        LockSupport.parkNanos(this, most.toNanos());
    }
}
