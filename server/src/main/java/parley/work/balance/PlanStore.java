package parley.work.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about plans of weights, and when they were on.
@Repository
class PlanStore {

    private static final String INSERT = """
            insert into balance_plan (id, number, name, definition, queue_ids, created_at, created_by)
            select :id, coalesce(max(number), 0) + 1, :name, :definition::jsonb, :queues::uuid[], :now, :by
            from balance_plan
            """;

    private static final String ALL = """
            select p.id, p.number, p.name, p.definition, p.created_at, p.created_by, u.on_at, u.on_by
            from balance_plan p
            left join balance_use u on u.plan_id = p.id and u.off_at is null
            where not p.removed
            order by p.number desc
            """;

    private static final String FIND = """
            select p.id, p.number, p.name, p.definition, p.created_at, p.created_by, u.on_at, u.on_by
            from balance_plan p
            left join balance_use u on u.plan_id = p.id and u.off_at is null
            where p.id = :id
              and not p.removed
            """;

    private static final String RUNNING = """
            select p.id, p.number, p.name, p.definition, p.created_at, p.created_by, u.on_at, u.on_by
            from balance_plan p
            join balance_use u on u.plan_id = p.id
            where u.off_at is null
            order by p.number
            """;

    private static final String SWITCH_ON = """
            insert into balance_use (plan_id, on_at, on_by, from_version)
            values (:id, :now, :by, :version)
            """;

    private static final String SWITCH_OFF = """
            update balance_use
            set off_at = :now,
                off_by = :by,
                until_version = :version
            where plan_id = :id
              and off_at is null
            """;

    /// The row stays, because old decisions are explained by it.
    private static final String REMOVE = """
            update balance_plan
            set removed = true
            where id = :id
            """;

    private static final String WAS_ON = """
            select exists (
              select u.id
              from balance_use u
              join balance_plan p on p.id = u.plan_id
              where :queue = any (p.queue_ids)
                and u.from_version <= :version
                and (u.until_version is null or u.until_version > :version)
            )
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, String name, BalanceDefinition definition, Instant now, String by) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("name", name)
                .param("definition", json.writeValueAsString(definition))
                .param("queues", definition.ids().stream().map(QueueId::value).toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    /// The newest first.
    List<Plan> all() {
        return jdbc.sql(ALL).query(this::plan).list();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(this::plan).optional();
    }

    /// Those that are on.
    List<Plan> running() {
        return jdbc.sql(RUNNING).query(this::plan).list();
    }

    /// @param version of the rules from then on
    void switchOn(UUID id, long version, Instant now, String by) {
        jdbc.sql(SWITCH_ON)
                .param("id", id)
                .param("version", version)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    /// @param version of the rules from then on
    void switchOff(UUID id, long version, Instant now, String by) {
        jdbc.sql(SWITCH_OFF)
                .param("id", id)
                .param("version", version)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql(REMOVE).param("id", id).update();
    }

    /// Whether a plan with the queue was on when the rules had that version.
    boolean wasOn(QueueId queue, long version) {
        return jdbc.sql(WAS_ON)
                .param("queue", queue.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    private Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("name"),
                json.readValue(row.getString("definition"), BalanceDefinition.class),
                Timestamps.instant(row, "created_at"),
                row.getString("created_by"),
                Timestamps.instantOrNull(row, "on_at"),
                row.getString("on_by"));
    }
}
