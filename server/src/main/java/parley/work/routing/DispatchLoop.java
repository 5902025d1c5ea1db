package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the dispatcher: at once when something changed, when an offer runs out, and twice a second
/// in case a wake-up came from another process.
@Component
class DispatchLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);

    private static final Duration SAFETY_POLL = Duration.ofMillis(500);
    private static final Duration SLOW_EVERY = Duration.ofSeconds(1);

    private final Dispatcher dispatcher;
    private final WrapUps wrapUps;
    private final Line line;
    private final Wakeup wakeup;
    private final InstantSource clock;

    /// When the slow part is due; the loop's own.
    private Instant slow = Instant.MIN;

    private volatile @Nullable Thread thread;

    DispatchLoop(Dispatcher dispatcher, WrapUps wrapUps, Line line, Wakeup wakeup, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.wrapUps = wrapUps;
        this.line = line;
        this.wakeup = wakeup;
        this.clock = clock;
    }

    @Override
    public void start() {
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofPlatform().daemon().name("routing-dispatcher").unstarted(this::loop);
        thread = fresh;
        fresh.start();
    }

    private void loop() {
        while (isRunning()) {
            Duration pause = SAFETY_POLL;
            try {
                pause = round();
            } catch (RuntimeException problem) {
                // the edge of a loop: one failing round must not be the last
                LOG.warn("dispatch failed", problem);
            }
            if (pause.isPositive()) {
                wakeup.sleep(pause);
            }
        }
    }

    /// One round.
    ///
    /// @return until when nothing is due, if nobody wakes the loop before
    Duration round() {
        Instant next = dispatcher.run().orElse(Instant.MAX);
        Instant now = clock.instant();
        boolean wasSetBack = slow.isAfter(now.plus(SLOW_EVERY));
        if (wasSetBack || !now.isBefore(slow)) {
            dispatcher.lookAgain();
            dispatcher.takeBack();
            wrapUps.endDue();
            line.letIn();
            dispatcher.showCounters();
            slow = now.plus(SLOW_EVERY);
        }
        return next.isBefore(now.plus(SAFETY_POLL))
                ? Duration.between(now, next).plusMillis(1)
                : SAFETY_POLL;
    }

    @Override
    public void stop() {
        thread = null;
        wakeup.wake();
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
