package parley.work.canned;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;

/// Every statement about canned replies.
@Repository
class CannedReplyStore {

    private static final String ALL = """
            select id, shortcut, title, text, language, team_id, queue_id, changed_at, changed_by
            from canned_reply
            where (
                :queue::uuid is null
                or queue_id is null
                or queue_id = :queue::uuid
              )
              and (
                :reader::uuid is null
                or team_id is null
                or exists (
                  select 1
                  from v_staff_team_member t
                  where t.team_id = canned_reply.team_id
                    and t.agent_id = :reader::uuid
                )
              )
            order by lower(shortcut), id
            """;

    private static final String FIND = """
            select id, shortcut, title, text, language, team_id, queue_id, changed_at, changed_by
            from canned_reply
            where id = :id
            """;

    private static final String INSERT = """
            insert into canned_reply (
              id, shortcut, title, text, language, team_id, queue_id, changed_at, changed_by
            )
            values (:id, :shortcut, :title, :text, :language, :team::uuid, :queue::uuid, :now, :by)
            on conflict do nothing
            """;

    private static final String IS_TAKEN = """
            select exists (
              select 1
              from canned_reply
              where lower(shortcut) = lower(:shortcut)
                and language is not distinct from :language::text
                and team_id is not distinct from :team::uuid
                and queue_id is not distinct from :queue::uuid
                and id <> :id
            )
            """;

    private static final String CHANGE = """
            update canned_reply
            set shortcut = :shortcut,
                title = :title,
                text = :text,
                language = :language,
                team_id = :team::uuid,
                queue_id = :queue::uuid,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String DELETE = """
            delete from canned_reply
            where id = :id
            """;

    private final JdbcClient jdbc;

    CannedReplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param queue only what is offered in it; null for any
    /// @param reader only what is everybody's or a team's of this person; null for all
    List<CannedReply> all(@Nullable QueueId queue, @Nullable UUID reader) {
        return jdbc.sql(ALL)
                .param("queue", queue == null ? null : queue.value())
                .param("reader", reader)
                .query(CannedReplyStore::reply)
                .list();
    }

    Optional<CannedReply> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(CannedReplyStore::reply).optional();
    }

    /// Whether it was stored; not where its shortcut is taken.
    boolean insert(CannedReply reply) {
        return with(jdbc.sql(INSERT), reply).update() == 1;
    }

    boolean isTaken(CannedReply reply) {
        return jdbc.sql(IS_TAKEN)
                .param("shortcut", reply.shortcut())
                .param("language", reply.language())
                .param("team", reply.teamId())
                .param("queue", reply.queueId() == null ? null : reply.queueId().value())
                .param("id", reply.id())
                .query(Boolean.class)
                .single();
    }

    void change(CannedReply reply) {
        with(jdbc.sql(CHANGE), reply).update();
    }

    void delete(UUID id) {
        jdbc.sql(DELETE).param("id", id).update();
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, CannedReply reply) {
        return statement
                .param("id", reply.id())
                .param("shortcut", reply.shortcut())
                .param("title", reply.title())
                .param("text", reply.text())
                .param("language", reply.language())
                .param("team", reply.teamId())
                .param("queue", reply.queueId() == null ? null : reply.queueId().value())
                .param("now", Timestamps.parameter(reply.changedAt()))
                .param("by", reply.changedBy());
    }

    private static CannedReply reply(ResultSet row, int number) throws SQLException {
        UUID queue = row.getObject("queue_id", UUID.class);
        return new CannedReply(
                row.getObject("id", UUID.class),
                row.getString("shortcut"),
                row.getString("title"),
                row.getString("text"),
                row.getString("language"),
                row.getObject("team_id", UUID.class),
                queue == null ? null : new QueueId(queue),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
