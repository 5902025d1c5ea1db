package parley.work.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about strategies, their versions and who uses them.
@Repository
class StrategyStore {

    private static final String INSERT = """
            insert into strategy_plan (id, name, version, changed_at, changed_by)
            values (:id, :name, :version, :now, :by)
            """;

    private static final String CHANGE = """
            update strategy_plan
            set name = :name,
                version = :version,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String KEEP_VERSION = """
            insert into strategy_version (strategy_id, version, name, definition, changed_at, changed_by)
            values (:id, :version, :name, :definition::jsonb, :now, :by)
            """;

    private static final String REMOVE = """
            update strategy_plan
            set removed_at = :now,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String LOCK = """
            select id
            from strategy_plan
            where id = :id
            for update
            """;

    private static final String FIND = """
            select s.id, s.name, s.version, v.definition, s.changed_at, s.changed_by
            from strategy_plan s
            join strategy_version v on v.strategy_id = s.id and v.version = s.version
            where s.id = :id
              and s.removed_at is null
            """;

    private static final String ALL = """
            select s.id, s.name, s.version, v.definition, s.changed_at, s.changed_by
            from strategy_plan s
            join strategy_version v on v.strategy_id = s.id and v.version = s.version
            where s.removed_at is null
            order by lower(s.name), s.id
            """;

    private static final String VERSION = """
            select strategy_id as id, name, version, definition, changed_at, changed_by
            from strategy_version
            where strategy_id = :id
              and version = :version
            """;

    private static final String VERSIONS = """
            select version, name, changed_at, changed_by
            from strategy_version
            where strategy_id = :id
              and version < :before
            order by version desc
            limit :limit
            """;

    private static final String USES = """
            select u.queue_id, u.strategy_id, q.name
            from strategy_use u
            join v_queue q on q.queue_id = u.queue_id
            order by lower(q.name), u.queue_id
            """;

    private static final String USE = """
            insert into strategy_use (queue_id, strategy_id)
            values (:queue, :strategy)
            on conflict (queue_id) do update set strategy_id = excluded.strategy_id
            """;

    private static final String LEAVE = """
            delete from strategy_use
            where queue_id = :queue
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StrategyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A strategy as it is kept, or was.
    record Kept(
            StrategyId id,
            String name,
            int version,
            StrategyDefinition definition,
            Instant changedAt,
            String changedBy) {}

    /// A version without what is in it.
    record Version(int version, String name, Instant changedAt, String changedBy) {}

    /// By which strategy a queue is served.
    record Used(QueueId queue, StrategyId strategy, String queueName) {}

    void insert(Kept strategy) {
        write(jdbc.sql(INSERT), strategy);
        keepVersion(strategy);
    }

    void change(Kept strategy) {
        write(jdbc.sql(CHANGE), strategy);
        keepVersion(strategy);
    }

    private static void write(JdbcClient.StatementSpec statement, Kept strategy) {
        statement
                .param("id", strategy.id().value())
                .param("name", strategy.name())
                .param("version", strategy.version())
                .param("now", Timestamps.parameter(strategy.changedAt()))
                .param("by", strategy.changedBy())
                .update();
    }

    private void keepVersion(Kept strategy) {
        jdbc.sql(KEEP_VERSION)
                .param("id", strategy.id().value())
                .param("version", strategy.version())
                .param("name", strategy.name())
                .param("definition", json.writeValueAsString(strategy.definition()))
                .param("now", Timestamps.parameter(strategy.changedAt()))
                .param("by", strategy.changedBy())
                .update();
    }

    void remove(StrategyId id, Instant now, String by) {
        jdbc.sql(REMOVE)
                .param("id", id.value())
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    Optional<Kept> lock(StrategyId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return find(id);
    }

    Optional<Kept> find(StrategyId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(this::kept).optional();
    }

    /// All that are in use, by name.
    List<Kept> all() {
        return jdbc.sql(ALL).query(this::kept).list();
    }

    Optional<Kept> version(StrategyId id, int version) {
        return jdbc.sql(VERSION)
                .param("id", id.value())
                .param("version", version)
                .query(this::kept)
                .optional();
    }

    /// The newest first.
    List<Version> versions(StrategyId id, int before, int limit) {
        return jdbc.sql(VERSIONS)
                .param("id", id.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getString("name"),
                        Timestamps.instant(row, "changed_at"),
                        row.getString("changed_by")))
                .list();
    }

    /// Of the queues in use, by name.
    List<Used> uses() {
        return jdbc.sql(USES)
                .query((row, number) -> new Used(
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        new StrategyId(row.getObject("strategy_id", UUID.class)),
                        row.getString("name")))
                .list();
    }

    /// Serves the queue by it, or plainly.
    void use(QueueId queue, @Nullable StrategyId strategy) {
        if (strategy == null) {
            jdbc.sql(LEAVE).param("queue", queue.value()).update();
        } else {
            jdbc.sql(USE)
                    .param("queue", queue.value())
                    .param("strategy", strategy.value())
                    .update();
        }
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new StrategyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("version"),
                json.readValue(row.getString("definition"), StrategyDefinition.class),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
