package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.engine.Capacity.Held;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Every statement about agents as routing sees them: who may be asked for what, and how long
/// they have been idle.
@Repository
class AgentStore {

    /// Capacity is counted from the stored states, so it can never drift from them. What belongs to
    /// an agent is gathered for all at once, because asking for each would cost agents × items.
    private static final String CANDIDATES = """
            with held as (
              select w.agent_id, w.id as work_id, w.channel
              from routing_work w
              where w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
              union all
              select o.agent_id, w.id as work_id, w.channel
              from routing_offer o
              join routing_work w on w.id = o.work_id
              where o.state = 'OPEN'
            ), load as (
              select agent_id,
                array_agg(work_id order by work_id) as works,
                array_agg(channel order by work_id) as channels
              from held
              group by agent_id
            ), skill as (
              select agent_id,
                array_agg(skill_id order by skill_id) as skills,
                array_agg(level order by skill_id) as levels
              from v_staff_skill
              group by agent_id
            ), member as (
              select agent_id,
                array_agg(queue_id order by queue_id) as queues,
                array_agg(priority order by queue_id) as priorities,
                array_agg(delay_seconds order by queue_id) as delays
              from v_queue_member
              group by agent_id
            )
            select a.agent_id, s.most_live_texts, a.idle_since,
              m.queues, m.priorities, m.delays,
              coalesce(k.skills, '{}') as skills,
              coalesce(k.levels, '{}') as levels,
              coalesce(l.works, '{}') as works,
              coalesce(l.channels, '{}') as channels
            from routing_agent a
            join v_staff_agent s on s.agent_id = a.agent_id
            join v_presence_agent p on p.agent_id = a.agent_id
            join member m on m.agent_id = a.agent_id
            left join skill k on k.agent_id = a.agent_id
            left join load l on l.agent_id = a.agent_id
            where p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
            """;

    private static final String RULES = """
            select q.queue_id, q.target_seconds, k.skill_id, k.minimum, n.name as skill
            from v_queue q
            left join v_queue_skill k on k.queue_id = q.queue_id
            left join v_staff_skill_name n on n.skill_id = k.skill_id
            order by q.queue_id, n.name
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

    List<Matcher.Candidate> candidates(Instant aliveAfter) {
        return jdbc.sql(CANDIDATES)
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query((row, number) -> new Matcher.Candidate(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        memberships(row),
                        skills(row),
                        held(row),
                        row.getInt("most_live_texts"),
                        Timestamps.instant(row, "idle_since")))
                .list();
    }

    /// What each queue asks.
    Map<QueueId, Matcher.Rule> rules() {
        var targets = new HashMap<QueueId, Duration>();
        var required = new HashMap<QueueId, Map<SkillId, Matcher.Required>>();
        jdbc.sql(RULES).query(row -> {
            var queue = new QueueId(row.getObject("queue_id", UUID.class));
            targets.put(queue, Duration.ofSeconds(row.getInt("target_seconds")));
            UUID skill = row.getObject("skill_id", UUID.class);
            Map<SkillId, Matcher.Required> asked = required.computeIfAbsent(queue, any -> new HashMap<>());
            if (skill != null) {
                asked.put(
                        new SkillId(skill),
                        new Matcher.Required(String.valueOf(row.getString("skill")), row.getInt("minimum")));
            }
        });
        var rules = new HashMap<QueueId, Matcher.Rule>();
        targets.forEach((queue, target) ->
                rules.put(queue, new Matcher.Rule(target, required.getOrDefault(queue, Map.of()))));
        return rules;
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

    private static Map<QueueId, Matcher.Membership> memberships(ResultSet row) throws SQLException {
        UUID[] queues = (UUID[]) row.getArray("queues").getArray();
        Integer[] priorities = (Integer[]) row.getArray("priorities").getArray();
        Integer[] delays = (Integer[]) row.getArray("delays").getArray();
        var memberships = new HashMap<QueueId, Matcher.Membership>();
        for (int i = 0; i < queues.length; i++) {
            memberships.put(
                    new QueueId(queues[i]), new Matcher.Membership(priorities[i], Duration.ofSeconds(delays[i])));
        }
        return memberships;
    }

    private static List<Held> held(ResultSet row) throws SQLException {
        UUID[] works = (UUID[]) row.getArray("works").getArray();
        String[] channels = (String[]) row.getArray("channels").getArray();
        var held = new ArrayList<Held>();
        for (int i = 0; i < works.length; i++) {
            held.add(new Held(new WorkId(works[i]), new ChannelKey(channels[i]), Set.of(), false));
        }
        return held;
    }

    private static Map<SkillId, Integer> skills(ResultSet row) throws SQLException {
        UUID[] skills = (UUID[]) row.getArray("skills").getArray();
        Integer[] levels = (Integer[]) row.getArray("levels").getArray();
        var held = new HashMap<SkillId, Integer>();
        for (int i = 0; i < skills.length; i++) {
            held.put(new SkillId(skills[i]), levels[i]);
        }
        return held;
    }
}
