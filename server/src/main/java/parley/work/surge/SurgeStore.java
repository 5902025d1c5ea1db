package parley.work.surge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;
import parley.work.surge.SurgeRule.SurgeFigure;

/// Every statement about moves.
@Repository
class SurgeStore {

    private static final String INSERT = """
            insert into surge_move (
              id, from_queue_id, to_queue_id, until, release_seconds, started_at, started_by,
              rule_id, rule_name, figure, figure_value
            )
            values (
              :id, :from, :to, :until, cast(:release as integer), :startedAt, :startedBy,
              cast(:rule as uuid), cast(:ruleName as text), cast(:figure as text), cast(:value as integer)
            )
            """;

    private static final String JOIN = """
            insert into surge_agent (move_id, agent_id)
            select :id, moved.agent_id
            from unnest(cast(:agents as uuid[])) as moved (agent_id)
            """;

    private static final String RUNNING = """
            select m.id, m.from_queue_id, m.to_queue_id, m.until, m.release_seconds, m.calm_since, m.started_at,
              m.started_by, m.rule_id, m.rule_name, m.figure, m.figure_value, a.agents
            from surge_move m
            cross join lateral (
              select coalesce(array_agg(agent_id order by agent_id), '{}') as agents
              from surge_agent
              where move_id = m.id
                and returned_at is null
            ) a
            where m.ended_at is null
            order by m.started_at, m.id
            """;

    private static final String LOCK = """
            select id
            from surge_move
            where id = :id
            for update
            """;

    private static final String ONE = """
            select m.id, m.from_queue_id, m.to_queue_id, m.until, m.release_seconds, m.calm_since, m.started_at,
              m.started_by, m.rule_id, m.rule_name, m.figure, m.figure_value, a.agents
            from surge_move m
            cross join lateral (
              select coalesce(array_agg(agent_id order by agent_id), '{}') as agents
              from surge_agent
              where move_id = m.id
                and returned_at is null
            ) a
            where m.id = :id
              and m.ended_at is null
            """;

    private static final String NOTE_CALM = """
            update surge_move
            set calm_since = cast(:since as timestamptz)
            where id = :id
              and ended_at is null
              and calm_since is distinct from cast(:since as timestamptz)
            """;

    private static final String RETURN = """
            update surge_agent
            set returned_at = :now
            where move_id = :id
              and agent_id = any(cast(:agents as uuid[]))
              and returned_at is null
            """;

    private static final String END = """
            update surge_move
            set ended_at = :now,
                ended_why = :why
            where id = :id
            """;

    /// Of agents who are away, those who take no work any more.
    private static final String GONE = """
            select a.agent_id
            from surge_agent a
            where a.move_id = :id
              and a.returned_at is null
              and not exists (
                select 1
                from v_staff_agent s
                where s.agent_id = a.agent_id
              )
            """;

    /// Who serves which queue at this moment.
    private static final String BOARD = """
            select m.queue_id, m.agent_id, s.name,
              coalesce(p.state = 'AVAILABLE' and not p.not_responding and p.is_alive and p.seen_at > :aliveAfter, false)
                as is_there
            from v_queue_member m
            join v_staff_agent s on s.agent_id = m.agent_id
            left join v_presence_agent p on p.agent_id = m.agent_id
            order by lower(s.name), m.agent_id
            """;

    private final JdbcClient jdbc;

    SurgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Somebody who serves a queue.
    record Serving(QueueId queue, AgentId agent, String name, boolean isThere) {}

    void insert(Move move) {
        Move.SurgeCause cause = move.cause();
        jdbc.sql(INSERT)
                .param("id", move.id())
                .param("from", move.from().value())
                .param("to", move.to().value())
                .param("until", Timestamps.parameter(move.until()))
                .param("release", move.releaseSeconds(), Types.INTEGER)
                .param("startedAt", Timestamps.parameter(move.startedAt()))
                .param("startedBy", move.startedBy())
                .param("rule", cause == null ? null : cause.ruleId(), Types.OTHER)
                .param("ruleName", cause == null ? null : cause.name(), Types.VARCHAR)
                .param("figure", cause == null ? null : cause.figure().name(), Types.VARCHAR)
                .param("value", cause == null ? null : cause.value(), Types.INTEGER)
                .update();
        jdbc.sql(JOIN)
                .param("id", move.id())
                .param("agents", ids(move.agents()))
                .update();
    }

    List<Move> running() {
        return jdbc.sql(RUNNING).query(SurgeStore::move).list();
    }

    /// Locks the move, whether it is over or not.
    boolean lock(UUID id) {
        return jdbc.sql(LOCK)
                .param("id", id)
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional()
                .isPresent();
    }

    /// The move, where it is not over.
    Optional<Move> running(UUID id) {
        return jdbc.sql(ONE).param("id", id).query(SurgeStore::move).optional();
    }

    void noteCalm(UUID id, @Nullable Instant since) {
        jdbc.sql(NOTE_CALM)
                .param("id", id)
                .param("since", Timestamps.parameterOrNull(since), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void returned(UUID id, Collection<AgentId> agents, Instant now) {
        jdbc.sql(RETURN)
                .param("id", id)
                .param("agents", ids(agents))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void end(UUID id, Move.Why why, Instant now) {
        jdbc.sql(END)
                .param("id", id)
                .param("why", why.name())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    List<AgentId> gone(UUID id) {
        return jdbc.sql(GONE)
                .param("id", id)
                .query((row, number) -> new AgentId(row.getObject("agent_id", UUID.class)))
                .list();
    }

    List<Serving> serving(Instant aliveAfter) {
        return jdbc.sql(BOARD)
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query((row, number) -> new Serving(
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        row.getString("name"),
                        row.getBoolean("is_there")))
                .list();
    }

    private static Move.@Nullable SurgeCause cause(ResultSet row) throws SQLException {
        UUID rule = row.getObject("rule_id", UUID.class);
        return rule == null
                ? null
                : new Move.SurgeCause(
                        rule,
                        row.getString("rule_name"),
                        SurgeFigure.valueOf(row.getString("figure")),
                        row.getInt("figure_value"));
    }

    private static Move move(ResultSet row, int number) throws SQLException {
        Object[] agents = (Object[]) row.getArray("agents").getArray();
        return new Move(
                row.getObject("id", UUID.class),
                new QueueId(row.getObject("from_queue_id", UUID.class)),
                new QueueId(row.getObject("to_queue_id", UUID.class)),
                Timestamps.instant(row, "until"),
                row.getObject("release_seconds", Integer.class),
                Timestamps.instantOrNull(row, "calm_since"),
                Timestamps.instant(row, "started_at"),
                row.getString("started_by"),
                cause(row),
                Stream.of(agents).map(agent -> new AgentId((UUID) agent)).toList());
    }

    private static UUID[] ids(Collection<AgentId> agents) {
        return agents.stream().map(AgentId::value).toArray(UUID[]::new);
    }
}
