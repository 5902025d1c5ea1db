package parley.platform.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One attempt at one job, and what is written about it.
@Component
class JobWork {

    private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

    private final JobStore store;
    private final Map<String, JobHandler<?>> handlers = new HashMap<>();
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final RandomGenerator random;

    @Autowired
    JobWork(
            JobStore store,
            List<JobHandler<?>> handlers,
            TransactionOperations transactions,
            JsonMapper json,
            InstantSource clock) {
        this(store, handlers, transactions, json, clock, new java.security.SecureRandom());
    }

    JobWork(
            JobStore store,
            List<JobHandler<?>> handlers,
            TransactionOperations transactions,
            JsonMapper json,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.random = random;
        for (JobHandler<?> handler : handlers) {
            if (this.handlers.put(handler.kind().name(), handler) != null) {
                throw new IllegalStateException(
                        "two handlers for " + handler.kind().name());
            }
        }
    }

    /// An attempt that was counted.
    private record Begun(Job job, long attempt) {}

    /// Makes one attempt.
    ///
    /// @return when to come again; empty where the job is over
    Optional<Instant> run(JobId id) {
        Begun begun = transactions.execute(any -> begin(id));
        if (begun == null) {
            // done or given up before: only the scheduler did not learn of it
            return Optional.empty();
        }
        Job job = begun.job();
        JobHandler<?> handler = handlers.get(job.kind());
        JobOutcome outcome = handler == null
                ? new JobOutcome.Dead("no handler for " + job.kind())
                : limited(handler, job, attempt(handler, job));
        Instant now = clock.instant();
        Job after = job.after(outcome, now, now.plus(Backoff.after(job.attempts(), random)));
        transactions.executeWithoutResult(any -> {
            store.end(after);
            store.endAttempt(begun.attempt(), now, word(outcome), after.why());
        });
        if (after.state() == Job.State.DEAD) {
            LOG.warn("job given up kind={} id={} why={}", job.kind(), id.value(), after.why());
        }
        return after.state() == Job.State.WAITING ? Optional.of(after.dueAt()) : Optional.empty();
    }

    private @Nullable Begun begin(JobId id) {
        if (!store.begin(id)) {
            return null;
        }
        Job job = store.find(id).orElseThrow();
        return new Begun(job, store.beginAttempt(id, job.attempts(), clock.instant()));
    }

    private <T> JobOutcome attempt(JobHandler<T> handler, Job job) {
        try {
            T payload = json.readValue(job.payload(), handler.kind().payload());
            return handler.run(
                    payload,
                    new Attempt(job.id(), job.key(), job.attempts(), job.actor().actor()));
        } catch (JacksonException unreadable) {
            // the message of a parser quotes the payload, which may be personal
            return new JobOutcome.Dead(
                    "the payload cannot be read as " + handler.kind().payload().getSimpleName());
        } catch (RuntimeException problem) {
            // the edge of a job: whatever a handler throws is a failed attempt of this job alone
            LOG.warn("job failed kind={} id={} attempt={}", job.kind(), job.id().value(), job.attempts(), problem);
            return new JobOutcome.Retry(null, problem.getClass().getSimpleName());
        }
    }

    /// The last attempt that fails is the end.
    private static JobOutcome limited(JobHandler<?> handler, Job job, JobOutcome outcome) {
        return outcome instanceof JobOutcome.Retry retry && job.attempts() >= handler.mostAttempts()
                ? new JobOutcome.Dead(retry.why())
                : outcome;
    }

    private static String word(JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Done() -> "DONE";
            case JobOutcome.Retry _ -> "RETRY";
            case JobOutcome.Dead _ -> "DEAD";
        };
    }
}
