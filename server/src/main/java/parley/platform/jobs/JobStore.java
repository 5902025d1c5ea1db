package parley.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Timestamps;

/// Every statement about jobs and their attempts.
@Repository
class JobStore {

    private static final String INSERT = """
            insert into jobs_job (id, kind, key, payload, actor_kind, actor_id, actor_name, state, attempts,
              created_at, due_at)
            values (:id, :kind, :key, :payload::jsonb, :actorKind, :actorId::uuid, :actorName, 'WAITING', 0,
              :now, :due)
            on conflict (kind, key) do nothing
            """;

    private static final String FIND = """
            select id, kind, key, payload, actor_kind, actor_id, actor_name, state, attempts, created_at, due_at,
              ended_at, why
            from jobs_job
            where id = :id
            """;

    private static final String BY_KEY = """
            select id
            from jobs_job
            where kind = :kind
              and key = :key
            """;

    private static final String BEGIN = """
            update jobs_job
            set attempts = attempts + 1
            where id = :id
              and state = 'WAITING'
            """;

    private static final String BEGIN_ATTEMPT = """
            insert into jobs_attempt (job_id, number, started_at)
            values (:job, :number, :now)
            returning id
            """;

    private static final String END = """
            update jobs_job
            set state = :state,
                due_at = :due,
                ended_at = :ended,
                why = :why
            where id = :id
            """;

    private static final String END_ATTEMPT = """
            update jobs_attempt
            set ended_at = :now,
                outcome = :outcome,
                why = :why
            where id = :id
            """;

    private static final String REPLAY = """
            update jobs_job
            set state = 'WAITING',
                attempts = 0,
                due_at = :now,
                ended_at = null
            where id = :id
              and state = 'DEAD'
            """;

    private static final String NOTE_REPLAY = """
            insert into jobs_attempt (job_id, number, started_at, ended_at, outcome, by_name)
            values (:job, 0, :now, :now, 'REPLAYED', :by)
            """;

    private static final String LIST = """
            select id, kind, key, payload, actor_kind, actor_id, actor_name, state, attempts, created_at, due_at,
              ended_at, why
            from jobs_job
            where state = :state
              and id < :before
            order by id desc
            limit :limit
            """;

    private static final String ATTEMPTS = """
            select number, started_at, ended_at, outcome, why, by_name
            from jobs_attempt
            where job_id = :job
            order by id
            """;

    /// Waiting, due for a while, and unknown to the scheduler.
    private static final String FORGOTTEN = """
            select job.id
            from jobs_job job
            where job.state = 'WAITING'
              and job.due_at < :before
              and not exists (
                select 1
                from scheduled_tasks task
                where task.task_name = :task
                  and task.task_instance = job.id::text
              )
            order by job.due_at
            limit 1000
            """;

    private static final String PRUNE = """
            delete from jobs_job
            where state = 'DONE'
              and ended_at < :before
            """;

    /// What is done is not counted: it grows, and nobody has to see to it.
    private static final String UNFINISHED = """
            select state, count(*) as jobs
            from jobs_job
            where state in ('WAITING', 'DEAD')
            group by state
            """;

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a job.
    ///
    /// @return whether it is new; false where one with the same key is there
    boolean insert(Job job) {
        return jdbc.sql(INSERT)
                        .param("id", job.id().value())
                        .param("kind", job.kind())
                        .param("key", job.key())
                        .param("payload", job.payload())
                        .param("actorKind", job.actor().kind())
                        .param("actorId", job.actor().id())
                        .param("actorName", job.actor().name())
                        .param("now", Timestamps.parameter(job.createdAt()))
                        .param("due", Timestamps.parameter(job.dueAt()))
                        .update()
                == 1;
    }

    Optional<Job> find(JobId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(JobStore::job).optional();
    }

    JobId byKey(String kind, String key) {
        return new JobId(jdbc.sql(BY_KEY)
                .param("kind", kind)
                .param("key", key)
                .query(UUID.class)
                .single());
    }

    /// Counts an attempt before it is made, so that a job which ends the process is counted too.
    ///
    /// @return whether the job still waits
    boolean begin(JobId id) {
        return jdbc.sql(BEGIN).param("id", id.value()).update() == 1;
    }

    long beginAttempt(JobId job, int number, Instant now) {
        return jdbc.sql(BEGIN_ATTEMPT)
                .param("job", job.value())
                .param("number", number)
                .param("now", Timestamps.parameter(now))
                .query(Long.class)
                .single();
    }

    void end(Job job) {
        jdbc.sql(END)
                .param("id", job.id().value())
                .param("state", job.state().name())
                .param("due", Timestamps.parameter(job.dueAt()))
                .param("ended", Timestamps.parameterOrNull(job.endedAt()))
                .param("why", job.why())
                .update();
    }

    void endAttempt(long id, Instant now, String outcome, @Nullable String why) {
        jdbc.sql(END_ATTEMPT)
                .param("id", id)
                .param("now", Timestamps.parameter(now))
                .param("outcome", outcome)
                .param("why", why)
                .update();
    }

    /// Wakes a dead job.
    ///
    /// @return whether it was dead
    boolean replay(JobId id, Instant now, String by) {
        boolean wasDead = jdbc.sql(REPLAY)
                        .param("id", id.value())
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
        if (wasDead) {
            jdbc.sql(NOTE_REPLAY)
                    .param("job", id.value())
                    .param("now", Timestamps.parameter(now))
                    .param("by", by)
                    .update();
        }
        return wasDead;
    }

    Map<Job.State, Long> unfinished() {
        var counts = new EnumMap<Job.State, Long>(Job.State.class);
        jdbc.sql(UNFINISHED).query((RowCallbackHandler)
                row -> counts.put(Job.State.valueOf(row.getString("state")), row.getLong("jobs")));
        return counts;
    }

    List<Job> list(Job.State state, UUID before, int limit) {
        return jdbc.sql(LIST)
                .param("state", state.name())
                .param("before", before)
                .param("limit", limit)
                .query(JobStore::job)
                .list();
    }

    List<JobView.Tried> attempts(JobId job) {
        return jdbc.sql(ATTEMPTS)
                .param("job", job.value())
                .query((row, number) -> new JobView.Tried(
                        row.getInt("number"),
                        Timestamps.instant(row, "started_at"),
                        Timestamps.instantOrNull(row, "ended_at"),
                        row.getString("outcome"),
                        row.getString("why"),
                        row.getString("by_name")))
                .list();
    }

    List<JobId> forgotten(Instant before) {
        return jdbc.sql(FORGOTTEN)
                .param("before", Timestamps.parameter(before))
                .param("task", Jobs.TASK)
                .query((row, number) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }

    int prune(Instant before) {
        return jdbc.sql(PRUNE).param("before", Timestamps.parameter(before)).update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("key"),
                row.getString("payload"),
                Actor.Stored.of(row, "actor"),
                Job.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Timestamps.instant(row, "created_at"),
                Timestamps.instant(row, "due_at"),
                Timestamps.instantOrNull(row, "ended_at"),
                row.getString("why"));
    }
}
