package parley.work.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.http.Use;
import parley.platform.kernel.Timestamps;

/// Every statement about the codes with which work ends.
@Repository
class WrapUpCodeStore {

    private static final String INSERT = """
            insert into queue_wrap_up_code (id, name_en, name_zh, changed_at, changed_by)
            values (:id, :english, :chinese, :now, :by)
            """;

    private static final String CHANGE = """
            update queue_wrap_up_code
            set name_en = :english,
                name_zh = :chinese,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String REMOVE = """
            update queue_wrap_up_code
            set removed_at = :now,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String FIND = """
            select id, name_en, name_zh, changed_at, changed_by
            from queue_wrap_up_code
            where id = :id
              and removed_at is null
            """;

    private static final String LOCK = """
            select id
            from queue_wrap_up_code
            where id = :id
            for update
            """;

    private static final String KEEP = """
            select id
            from queue_wrap_up_code
            where id = any(:ids)
              and removed_at is null
            for key share
            """;

    /// With a queue: its codes, or all where it names none.
    private static final String LIST = """
            select c.id, c.name_en, c.name_zh, c.changed_at, c.changed_by
            from queue_wrap_up_code c
            where c.removed_at is null
              and (
                cast(:queue as uuid) is null
                or exists (
                  select 1
                  from queue_code k
                  where k.queue_id = :queue
                    and k.code_id = c.id
                )
                or not exists (
                  select 1
                  from queue_code k
                  where k.queue_id = :queue
                )
              )
            order by c.position
            """;

    private static final String QUEUES = """
            select q.id, q.name
            from queue_code k
            join queue_plan q on q.id = k.queue_id
            where k.code_id = :id
            order by q.name, q.id
            """;

    private final JdbcClient jdbc;

    WrapUpCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WrapUpCodes.Code code) {
        write(jdbc.sql(INSERT), code);
    }

    void change(WrapUpCodes.Code code) {
        write(jdbc.sql(CHANGE), code);
    }

    private static void write(JdbcClient.StatementSpec statement, WrapUpCodes.Code code) {
        statement
                .param("id", code.id())
                .param("english", code.english())
                .param("chinese", code.chinese())
                .param("now", Timestamps.parameter(code.changedAt()))
                .param("by", code.changedBy())
                .update();
    }

    void remove(String id, Instant now, String by) {
        jdbc.sql(REMOVE)
                .param("id", id)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    Optional<WrapUpCodes.Code> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(WrapUpCodeStore::code).optional();
    }

    Optional<WrapUpCodes.Code> lock(String id) {
        jdbc.sql(LOCK).param("id", id).query(row -> {});
        return find(id);
    }

    /// Whether all are there, which they stay until the transaction ends.
    boolean keepAll(Collection<String> ids) {
        return jdbc.sql(KEEP)
                        .param("ids", ids.toArray(String[]::new))
                        .query((row, number) -> String.valueOf(row.getString("id")))
                        .list()
                        .size()
                == ids.size();
    }

    List<WrapUpCodes.Code> list(@Nullable QueueId queue) {
        return jdbc.sql(LIST)
                .param("queue", queue == null ? null : queue.value(), Types.OTHER)
                .query(WrapUpCodeStore::code)
                .list();
    }

    List<Use> queues(String id) {
        return jdbc.sql(QUEUES)
                .param("id", id)
                .query((row, number) ->
                        new Use("queue", row.getObject("id", UUID.class).toString(), row.getString("name")))
                .list();
    }

    private static WrapUpCodes.Code code(ResultSet row, int number) throws SQLException {
        return new WrapUpCodes.Code(
                row.getString("id"),
                row.getString("name_en"),
                row.getString("name_zh"),
                0,
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
