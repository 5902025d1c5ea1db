package parley.work.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;
import parley.work.replay.PastDay.PastAgent;
import parley.work.replay.PastDay.PastContact;
import parley.work.replay.PastDay.PastQueue;
import parley.work.replay.PastDay.Present;

/// Every statement about a day that is over.
@Repository
class PastStore {

    private static final String CONTACTS = """
            select work_id, queue_id, channel, tempo, tier, priority, skill_ids, skill_levels, labels, last_agent_id,
              owner_id, value, queued_at, answered_at, left_at, asked_seconds, work_seconds, wrap_up_seconds
            from v_routing_contact
            where queued_at >= :from
              and queued_at < :to
            order by queued_at, work_id
            limit :most
            """;

    private static final String QUEUES = """
            select q.queue_id, q.name, q.offer_seconds,
              (select array_agg(skill_id order by skill_id) from v_queue_skill k where k.queue_id = q.queue_id) as skills,
              (select array_agg(minimum order by skill_id) from v_queue_skill k where k.queue_id = q.queue_id) as levels
            from v_queue q
            order by q.name
            """;

    private static final String AGENTS = """
            select s.agent_id, s.most_live_texts, m.queues, m.priorities, m.delays, k.skills, k.levels, t.teams
            from v_staff_agent s
            cross join lateral (
              select array_agg(queue_id order by queue_id) as queues,
                array_agg(priority order by queue_id) as priorities,
                array_agg(delay_seconds order by queue_id) as delays
              from v_queue_member
              where agent_id = s.agent_id
            ) m
            cross join lateral (
              select array_agg(skill_id order by skill_id) as skills,
                array_agg(level order by skill_id) as levels
              from v_staff_skill
              where agent_id = s.agent_id
            ) k
            cross join lateral (
              select array_agg(team_id order by team_id) as teams
              from v_staff_team_member
              where agent_id = s.agent_id
            ) t
            order by s.agent_id
            """;

    private static final String PRESENT = """
            select agent_id, greatest(started_at, :from) as started_at, least(coalesce(ended_at, :to), :to) as ended_at
            from v_presence_time
            where state = 'AVAILABLE'
              and not not_responding
              and started_at < :to
              and coalesce(ended_at, :to) > :from
            order by agent_id, started_at
            """;

    private final JdbcClient jdbc;

    PastStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who came within that time, in order.
    List<PastContact> contacts(Instant from, Instant to, int most) {
        return jdbc.sql(CONTACTS)
                .param("from", Timestamps.parameter(from))
                .param("to", Timestamps.parameter(to))
                .param("most", most)
                .query(PastStore::contact)
                .list();
    }

    /// The queues that there are, by name.
    Map<String, PastQueue> queues() {
        Map<String, PastQueue> queues = new LinkedHashMap<>();
        jdbc.sql(QUEUES).query(row -> {
            queues.put(
                    row.getString("name"),
                    new PastQueue(
                            new QueueId(row.getObject("queue_id", UUID.class)),
                            skills(row, "skills", "levels"),
                            row.getInt("offer_seconds")));
        });
        return queues;
    }

    /// Everybody who takes work now.
    List<PastAgent> agents() {
        return jdbc.sql(AGENTS)
                .query((row, number) -> new PastAgent(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        memberships(row),
                        skills(row, "skills", "levels"),
                        texts(row, "teams"),
                        row.getInt("most_live_texts")))
                .list();
    }

    /// When somebody was available within that time.
    Map<AgentId, List<Present>> present(Instant from, Instant to) {
        Map<AgentId, List<Present>> present = new HashMap<>();
        jdbc.sql(PRESENT)
                .param("from", Timestamps.parameter(from))
                .param("to", Timestamps.parameter(to))
                .query(row -> {
                    present.computeIfAbsent(new AgentId(row.getObject("agent_id", UUID.class)), _ -> new ArrayList<>())
                            .add(new Present(
                                    Timestamps.instant(row, "started_at"), Timestamps.instant(row, "ended_at")));
                });
        return present;
    }

    private static PastContact contact(ResultSet row, int number) throws SQLException {
        return new PastContact(
                new QueueId(row.getObject("queue_id", UUID.class)),
                new ChannelKey(row.getString("channel")),
                Tempo.valueOf(row.getString("tempo")),
                new PastDay.Standing(
                        row.getInt("tier"),
                        row.getInt("priority"),
                        skills(row, "skill_ids", "skill_levels"),
                        texts(row, "labels"),
                        agent(row, "last_agent_id"),
                        agent(row, "owner_id"),
                        row.getInt("value")),
                Timestamps.instant(row, "queued_at"),
                Timestamps.instantOrNull(row, "answered_at"),
                Timestamps.instantOrNull(row, "left_at"),
                millis(row, "asked_seconds"),
                millis(row, "work_seconds"),
                millis(row, "wrap_up_seconds"));
    }

    private static @Nullable AgentId agent(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new AgentId(id);
    }

    private static long millis(ResultSet row, String column) throws SQLException {
        return Math.round(row.getDouble(column) * 1000);
    }

    private static Map<QueueId, Membership> memberships(ResultSet row) throws SQLException {
        Map<QueueId, Membership> memberships = new HashMap<>();
        Object[] queues = array(row, "queues");
        Object[] priorities = array(row, "priorities");
        Object[] delays = array(row, "delays");
        for (int i = 0; i < queues.length; i++) {
            memberships.put(
                    new QueueId((UUID) queues[i]), Membership.of((Integer) priorities[i], 1000L * (Integer) delays[i]));
        }
        return memberships;
    }

    private static Map<SkillId, Integer> skills(ResultSet row, String ids, String levels) throws SQLException {
        Map<SkillId, Integer> skills = new HashMap<>();
        Object[] named = array(row, ids);
        Object[] asked = array(row, levels);
        for (int i = 0; i < named.length; i++) {
            skills.put(new SkillId((UUID) named[i]), (Integer) asked[i]);
        }
        return skills;
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Set<String> texts = new HashSet<>();
        for (Object one : array(row, column)) {
            texts.add(one.toString());
        }
        return texts;
    }

    /// The elements; none where nothing was gathered.
    private static Object[] array(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
