package parley.demo.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Somebody who uses the centre until told that it is enough.
abstract class Load implements Runnable {

    private final Duration pause;
    private volatile boolean isEnough;
    private volatile boolean isFinished;

    Load(Duration pause) {
        this.pause = pause;
    }

    /// No new matters; what was begun is brought to its end.
    final void enough() {
        isEnough = true;
    }

    final boolean isEnough() {
        return isEnough;
    }

    final boolean isFinished() {
        return isFinished;
    }

    /// Uses the centre once.
    ///
    /// @return whether there is more to do
    abstract boolean step() throws InterruptedException;

    @Override
    public final void run() {
        try {
            while (step()) {
                pause(pause);
            }
            isFinished = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(Duration time) throws InterruptedException {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
