package parley.work.surge;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the rules twice a second, so that whoever is sent is asked within one. A loop of its
/// own and no job, because a job that is planned by the clock would rest for as long as the clock
/// was set back.
@Component
class SurgeLoop implements SmartLifecycle {

    static final Duration EVERY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(SurgeLoop.class);

    private final RuleLooks looks;
    private volatile @Nullable Thread thread;

    SurgeLoop(RuleLooks looks) {
        this.looks = looks;
    }

    @Override
    public void start() {
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofPlatform().daemon().name("surge-rules").unstarted(this::loop);
        thread = fresh;
        fresh.start();
    }

    private void loop() {
        while (isRunning()) {
            try {
                looks.look();
            } catch (RuntimeException problem) {
                // the edge of a loop: one failing look must not be the last
                LOG.warn("rules that move agents cannot be looked at", problem);
            }
            LockSupport.parkNanos(this, EVERY.toNanos());
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        LockSupport.unpark(running);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
