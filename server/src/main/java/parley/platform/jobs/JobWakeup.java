package parley.platform.jobs;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets a job start right after the transaction that wanted it. It stands between [Jobs], which
/// every module may use, and [JobRunner], which knows the handlers of every module.
@Component
class JobWakeup {

    private final AtomicReference<Runnable> runner = new AtomicReference<>(() -> {});

    /// Whom to wake.
    void listen(Runnable action) {
        runner.set(action);
    }

    void wake() {
        runner.get().run();
    }

    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }
}
