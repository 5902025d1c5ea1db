package parley.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/// Gives what arrives at the same time to one piece of work, so that many who wait for the disk
/// wait for it once. Nobody waits for company: what arrives alone is worked on at once, and while
/// that is written, the next ones gather.
///
/// The work may leave any of them undone, and all of them are undone where it fails; whoever gave
/// them then does it by itself, and meets the failure itself. So the work is a short cut and never
/// the only way. Only where the database cannot be reached at all, nobody tries again: all who wait
/// at that moment are told at once, because each of them would wait as long in vain.
public final class Gathering<T, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final int most;
    private final Function<List<T>, List<Optional<R>>> work;
    private final BlockingQueue<Given<T, R>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean isClosed;

    /// @param name of its threads
    /// @param workers how many pieces of work go on at once: while one waits for the disk, another
    ///     is prepared
    /// @param most how many are given to it together
    /// @param work answers each in its place, or none where it is left undone; runs in a thread of
    ///     its own, never in a transaction of those who give
    public Gathering(String name, int workers, int most, Function<List<T>, List<Optional<R>>> work) {
        this.most = most;
        this.work = work;
        for (int i = 0; i < workers; i++) {
            this.workers.add(Thread.ofPlatform().daemon().name(name).start(this::run));
        }
    }

    private record Given<T, R>(T one, CompletableFuture<Optional<R>> answer) {}

    /// Waits until it has been worked on.
    ///
    /// @return what became of it, or none where it was left undone
    /// @throws CannotCreateTransactionException where there was no connection to the database
    public Optional<R> give(T one) {
        var given = new Given<T, R>(one, new CompletableFuture<>());
        waiting.add(given);
        if (isClosed && waiting.remove(given)) {
            return Optional.empty();
        }
        try {
            return given.answer().join();
        } catch (CompletionException away) {
            throw new CannotCreateTransactionException("no connection while it waited", away);
        }
    }

    /// How many wait while the workers are busy.
    int waiting() {
        return waiting.size();
    }

    private void run() {
        var together = new ArrayList<Given<T, R>>();
        while (!isClosed) {
            try {
                together.add(waiting.take());
                waiting.drainTo(together, most - 1);
                answer(together);
                together.clear();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void answer(List<Given<T, R>> together) {
        List<Optional<R>> answers = List.of();
        try {
            answers = work.apply(together.stream().map(Given::one).toList());
        } catch (CannotCreateTransactionException away) {
            waiting.drainTo(together);
            together.forEach(one -> one.answer().completeExceptionally(away));
        } catch (RuntimeException problem) {
            // each meets it by itself, where somebody is told
            LOG.debug("not together count={} why={}", together.size(), problem.toString());
        } finally {
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer().complete(i < answers.size() ? answers.get(i) : Optional.empty());
            }
        }
    }

    /// What is given from now on, and what has not begun, is left undone.
    @Override
    public void close() {
        isClosed = true;
        workers.forEach(Thread::interrupt);
        for (Given<T, R> given = waiting.poll(); given != null; given = waiting.poll()) {
            given.answer().complete(Optional.empty());
        }
    }
}
