package parley.work.routing;

import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;

/// Every statement about agents as routing sees them: who may be asked for what, and how long
/// they have been idle.
@Repository
class AgentStore {

    private static final String REQUIRED = """
            select k.queue_id, k.skill_id, k.minimum, n.name as skill
            from v_queue_skill k
            join v_staff_skill_name n on n.skill_id = k.skill_id
            order by k.queue_id, n.name
            """;

    private static final String HOLDS = """
            select exists (
                select 1
                from routing_work w
                where w.agent_id = :agent
                  and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
              ) or exists (
                select 1
                from routing_offer o
                where o.agent_id = :agent
                  and o.state = 'OPEN'
              ) as holds
            """;

    private static final String ENSURE = """
            insert into routing_agent (agent_id, idle_since, missed_offers)
            values (:agent, :now, 0)
            on conflict (agent_id) do nothing
            """;

    private static final String NOTE_IDLE = """
            update routing_agent
            set idle_since = :now
            where agent_id = :agent
            """;

    private static final String NOTE_MISSED = """
            update routing_agent
            set missed_offers = missed_offers + 1
            where agent_id = :agent
            returning missed_offers
            """;

    private static final String FORGET_MISSED = """
            update routing_agent
            set missed_offers = 0
            where agent_id = :agent
              and missed_offers > 0
            """;

    private static final String REST = """
            update routing_agent
            set resting_until = cast(:until as timestamptz)
            where agent_id = :agent
            """;

    private static final String LOAD = """
            select s.most_live_texts, count(w.id) as load
            from v_staff_agent s
            left join routing_work w on w.agent_id = s.agent_id and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
            where s.agent_id = :agent
            group by s.most_live_texts
            """;

    private static final String ONE_AT_A_TIME = """
            select pg_advisory_xact_lock(727001)
            """;

    private final JdbcClient jdbc;

    AgentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The skills that each queue asks.
    Map<QueueId, Map<SkillId, Matcher.Required>> required() {
        var required = new HashMap<QueueId, Map<SkillId, Matcher.Required>>();
        jdbc.sql(REQUIRED).query(row -> {
            required.computeIfAbsent(new QueueId(row.getObject("queue_id", UUID.class)), any -> new LinkedHashMap<>())
                    .put(
                            new SkillId(row.getObject("skill_id", UUID.class)),
                            new Matcher.Required(String.valueOf(row.getString("skill")), row.getInt("minimum")));
        });
        return required;
    }

    /// Whether the agent holds work or is asked to take some, in one look.
    boolean holdsWork(AgentId agent) {
        return jdbc.sql(HOLDS)
                .param("agent", agent.value())
                .query(Boolean.class)
                .single();
    }

    /// The agent's row, which offers refer to.
    void ensure(AgentId agent, Instant now) {
        jdbc.sql(ENSURE)
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void noteIdle(AgentId agent, Instant now) {
        jdbc.sql(NOTE_IDLE)
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    int noteMissed(AgentId agent) {
        return jdbc.sql(NOTE_MISSED)
                .param("agent", agent.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void forgetMissed(AgentId agent) {
        jdbc.sql(FORGET_MISSED).param("agent", agent.value()).update();
    }

    /// @param until null for no longer
    void rest(AgentId agent, @Nullable Instant until) {
        jdbc.sql(REST)
                .param("agent", agent.value())
                .param("until", Timestamps.parameterOrNull(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Workload.Load load(AgentId agent) {
        return jdbc.sql(LOAD)
                .param("agent", agent.value())
                .query((row, number) -> new Workload.Load(row.getInt("load"), row.getInt("most_live_texts")))
                .optional()
                .orElse(new Workload.Load(0, 0));
    }

    /// Only one process decides at a time, until its transaction ends.
    void decideAlone() {
        jdbc.sql(ONE_AT_A_TIME).query(row -> {});
    }
}
