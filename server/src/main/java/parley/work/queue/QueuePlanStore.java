package parley.work.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.HoursId;
import parley.people.staff.SkillId;
import parley.platform.http.Use;
import parley.platform.kernel.Timestamps;

/// Every statement about how queues are set up.
@Repository
class QueuePlanStore {

    private static final String INSERT = """
            insert into queue_plan (id, name, hours_id, target_percent, target_seconds, offer_seconds,
              wrap_up_seconds, changed_at, changed_by)
            values (:id, :name, :hours, :percent, :target, :offer, :wrapUp, :now, :by)
            """;

    private static final String CHANGE = """
            update queue_plan
            set name = :name,
                hours_id = :hours,
                target_percent = :percent,
                target_seconds = :target,
                offer_seconds = :offer,
                wrap_up_seconds = :wrapUp,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String REMOVE = """
            update queue_plan
            set removed_at = :now,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    /// Work that enters at this moment waits for this lock, and then finds the queue gone.
    private static final String LOCK = """
            select id
            from queue_plan
            where id = :id
            for update
            """;

    private static final String PLANS = """
            select id, name, hours_id, target_percent, target_seconds, offer_seconds, wrap_up_seconds,
              changed_at, changed_by
            from queue_plan
            where removed_at is null
              and (cast(:id as uuid) is null or id = :id)
            order by lower(name), id
            """;

    private static final String REQUIRING = """
            select q.id, q.name
            from queue_skill k
            join queue_plan q on q.id = k.queue_id
            where k.skill_id = :skill
            order by q.name, q.id
            """;

    private static final String OPEN_BY = """
            select id, name
            from queue_plan
            where hours_id = :hours
              and removed_at is null
            order by name, id
            """;

    private final JdbcClient jdbc;
    private final QueuePartStore parts;

    QueuePlanStore(JdbcClient jdbc, QueuePartStore parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    void insert(Queues.Planned queue) {
        head(jdbc.sql(INSERT), queue);
        parts.put(queue);
    }

    void change(Queues.Planned queue) {
        head(jdbc.sql(CHANGE), queue);
        parts.put(queue);
    }

    private static void head(JdbcClient.StatementSpec statement, Queues.Planned queue) {
        Queues.Plan plan = queue.plan();
        HoursId hours = plan.hoursId();
        statement
                .param("id", queue.id().value())
                .param("name", plan.name())
                .param("hours", hours == null ? null : hours.value(), Types.OTHER)
                .param("percent", plan.targetPercent())
                .param("target", plan.targetSeconds())
                .param("offer", plan.offerSeconds())
                .param("wrapUp", plan.wrapUpSeconds())
                .param("now", Timestamps.parameter(queue.changedAt()))
                .param("by", queue.changedBy())
                .update();
    }

    /// Takes the queue out of use, with what leads from it to others.
    void remove(QueueId id, Instant now, String by) {
        parts.clear(id);
        jdbc.sql(REMOVE)
                .param("id", id.value())
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    Optional<Queues.Planned> find(QueueId id) {
        return plans(id).stream().findFirst();
    }

    Optional<Queues.Planned> lock(QueueId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return find(id);
    }

    List<Queues.Planned> all() {
        return plans(null);
    }

    private List<Queues.Planned> plans(@Nullable QueueId one) {
        return jdbc.sql(PLANS)
                .param("id", one == null ? null : one.value(), Types.OTHER)
                .query(this::planned)
                .list();
    }

    List<Use> requiring(SkillId skill) {
        return uses(jdbc.sql(REQUIRING).param("skill", skill.value()), "queue");
    }

    List<Use> openBy(HoursId hours) {
        return uses(jdbc.sql(OPEN_BY).param("hours", hours.value()), "queue");
    }

    private static List<Use> uses(JdbcClient.StatementSpec statement, String kind) {
        return statement
                .query((row, number) ->
                        new Use(kind, row.getObject("id", UUID.class).toString(), row.getString("name")))
                .list();
    }

    private Queues.Planned planned(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID hours = row.getObject("hours_id", UUID.class);
        return new Queues.Planned(
                new QueueId(id),
                new Queues.Plan(
                        row.getString("name"),
                        hours == null ? null : new HoursId(hours),
                        row.getInt("target_percent"),
                        row.getInt("target_seconds"),
                        row.getInt("offer_seconds"),
                        row.getInt("wrap_up_seconds"),
                        parts.members(id),
                        parts.skills(id),
                        parts.codes(id)),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
