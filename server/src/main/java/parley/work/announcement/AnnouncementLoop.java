package parley.work.announcement;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks every second. A loop of its own and no job, because a job that is planned by the clock
/// would rest for as long as the clock was set back.
@Component
class AnnouncementLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementLoop.class);

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Announcing announcing;
    private volatile @Nullable Thread thread;

    AnnouncementLoop(Announcing announcing) {
        this.announcing = announcing;
    }

    @Override
    public void start() {
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofPlatform().daemon().name("announcements").unstarted(this::loop);
        thread = fresh;
        fresh.start();
    }

    private void loop() {
        while (isRunning()) {
            try {
                announcing.look();
            } catch (RuntimeException problem) {
                // the edge of a loop: one failing look must not be the last
                LOG.warn("waits cannot be looked at", problem);
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
