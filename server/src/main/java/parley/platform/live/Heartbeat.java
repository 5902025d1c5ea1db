package parley.platform.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Pings from the server's side, because browsers throttle the timers of hidden pages; and the
/// goodbye when the server stops.
@Component
class Heartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final StreamSocket socket;
    private volatile @Nullable ScheduledExecutorService timer;

    Heartbeat(StreamSocket socket) {
        this.socket = socket;
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live-heartbeat").factory());
        long every = StreamSocket.PING_EVERY.toMillis();
        var _ = fresh.scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    private void beat() {
        try {
            socket.beat();
        } catch (RuntimeException problem) {
            // the edge of a loop: one failing beat must not be the last
            LOG.warn("heartbeat failed", problem);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
            socket.sayGoodbye();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /// Stopped first of all, while the sockets are still open.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
