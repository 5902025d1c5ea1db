package parley.work.balance;

import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import parley.platform.jobs.Attempt;
import parley.platform.jobs.JobHandler;
import parley.platform.jobs.JobKind;
import parley.platform.jobs.JobOutcome;
import parley.platform.kernel.ProblemException;
import parley.work.balance.Proposal.State;
import parley.work.balance.Proposal.Why;
import parley.work.replay.PastLoads.PastLoad;

/// Proposes what was asked for, one after the other.
@Component
class ProposalJob implements JobHandler<ProposalJob.Asked> {

    static final JobKind<Asked> KIND = new JobKind<>("balance.propose", Asked.class);

    private static final Logger LOG = LoggerFactory.getLogger(ProposalJob.class);

    /// A second time after a crash, and not again and again.
    private static final int MOST = 3;

    private final Proposals proposals;
    private final ProposalStore store;
    private final InstantSource clock;
    private final Semaphore turn = new Semaphore(1, true);

    ProposalJob(Proposals proposals, ProposalStore store, InstantSource clock) {
        this.proposals = proposals;
        this.store = store;
        this.clock = clock;
    }

    /// Which one.
    record Asked(UUID id) {}

    @Override
    public JobKind<Asked> kind() {
        return KIND;
    }

    @Override
    public int mostAttempts() {
        return MOST;
    }

    @Override
    public JobOutcome run(Asked asked, Attempt attempt) {
        var isStopped = new AtomicBoolean();
        try {
            turn.acquire();
            try {
                var work = new FutureTask<>(() -> tune(asked.id(), isStopped));
                // virtual threads are not taken from a processor, so a long calculation gets one of its own
                Thread thread = Thread.ofPlatform().daemon().name("balance").unstarted(work);
                thread.start();
                return work.get();
            } finally {
                isStopped.set(true);
                turn.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new JobOutcome.Retry(null, "stopped");
        } catch (ExecutionException failed) {
            LOG.warn("weights could not be tuned id={}", asked.id(), failed);
            fail(asked.id(), new ProblemException(failed, BalanceProblem.BALANCE_FAILED));
            return new JobOutcome.Dead("failed");
        }
    }

    private JobOutcome tune(UUID id, AtomicBoolean isStopped) {
        try {
            Proposal proposal = proposals.find(id);
            PastLoad past = proposals.past(proposal.wish());
            var told = new AtomicInteger(-1);
            Tuned.propose(
                            past,
                            proposal.wish().queueIds(),
                            proposal.wish().times(),
                            hundredths -> !isStopped.get()
                                    && (told.getAndSet(hundredths) == hundredths || store.progress(id, hundredths)))
                    .ifPresent(outcome -> store.end(id, State.DONE, outcome, null, clock.instant()));
        } catch (ProblemException refused) {
            // what it asks for has changed since
            fail(id, refused);
        }
        return JobOutcome.DONE;
    }

    private void fail(UUID id, ProblemException why) {
        store.end(id, State.FAILED, null, new Why(why.text(Locale.ENGLISH), why.text(Locale.CHINESE)), clock.instant());
    }
}
