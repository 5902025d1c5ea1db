package parley.platform.settings;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Looks every two seconds whether another process has changed a setting, and at the start
/// whether the key of every sealed secret is at hand.
@Component
class SettingsFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFollower.class);

    private static final Duration POLL = Duration.ofSeconds(2);

    private final Settings settings;
    private final SettingStore store;
    private final SecretBox box;
    private volatile @Nullable Thread thread;

    SettingsFollower(Settings settings, SettingStore store, SecretBox box) {
        this.settings = settings;
        this.store = store;
        this.box = box;
    }

    @Override
    public void start() {
        settings.follow();
        for (String key : store.keysInUse()) {
            if (!box.has(key)) {
                LOG.warn("secrets cannot be opened without their key key={} file={}", key, box.keyFile());
            }
        }
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofVirtual().name("settings-follower").unstarted(this::loop);
        thread = fresh;
        fresh.start();
    }

    private void loop() {
        while (isRunning()) {
            LockSupport.parkNanos(this, POLL.toNanos());
            try {
                if (isRunning()) {
                    settings.follow();
                }
            } catch (DataAccessException problem) {
                // the edge of a loop: a database that is away for a moment must not end it
                LOG.warn("settings cannot be read", problem);
            }
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

    /// Before everything that reads settings.
    @Override
    public int getPhase() {
        return -1;
    }
}
