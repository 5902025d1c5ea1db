package parley.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// Keeps what came in until it is understood: stored before anything is acknowledged, parsed in the
/// order of its arrival, tried three times, then put aside while what came after it goes on.
@Component
class Inbox {

    static final int TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /// After this a try of which nothing was heard is made again: its process is dead.
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final RawStore store;
    private final Channels channels;
    private final Intake intake;
    private final TransactionOperations transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final Semaphore wakeup = new Semaphore(0);

    Inbox(
            RawStore store,
            Channels channels,
            Intake intake,
            TransactionOperations transactions,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.channels = channels;
        this.intake = intake;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// Stores what came in; when this returns it is on disk.
    void put(ChannelId channel, Raw raw) {
        transactions.executeWithoutResult(any -> add(channel, raw));
        wake();
    }

    /// The same in the caller's transaction.
    void add(ChannelId channel, Raw raw) {
        store.insert(ids.next(), channel, raw, clock.instant());
    }

    void wake() {
        wakeup.release();
    }

    /// Waits until something has come in, but no longer than this.
    void await(Duration most) throws InterruptedException {
        if (wakeup.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeup.drainPermits();
        }
    }

    /// Works off what is due on one channel, oldest first.
    void work(ChannelId channel) {
        while (true) {
            Instant now = clock.instant();
            var claimed = transactions.execute(any -> store.claim(channel, now, now.plus(LOST_AFTER)));
            if (claimed == null || claimed.isEmpty()) {
                return;
            }
            one(claimed.get());
        }
    }

    private void one(RawStore.Try attempt) {
        if (attempt.number() > TRIES) {
            // its last try took the process down
            quarantine(attempt, "died");
            return;
        }
        try {
            Channel channel = channels.find(attempt.channel());
            List<Inbound> things = parse(channels.adapter(channel.key()), channel, attempt.raw());
            transactions.executeWithoutResult(any -> {
                things.forEach(thing -> intake.take(channel, thing));
                store.done(attempt.id(), clock.instant());
            });
        } catch (ProblemException refused) {
            // it was understood, and is not acceptable; it will not become so
            quarantine(attempt, refused.code().code());
        } catch (RuntimeException | StackOverflowError problem) {
            // the edge of an adapter: bytes from outside may break any parser
            failed(attempt, problem);
        }
    }

    private <S extends Record> List<Inbound> parse(ChannelAdapter<S> adapter, Channel channel, Raw raw) {
        return adapter.parse(channel, channels.settings(adapter, channel), raw);
    }

    private void failed(RawStore.Try attempt, Throwable problem) {
        String why = problem.getClass().getSimpleName();
        if (attempt.number() >= TRIES) {
            quarantine(attempt, why);
            return;
        }
        // only where it broke: the message of a parser quotes what it was reading
        String place = Arrays.stream(problem.getStackTrace())
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("?");
        LOG.info("parsing failed channel={} try={} why={} at={}", id(attempt), attempt.number(), why, place);
        Instant due = clock.instant().plus(PAUSES.get(attempt.number() - 1));
        transactions.executeWithoutResult(any -> store.delay(attempt.id(), due, why));
    }

    private void quarantine(RawStore.Try attempt, String why) {
        LOG.warn("quarantined channel={} raw={} why={}", id(attempt), attempt.id(), why);
        transactions.executeWithoutResult(any -> store.quarantine(attempt.id(), clock.instant(), why));
    }

    private static UUID id(RawStore.Try attempt) {
        return attempt.channel().value();
    }
}
