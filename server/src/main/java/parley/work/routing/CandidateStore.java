package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Decision.Reason;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Every statement about agents as they come into question: where they serve, what they can do,
/// what they hold, and what stands against asking them at all.
@Repository
class CandidateStore {

    /// Capacity is counted from the stored states, so it can never drift from them.
    private static final String CANDIDATES = """
            select a.agent_id, s.most_live_texts, a.idle_since, a.resting_until, p.state, p.not_responding, p.is_alive, p.seen_at,
              m.queues, m.priorities, m.delays, k.skills, k.levels, t.teams,
              h.works, h.channels, h.tempi, h.labels, h.paused
            from routing_agent a
            join v_staff_agent s on s.agent_id = a.agent_id
            left join v_presence_agent p on p.agent_id = a.agent_id
            cross join lateral (
              select array_agg(queue_id order by queue_id) as queues,
                array_agg(priority order by queue_id) as priorities,
                array_agg(delay_seconds order by queue_id) as delays
              from v_queue_member
              where agent_id = a.agent_id
            ) m
            cross join lateral (
              select array_agg(skill_id order by skill_id) as skills,
                array_agg(level order by skill_id) as levels
              from v_staff_skill
              where agent_id = a.agent_id
            ) k
            cross join lateral (
              select array_agg(team_id order by team_id) as teams
              from v_staff_team_member
              where agent_id = a.agent_id
            ) t
            cross join lateral (
              select array_agg(held.work_id order by held.work_id) as works,
                array_agg(held.channel order by held.work_id) as channels,
                array_agg(held.tempo order by held.work_id) as tempi,
                array_agg(array_to_string(held.labels, E'\\n') order by held.work_id) as labels,
                array_agg(held.is_paused order by held.work_id) as paused
              from (
                select w.id as work_id, w.channel, w.tempo, w.labels, w.state = 'HELD' as is_paused
                from routing_work w
                where w.agent_id = a.agent_id
                  and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
                union all
                select w.id as work_id, w.channel, w.tempo, w.labels, false as is_paused
                from routing_offer o
                join routing_work w on w.id = o.work_id
                where o.agent_id = a.agent_id
                  and o.state = 'OPEN'
              ) held
            ) h
            where cast(:agents as uuid[]) is null
              or a.agent_id = any(cast(:agents as uuid[]))
            order by a.agent_id
            """;

    private static final String THERE = """
            select p.agent_id
            from v_presence_agent p
            join v_staff_agent s on s.agent_id = p.agent_id
            join routing_agent a on a.agent_id = p.agent_id
            where p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
              and (a.resting_until is null or a.resting_until <= :now)
            """;

    private static final String ASKED_SINCE = """
            select agent_id, max(offered_at) as offered_at,
              count(id) filter (where state = 'ACCEPTED') as taken
            from routing_offer
            where offered_at >= :since
            group by agent_id
            """;

    private final JdbcClient jdbc;

    CandidateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Everybody who works here.
    ///
    /// @param aliveAfter whose desk was last heard before then cannot be asked
    List<Matcher.Candidate> all(Instant aliveAfter) {
        return candidates(null, aliveAfter);
    }

    /// Those of them who still work here.
    List<Matcher.Candidate> some(Collection<AgentId> agents, Instant aliveAfter) {
        return agents.isEmpty()
                ? List.of()
                : candidates(agents.stream().map(AgentId::value).toArray(UUID[]::new), aliveAfter);
    }

    /// Who could be asked, as far as they themselves are concerned.
    Set<AgentId> there(Instant aliveAfter) {
        return new HashSet<>(jdbc.sql(THERE)
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .param("now", Timestamps.parameter(now(aliveAfter)))
                .query((row, number) -> new AgentId(row.getObject("agent_id", UUID.class)))
                .list());
    }

    /// What agents were asked and have taken since then.
    Map<AgentId, Matcher.Turn> turns(Instant since) {
        var turns = new HashMap<AgentId, Matcher.Turn>();
        jdbc.sql(ASKED_SINCE).param("since", Timestamps.parameter(since)).query(row -> {
            turns.put(
                    new AgentId(row.getObject("agent_id", UUID.class)),
                    new Matcher.Turn(Timestamps.instant(row, "offered_at"), row.getInt("taken")));
        });
        return turns;
    }

    private List<Matcher.Candidate> candidates(UUID @Nullable [] agents, Instant aliveAfter) {
        return jdbc.sql(CANDIDATES)
                .param("agents", agents)
                .query((row, number) -> new Matcher.Candidate(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        memberships(row),
                        skills(row),
                        teams(row),
                        absence(row, aliveAfter),
                        held(row),
                        tempi(row),
                        row.getInt("most_live_texts"),
                        Timestamps.instant(row, "idle_since")))
                .list();
    }

    private static @Nullable Reason absence(ResultSet row, Instant aliveAfter) throws SQLException {
        if (!PresenceState.AVAILABLE.name().equals(row.getString("state"))) {
            return Reason.UNAVAILABLE;
        }
        if (row.getBoolean("not_responding")) {
            return Reason.NOT_RESPONDING;
        }
        Instant seen = Timestamps.instantOrNull(row, "seen_at");
        boolean isAlive = row.getBoolean("is_alive") && seen != null && seen.isAfter(aliveAfter);
        if (!isAlive) {
            return Reason.UNREACHABLE;
        }
        Instant until = Timestamps.instantOrNull(row, "resting_until");
        return until != null && until.isAfter(now(aliveAfter)) ? Reason.RESTING : null;
    }

    /// The moment to which a desk that was last heard then is alive still.
    private static Instant now(Instant aliveAfter) {
        return aliveAfter.plus(Presences.ALIVE_WITHIN);
    }

    private static Map<QueueId, Matcher.Membership> memberships(ResultSet row) throws SQLException {
        var memberships = new HashMap<QueueId, Matcher.Membership>();
        Object[] queues = array(row, "queues");
        Object[] priorities = array(row, "priorities");
        Object[] delays = array(row, "delays");
        for (int i = 0; i < queues.length; i++) {
            memberships.put(
                    new QueueId((UUID) queues[i]),
                    new Matcher.Membership((Integer) priorities[i], 1000L * (Integer) delays[i]));
        }
        return memberships;
    }

    private static Map<SkillId, Integer> skills(ResultSet row) throws SQLException {
        var levels = new HashMap<SkillId, Integer>();
        Object[] skills = array(row, "skills");
        Object[] numbers = array(row, "levels");
        for (int i = 0; i < skills.length; i++) {
            levels.put(new SkillId((UUID) skills[i]), (Integer) numbers[i]);
        }
        return levels;
    }

    private static Set<String> teams(ResultSet row) throws SQLException {
        var teams = new HashSet<String>();
        for (Object team : array(row, "teams")) {
            teams.add(team.toString());
        }
        return teams;
    }

    private static Map<ChannelKey, Tempo> tempi(ResultSet row) throws SQLException {
        var tempi = new HashMap<ChannelKey, Tempo>();
        Object[] channels = array(row, "channels");
        Object[] names = array(row, "tempi");
        for (int i = 0; i < channels.length; i++) {
            tempi.put(new ChannelKey((String) channels[i]), Tempo.valueOf((String) names[i]));
        }
        return tempi;
    }

    private static List<Held> held(ResultSet row) throws SQLException {
        var held = new ArrayList<Held>();
        Object[] works = array(row, "works");
        Object[] channels = array(row, "channels");
        Object[] labels = array(row, "labels");
        Object[] paused = array(row, "paused");
        for (int i = 0; i < works.length; i++) {
            held.add(new Held(
                    new WorkId((UUID) works[i]),
                    new ChannelKey((String) channels[i]),
                    labels((String) labels[i]),
                    (Boolean) paused[i]));
        }
        return held;
    }

    private static Set<String> labels(String lines) {
        return lines.isEmpty() ? Set.of() : Set.of(lines.split("\n", -1));
    }

    /// The elements; none where nothing was gathered.
    private static Object[] array(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
