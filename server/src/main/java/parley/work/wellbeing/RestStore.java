package parley.work.wellbeing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;

/// Every statement about rests.
@Repository
class RestStore {

    private static final String OPEN = """
            select id, agent_id, why, minutes, due_at, begun_at, until
            from wellbeing_rest
            where ended_at is null
            order by due_at, id
            """;

    private static final String OPEN_OF = """
            select id, agent_id, why, minutes, due_at, begun_at, until
            from wellbeing_rest
            where agent_id = :agent
              and ended_at is null
            """;

    private static final String LOCK = """
            select id, agent_id, why, minutes, due_at, begun_at, until
            from wellbeing_rest
            where agent_id = :agent
              and ended_at is null
            for update
            """;

    private static final String INSERT = """
            insert into wellbeing_rest (id, agent_id, why, minutes, due_at)
            values (:id, :agent, :why, :minutes, :dueAt)
            on conflict (agent_id) where ended_at is null do nothing
            """;

    private static final String BEGIN = """
            update wellbeing_rest
            set begun_at = :begunAt,
                until = :until
            where id = :id
            """;

    private static final String END = """
            update wellbeing_rest
            set ended_at = :now,
                ended_why = :why
            where id = :id
              and ended_at is null
            """;

    private static final String LAST_ENDED = """
            select agent_id, max(ended_at) as ended_at
            from wellbeing_rest
            where ended_at > :since
              and begun_at is not null
            group by agent_id
            """;

    /// One at a time decides who rests, or too many would.
    private static final String ALONE = """
            select pg_try_advisory_xact_lock(727024) as alone
            """;

    /// Of each queue that the agent serves: who is there, and who of them rests.
    private static final String FELLOWS = """
            select m.queue_id, count(*) as there,
              count(*) filter (
                where exists (
                  select 1
                  from wellbeing_rest r
                  where r.agent_id = m.agent_id
                    and r.begun_at is not null
                    and r.ended_at is null
                )
              ) as resting
            from v_queue_member mine
            join v_queue_member m on m.queue_id = mine.queue_id
            join v_presence_agent p on p.agent_id = m.agent_id
              and p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
            where mine.agent_id = :agent
            group by m.queue_id
            """;

    /// Who rests and serves a queue in which an emergency waits: of each queue as many as there
    /// wait, those first who have rested longest.
    private static final String WANTED = """
            select r.agent_id
            from (
              select w.queue_id, count(*) as waiting
              from v_routing_emergency w
              where w.entered_at <= :before
              group by w.queue_id
            ) e
            cross join lateral (
              select r.agent_id
              from wellbeing_rest r
              join v_queue_member m on m.agent_id = r.agent_id and m.queue_id = e.queue_id
              where r.begun_at is not null
                and r.ended_at is null
              order by r.begun_at, r.id
              limit e.waiting
            ) r
            """;

    private static final String FORGET = """
            delete from wellbeing_rest
            where ended_at < :before
            """;

    private final JdbcClient jdbc;

    RestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A queue of an agent's.
    record Fellows(int there, int resting) {}

    List<Rest> open() {
        return jdbc.sql(OPEN).query(RestStore::rest).list();
    }

    Optional<Rest> open(AgentId agent) {
        return jdbc.sql(OPEN_OF)
                .param("agent", agent.value())
                .query(RestStore::rest)
                .optional();
    }

    Optional<Rest> lock(AgentId agent) {
        return jdbc.sql(LOCK)
                .param("agent", agent.value())
                .query(RestStore::rest)
                .optional();
    }

    /// Notes a rest, unless one of the agent's is open.
    ///
    /// @return whether none was open
    boolean insert(Rest rest) {
        return jdbc.sql(INSERT)
                        .param("id", rest.id())
                        .param("agent", rest.agent().value())
                        .param("why", rest.why().name())
                        .param("minutes", rest.minutes())
                        .param("dueAt", Timestamps.parameter(rest.dueAt()))
                        .update()
                > 0;
    }

    void begin(UUID id, Instant begunAt, Instant until) {
        jdbc.sql(BEGIN)
                .param("id", id)
                .param("begunAt", Timestamps.parameter(begunAt))
                .param("until", Timestamps.parameter(until))
                .update();
    }

    void end(UUID id, Rest.End why, Instant now) {
        jdbc.sql(END)
                .param("id", id)
                .param("why", why.name())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    /// When the latest rest of each ended that ended since then.
    Map<AgentId, Instant> lastEnded(Instant since) {
        var ended = new HashMap<AgentId, Instant>();
        jdbc.sql(LAST_ENDED).param("since", Timestamps.parameter(since)).query(row -> {
            ended.put(new AgentId(row.getObject("agent_id", UUID.class)), Timestamps.instant(row, "ended_at"));
        });
        return ended;
    }

    /// Whether nobody else decides at this moment who rests.
    boolean alone() {
        return jdbc.sql(ALONE).query(Boolean.class).single();
    }

    List<Fellows> fellows(AgentId agent, Instant aliveAfter) {
        return jdbc.sql(FELLOWS)
                .param("agent", agent.value())
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query((row, number) -> new Fellows(row.getInt("there"), row.getInt("resting")))
                .list();
    }

    /// @param before emergencies that wait since then
    List<AgentId> wanted(Instant before) {
        return jdbc
                .sql(WANTED)
                .param("before", Timestamps.parameter(before))
                .query((row, number) -> new AgentId(row.getObject("agent_id", UUID.class)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    void forget(Instant before) {
        jdbc.sql(FORGET).param("before", Timestamps.parameter(before)).update();
    }

    private static Rest rest(ResultSet row, int number) throws SQLException {
        return new Rest(
                row.getObject("id", UUID.class),
                new AgentId(row.getObject("agent_id", UUID.class)),
                Rest.Why.valueOf(row.getString("why")),
                row.getInt("minutes"),
                Timestamps.instant(row, "due_at"),
                Timestamps.instantOrNull(row, "begun_at"),
                Timestamps.instantOrNull(row, "until"));
    }
}
