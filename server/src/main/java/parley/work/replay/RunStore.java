package parley.work.replay;

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
import parley.work.replay.Run.RunOutcome;
import parley.work.replay.Run.State;
import parley.work.replay.Run.Why;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about simulations that were asked for.
@Repository
class RunStore {

    private static final String INSERT = """
            insert into replay_run (id, name, wish, state, progress, created_at, created_by)
            values (:id, :name, :wish::jsonb, 'WAITING', 0, :now, :by)
            """;

    private static final String LIST = """
            select id, name, wish, state, progress, null as outcome, why_en, why_zh, created_at, created_by, ended_at
            from replay_run
            where id < :before
            order by id desc
            limit :most
            """;

    private static final String FIND = """
            select id, name, wish, state, progress, outcome, why_en, why_zh, created_at, created_by, ended_at
            from replay_run
            where id = :id
            """;

    private static final String COUNT_OPEN = """
            select count(id)
            from replay_run
            where state in ('WAITING', 'RUNNING')
            """;

    private static final String PROGRESS = """
            update replay_run
            set state = 'RUNNING',
                progress = :progress
            where id = :id
              and state in ('WAITING', 'RUNNING')
            """;

    private static final String END = """
            update replay_run
            set state = :state,
                progress = case when :state = 'DONE' then 100 else progress end,
                outcome = :outcome::jsonb,
                why_en = :en,
                why_zh = :zh,
                ended_at = :now
            where id = :id
              and state in ('WAITING', 'RUNNING')
            """;

    private static final String FORGET_OLD = """
            delete from replay_run
            where state not in ('WAITING', 'RUNNING')
              and id not in (
                select id
                from replay_run
                order by id desc
                limit :most
              )
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Run run) {
        jdbc.sql(INSERT)
                .param("id", run.id())
                .param("name", run.name())
                .param("wish", json.writeValueAsString(run.wish()))
                .param("now", Timestamps.parameter(run.createdAt()))
                .param("by", run.createdBy())
                .update();
    }

    /// The newest first, without what they came to.
    List<Run> list(UUID before, int most) {
        return jdbc.sql(LIST)
                .param("before", before)
                .param("most", most)
                .query(this::run)
                .list();
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(this::run).optional();
    }

    int countOpen() {
        return jdbc.sql(COUNT_OPEN).query(Integer.class).single();
    }

    /// Whether it is still wanted.
    boolean progress(UUID id, int hundredths) {
        return jdbc.sql(PROGRESS).param("id", id).param("progress", hundredths).update() == 1;
    }

    /// Whether it was still wanted.
    boolean end(UUID id, State state, @Nullable RunOutcome outcome, @Nullable Why why, Instant now) {
        return jdbc.sql(END)
                        .param("id", id)
                        .param("state", state.name())
                        .param("outcome", outcome == null ? null : json.writeValueAsString(outcome))
                        .param("en", why == null ? null : why.en())
                        .param("zh", why == null ? null : why.zh())
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    void forgetAllBut(int most) {
        jdbc.sql(FORGET_OLD).param("most", most).update();
    }

    private Run run(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String en = row.getString("why_en");
        String zh = row.getString("why_zh");
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("name"),
                json.readValue(row.getString("wish"), Wish.class),
                State.valueOf(row.getString("state")),
                row.getInt("progress"),
                outcome == null ? null : json.readValue(outcome, RunOutcome.class),
                en == null || zh == null ? null : new Why(en, zh),
                Timestamps.instant(row, "created_at"),
                row.getString("created_by"),
                Timestamps.instantOrNull(row, "ended_at"));
    }
}
