package parley.work.routing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets anything in this process wake the dispatcher; a wake-up before the sleep is not lost.
@Component
class Wakeup {

    private volatile @Nullable Thread sleeper;

    void wake() {
        LockSupport.unpark(sleeper);
    }

    /// Wakes it when what the caller's transaction has changed can be seen.
    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    /// Sleeps until woken, at most for the time given.
    void sleep(Duration most) {
        sleeper = Thread.currentThread();
        LockSupport.parkNanos(this, most.toNanos());
    }
}
