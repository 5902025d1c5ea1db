package parley.work.routing;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import parley.people.staff.AgentId;
import parley.work.engine.WorkId;

/// Tells the dispatcher what has changed and wakes it; a wake-up before the sleep is not lost.
///
/// What changes in a transaction is told twice: at once, so that a round that waits for the same
/// lock looks at it again as soon as it has the lock, and after the commit, when it can be seen.
@Component
class Wakeup {

    private final Set<WorkId> works = new HashSet<>();
    private final Set<AgentId> agents = new HashSet<>();
    private boolean isEverything = true;
    private volatile @Nullable Thread sleeper;

    /// What has to be looked at again.
    ///
    /// @param isEverything whether nothing that is known counts any more
    record News(boolean isEverything, Set<WorkId> works, Set<AgentId> agents) {
        boolean isNone() {
            return !isEverything && works.isEmpty() && agents.isEmpty();
        }
    }

    /// What has come together since it was last asked.
    synchronized News take() {
        var news = new News(isEverything, Set.copyOf(works), Set.copyOf(agents));
        works.clear();
        agents.clear();
        isEverything = false;
        return news;
    }

    synchronized boolean hasNews() {
        return isEverything || !works.isEmpty() || !agents.isEmpty();
    }

    private synchronized void note(Set<WorkId> moreWorks, Set<AgentId> moreAgents) {
        works.addAll(moreWorks);
        agents.addAll(moreAgents);
    }

    /// Nothing that is known counts any more.
    void forgetEverything() {
        synchronized (this) {
            isEverything = true;
        }
        wake();
    }

    void wake() {
        LockSupport.unpark(sleeper);
    }

    /// These are not what they were; not inside a transaction.
    void changed(Set<WorkId> changedWorks, Set<AgentId> changedAgents) {
        note(changedWorks, changedAgents);
        wake();
    }

    /// The caller's transaction changes these.
    void changes(Set<WorkId> changedWorks, Set<AgentId> changedAgents) {
        note(changedWorks, changedAgents);
        afterCommit(() -> changed(changedWorks, changedAgents));
    }

    /// The caller's transaction changes how the centre is set up.
    void changesEverything() {
        synchronized (this) {
            isEverything = true;
        }
        afterCommit(this::forgetEverything);
    }

    /// Wakes it when what the caller's transaction has changed can be seen.
    void wakeAfterCommit() {
        afterCommit(this::wake);
    }

    private static void afterCommit(Runnable told) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.run();
            }
        });
    }

    /// Sleeps until woken, at most for the time given.
    void sleep(Duration most) {
        sleeper = Thread.currentThread();
        LockSupport.parkNanos(this, most.toNanos());
    }
}
