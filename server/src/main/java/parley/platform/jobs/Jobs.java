package parley.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/// What is to be done outside of this transaction, and not to be forgotten: written with the
/// facts that want it, begun right after their commit, repeated until it works or a person must
/// look.
@Service
public class Jobs {

    /// The one task of the scheduler that every job is an instance of.
    static final String TASK = "job";

    private final JobStore store;
    private final SchedulerClient scheduler;
    private final JobWakeup wakeup;
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;

    Jobs(JobStore store, SchedulerClient scheduler, JobWakeup wakeup, JsonMapper json, Ids ids, InstantSource clock) {
        this.store = store;
        this.scheduler = scheduler;
        this.wakeup = wakeup;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /// Adds a job that is due at once.
    ///
    /// @param key names what is to be done; the same key of the same kind again is the same job
    /// @throws IllegalStateException outside of a transaction
    public <T> JobId add(JobKind<T> kind, String key, T payload, Actor actor) {
        return add(kind, key, payload, actor, clock.instant());
    }

    /// Adds a job for a later time.
    public <T> JobId add(JobKind<T> kind, String key, T payload, Actor actor, Instant due) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a job is written in the transaction that wants it");
        }
        var job = new Job(
                new JobId(ids.next()),
                kind.name(),
                key,
                json.writeValueAsString(payload),
                Actor.Stored.of(actor),
                Job.State.WAITING,
                0,
                clock.instant(),
                due,
                null,
                null);
        if (!store.insert(job)) {
            return store.byKey(kind.name(), key);
        }
        schedule(job.id(), due);
        return job.id();
    }

    /// Lets a dead job run again from its first attempt.
    ///
    /// @throws ProblemException `not-found`, or `job-not-dead`
    @Transactional
    public void replay(JobId id, Actor actor) {
        if (store.find(id).isEmpty()) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        Instant now = clock.instant();
        if (!store.replay(id, now, actor.name())) {
            throw new ProblemException(JobProblem.JOB_NOT_DEAD);
        }
        schedule(id, now);
    }

    /// Schedules what waits although the scheduler knows nothing of it: a replay that met the
    /// end of the last attempt, or a table that was repaired by hand.
    @Transactional
    int rescue(Duration overdue) {
        Instant now = clock.instant();
        List<JobId> forgotten = store.forgotten(now.minus(overdue));
        forgotten.forEach(id -> schedule(id, now));
        return forgotten.size();
    }

    private void schedule(JobId id, Instant due) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(TASK, id.value().toString()), due);
        wakeup.wakeAfterCommit();
    }
}
