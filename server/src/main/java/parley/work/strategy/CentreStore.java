package parley.work.strategy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.work.engine.Capacity;
import parley.work.engine.Profile;
import parley.work.queue.QueueId;
import parley.work.strategy.CentreFacts.Worker;

/// Every statement about the centre's queues, skills, teams and agents, read by their views.
@Repository
class CentreStore {

    private static final String SKILLS = """
            select skill_id as id, name
            from v_staff_skill_name
            """;

    private static final String TEAMS = """
            select team_id as id, name
            from v_staff_team
            """;

    private static final String QUEUES = """
            select queue_id as id, name
            from v_queue
            """;

    private static final String TARGETS = """
            select queue_id, target_seconds
            from v_queue
            """;

    private static final String AGENTS = """
            select agent_id as id, name
            from v_staff_agent
            """;

    private static final String MEMBERS = """
            select m.agent_id, m.queue_id, m.priority, m.delay_seconds
            from v_queue_member m
            join v_queue q on q.queue_id = m.queue_id
            """;

    private static final String LEVELS = """
            select agent_id, skill_id, level
            from v_staff_skill
            """;

    private static final String TEAM_MEMBERS = """
            select agent_id, team_id
            from v_staff_team_member
            """;

    private static final Capacity NO_CAPACITY = new Capacity(0, Map.of(), Map.of(), null);

    private final JdbcClient jdbc;

    CentreStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How long a customer of the queue should wait at most, in seconds.
    Map<QueueId, Integer> targets() {
        var targets = new HashMap<QueueId, Integer>();
        jdbc.sql(TARGETS).query(row -> {
            targets.put(new QueueId(row.getObject("queue_id", UUID.class)), row.getInt("target_seconds"));
        });
        return targets;
    }

    CentreFacts facts(Map<QueueId, StrategyDefinition> plans) {
        var queues = new HashMap<QueueId, String>();
        names(jdbc.sql(QUEUES)).forEach((id, name) -> queues.put(new QueueId(id), name));
        return new CentreFacts(names(jdbc.sql(SKILLS)), names(jdbc.sql(TEAMS)), queues, agents(), plans);
    }

    private static Map<UUID, String> names(JdbcClient.StatementSpec statement) {
        var names = new HashMap<UUID, String>();
        statement.query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    private Map<AgentId, Worker> agents() {
        var queues = new HashMap<UUID, Map<QueueId, Profile.Membership>>();
        jdbc.sql(MEMBERS).query(row -> {
            queues.computeIfAbsent(row.getObject("agent_id", UUID.class), _ -> new HashMap<>())
                    .put(
                            new QueueId(row.getObject("queue_id", UUID.class)),
                            Profile.Membership.of(row.getInt("priority"), row.getInt("delay_seconds") * 1000L));
        });
        var skills = new HashMap<UUID, Map<SkillId, Integer>>();
        jdbc.sql(LEVELS).query(row -> {
            skills.computeIfAbsent(row.getObject("agent_id", UUID.class), _ -> new HashMap<>())
                    .put(new SkillId(row.getObject("skill_id", UUID.class)), row.getInt("level"));
        });
        var teams = new HashMap<UUID, Set<String>>();
        jdbc.sql(TEAM_MEMBERS).query(row -> {
            teams.computeIfAbsent(row.getObject("agent_id", UUID.class), _ -> new HashSet<>())
                    .add(row.getObject("team_id", UUID.class).toString());
        });
        var agents = new HashMap<AgentId, Worker>();
        names(jdbc.sql(AGENTS))
                .forEach((id, name) -> agents.put(
                        new AgentId(id),
                        new Worker(
                                name,
                                new Profile(
                                        queues.getOrDefault(id, Map.of()),
                                        skills.getOrDefault(id, Map.of()),
                                        Map.of("team", teams.getOrDefault(id, Set.of())),
                                        NO_CAPACITY,
                                        0))));
        return agents;
    }
}
