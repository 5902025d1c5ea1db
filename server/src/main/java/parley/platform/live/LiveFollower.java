package parley.platform.live;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Reads the feed once for all streams of this process and keeps its newest part in memory, so that
/// ten thousand streams that come back after a cut cost the database nothing.
@Component
class LiveFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFollower.class);

    private static final int BATCH = 1000;
    private static final int KEPT_ENTRIES = 50_000;
    private static final Duration SAFETY_POLL = Duration.ofMillis(500);
    private static final Duration WITHHELD_POLL = Duration.ofMillis(1);
    private static final Duration RETENTION = Duration.ofHours(24);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);

    private final LiveStore store;
    private final LiveStreams streams;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<LiveEntry> recent = new ArrayDeque<>();
    private Position position = Position.START;
    private Position keptFrom = Position.START;
    private long wanted;
    private String epoch = "";
    private volatile @Nullable Thread thread;

    LiveFollower(LiveStore store, LiveStreams streams, InstantSource clock) {
        this.store = store;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public void start() {
        var bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        epoch = store.epoch(HexFormat.of().formatHex(bytes));
        position = store.latest();
        keptFrom = position;
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofPlatform().daemon().name("live-follower").unstarted(this::follow);
        thread = fresh;
        fresh.start();
    }

    /// Says that a transaction with entries has committed.
    void wake(long transaction) {
        lock.lock();
        try {
            wanted = Math.max(wanted, transaction);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(thread);
    }

    String epoch() {
        return epoch;
    }

    /// How far this process has read.
    Position position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /// Everything after `from` up to and including `to`; null where it is gone already.
    @Nullable List<LiveEntry> between(Position from, Position to) {
        lock.lock();
        try {
            if (from.compareTo(keptFrom) >= 0) {
                return newest(from, to);
            }
        } finally {
            lock.unlock();
        }
        return fromDatabase(from, to);
    }

    /// From the newest back: who comes back after a cut has missed little of what is kept.
    private List<LiveEntry> newest(Position from, Position to) {
        var missed = new ArrayDeque<LiveEntry>();
        for (Iterator<LiveEntry> back = recent.descendingIterator(); back.hasNext(); ) {
            LiveEntry entry = back.next();
            if (entry.position().compareTo(from) <= 0) {
                break;
            }
            if (entry.position().compareTo(to) <= 0) {
                missed.addFirst(entry);
            }
        }
        return List.copyOf(missed);
    }

    private @Nullable List<LiveEntry> fromDatabase(Position from, Position to) {
        // the entry just after the cursor may have been pruned, and then a gap could not be seen
        if (from.compareTo(store.oldest()) < 0) {
            return null;
        }
        var all = new ArrayList<LiveEntry>();
        Position last = from;
        while (true) {
            List<LiveEntry> batch = store.after(last, BATCH);
            for (LiveEntry entry : batch) {
                if (entry.position().compareTo(to) > 0) {
                    return all;
                }
                all.add(entry);
            }
            if (batch.size() < BATCH) {
                return all;
            }
            if (all.size() > KEPT_ENTRIES) {
                return null;
            }
            last = batch.getLast().position();
        }
    }

    private void follow() {
        long nextPrune = clock.millis() + PRUNE_EVERY.toMillis();
        while (isRunning()) {
            try {
                boolean isWithheld = readAll();
                await(isWithheld ? WITHHELD_POLL : SAFETY_POLL, isWithheld);
                if (clock.millis() > nextPrune) {
                    store.prune(clock.instant().minus(RETENTION));
                    nextPrune = clock.millis() + PRUNE_EVERY.toMillis();
                }
            } catch (DataAccessException problem) {
                // the edge of a loop: a database that is away for a moment must not end the feed
                LOG.warn("live feed cannot be read", problem);
                await(SAFETY_POLL, true);
            }
        }
    }

    /// Hands out what is settled.
    ///
    /// @return whether a committed transaction is still withheld behind an older running one
    private boolean readAll() {
        while (true) {
            List<LiveEntry> batch = store.after(position(), BATCH);
            if (!batch.isEmpty()) {
                remember(batch);
                streams.deliver(batch, epoch);
            }
            if (batch.size() < BATCH) {
                break;
            }
        }
        return isBehind();
    }

    private void remember(List<LiveEntry> batch) {
        lock.lock();
        try {
            recent.addAll(batch);
            position = batch.getLast().position();
            while (recent.size() > KEPT_ENTRIES) {
                keptFrom = recent.removeFirst().position();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sleeps until woken; a wake-up that came before is not lost, because a permit stays.
    private void await(Duration time, boolean isWithheld) {
        if (isWithheld || !isBehind()) {
            LockSupport.parkNanos(this, time.toNanos());
        }
    }

    /// Whether a committed transaction has entries that were not handed out yet.
    private boolean isBehind() {
        lock.lock();
        try {
            return wanted > position.transaction();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Before the web server takes connections, after which it is stopped.
    @Override
    public int getPhase() {
        return 0;
    }
}
