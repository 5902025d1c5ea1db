package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Timestamps;

/// Every statement about who may be asked for what.
@Repository
class CandidateStore {

    /// Capacity is counted from the stored states, so it can never drift from them.
    private static final String CANDIDATES = """
            select a.agent_id, s.most_live_texts, a.idle_since,
              array_agg(m.queue_id order by m.queue_id) as queues,
              array_agg(m.priority order by m.queue_id) as priorities,
              array_agg(m.delay_seconds order by m.queue_id) as delays,
              array(select k.skill_id from v_staff_skill k where k.agent_id = a.agent_id order by k.skill_id) as skills,
              array(select k.level from v_staff_skill k where k.agent_id = a.agent_id order by k.skill_id) as levels,
              (
                select count(w.id)
                from routing_work w
                where w.agent_id = a.agent_id
                  and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
              ) + (
                select count(o.id)
                from routing_offer o
                where o.agent_id = a.agent_id
                  and o.state = 'OPEN'
              ) as load
            from routing_agent a
            join v_staff_agent s on s.agent_id = a.agent_id
            join v_presence_agent p on p.agent_id = a.agent_id
            join routing_member m on m.agent_id = a.agent_id
            where p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
            group by a.agent_id, s.most_live_texts, a.idle_since
            """;

    private static final String RULES = """
            select q.id, q.target_seconds, k.skill_id, k.minimum, n.name as skill
            from routing_queue q
            left join routing_queue_skill k on k.queue_id = q.id
            left join v_staff_skill_name n on n.skill_id = k.skill_id
            where q.removed_at is null
            order by q.id, n.name
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

    private final JdbcClient jdbc;

    CandidateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Matcher.Candidate> candidates(Instant aliveAfter) {
        return jdbc.sql(CANDIDATES)
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query((row, number) -> new Matcher.Candidate(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        memberships(row),
                        skills(row),
                        row.getInt("load"),
                        row.getInt("most_live_texts"),
                        Timestamps.instant(row, "idle_since")))
                .list();
    }

    /// What each queue asks.
    Map<QueueId, Matcher.Rule> rules() {
        var targets = new HashMap<QueueId, Duration>();
        var required = new HashMap<QueueId, Map<SkillId, Matcher.Required>>();
        jdbc.sql(RULES).query(row -> {
            var queue = new QueueId(row.getObject("id", UUID.class));
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
