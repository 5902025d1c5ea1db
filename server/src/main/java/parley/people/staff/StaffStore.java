package parley.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Id;

/// Every statement about agents.
@Repository
class StaffStore {

    private static final String SAVE = """
            insert into staff_agent (id, name, alias, is_agent, is_active, most_live_texts)
            values (:id, :name, :alias, :isAgent, :isActive, :most)
            on conflict (id) do update
            set name = excluded.name,
                alias = excluded.alias,
                is_agent = excluded.is_agent,
                is_active = excluded.is_active,
                most_live_texts = excluded.most_live_texts
            """;

    private static final String FIND = """
            select id, name, coalesce(alias, name) as alias
            from staff_agent
            where id = :id
            """;

    private static final String FIND_WORKING = """
            select id, name, coalesce(alias, name) as alias
            from staff_agent
            where id = :id
              and is_agent
            """;

    private static final String WORKING = """
            select id, name, coalesce(alias, name) as alias
            from staff_agent
            where is_agent
              and is_active
            order by name, id
            """;

    private static final String DETAILS = """
            select a.id, a.name, a.alias, a.is_agent, a.is_active, a.most_live_texts,
              array(select t.team_id from staff_team_member t where t.agent_id = a.id order by t.team_id) as teams,
              array(select k.skill_id from staff_agent_skill k where k.agent_id = a.id order by k.skill_id) as skills,
              array(select k.level from staff_agent_skill k where k.agent_id = a.id order by k.skill_id) as levels
            from staff_agent a
            where a.id = :id
            """;

    private static final String LOCK = """
            select id
            from staff_agent
            where id = :id
            for update
            """;

    private static final String LOCK_TEAMS = """
            select id
            from staff_team
            where id = any(:ids)
            for key share
            """;

    private static final String LOCK_SKILLS = """
            select id
            from staff_skill
            where id = any(:ids)
            for key share
            """;

    private static final String AGENTS_AMONG = """
            select id
            from staff_agent
            where id = any(:ids)
              and is_agent
            """;

    private static final String LEAVE_TEAMS = """
            delete from staff_team_member
            where agent_id = :agent
              and not team_id = any(:ids)
            """;

    private static final String JOIN_TEAM = """
            insert into staff_team_member (team_id, agent_id)
            values (:team, :agent)
            on conflict do nothing
            """;

    private static final String FORGET_SKILLS = """
            delete from staff_agent_skill
            where agent_id = :agent
              and not skill_id = any(:ids)
            """;

    private static final String GIVE_SKILL = """
            insert into staff_agent_skill (agent_id, skill_id, level)
            values (:agent, :skill, :level)
            on conflict (agent_id, skill_id) do update set level = excluded.level
            """;

    private final JdbcClient jdbc;

    StaffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(AgentDetails agent) {
        jdbc.sql(SAVE)
                .param("id", agent.id().value())
                .param("name", agent.name())
                .param("alias", agent.alias())
                .param("isAgent", agent.isAgent())
                .param("isActive", agent.isActive())
                .param("most", agent.mostLiveTexts())
                .update();
        jdbc.sql(LEAVE_TEAMS)
                .param("agent", agent.id().value())
                .param("ids", ids(agent.teamIds()))
                .update();
        for (TeamId team : agent.teamIds()) {
            jdbc.sql(JOIN_TEAM)
                    .param("team", team.value())
                    .param("agent", agent.id().value())
                    .update();
        }
        jdbc.sql(FORGET_SKILLS)
                .param("agent", agent.id().value())
                .param("ids", skillIds(agent))
                .update();
        for (AgentDetails.Level one : agent.skills()) {
            jdbc.sql(GIVE_SKILL)
                    .param("agent", agent.id().value())
                    .param("skill", one.skillId().value())
                    .param("level", one.level())
                    .update();
        }
    }

    /// Whether all are there, which they stay until the transaction ends.
    boolean keepTeams(Collection<TeamId> teams) {
        return count(jdbc.sql(LOCK_TEAMS), ids(teams)) == teams.size();
    }

    /// Whether all are there, which they stay until the transaction ends.
    boolean keepSkills(Collection<SkillId> skills) {
        return count(jdbc.sql(LOCK_SKILLS), ids(skills)) == skills.size();
    }

    /// How many of them take work.
    int countAgents(Collection<AgentId> agents) {
        return count(jdbc.sql(AGENTS_AMONG), ids(agents));
    }

    private static int count(JdbcClient.StatementSpec statement, UUID[] ids) {
        return statement
                .param("ids", ids)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .size();
    }

    Optional<Agent> find(AgentId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(StaffStore::agent).optional();
    }

    Optional<Agent> findWorking(AgentId id) {
        return jdbc.sql(FIND_WORKING)
                .param("id", id.value())
                .query(StaffStore::agent)
                .optional();
    }

    List<Agent> working() {
        return jdbc.sql(WORKING).query(StaffStore::agent).list();
    }

    Optional<AgentDetails> details(AgentId id) {
        return jdbc.sql(DETAILS)
                .param("id", id.value())
                .query(StaffStore::details)
                .optional();
    }

    Optional<AgentDetails> lock(AgentId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return details(id);
    }

    private static UUID[] ids(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(UUID[]::new);
    }

    private static UUID[] skillIds(AgentDetails agent) {
        return ids(agent.skills().stream().map(AgentDetails.Level::skillId).toList());
    }

    private static Agent agent(ResultSet row, int number) throws SQLException {
        return new Agent(new AgentId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("alias"));
    }

    private static AgentDetails details(ResultSet row, int number) throws SQLException {
        UUID[] skills = (UUID[]) row.getArray("skills").getArray();
        Integer[] levels = (Integer[]) row.getArray("levels").getArray();
        var held = new ArrayList<AgentDetails.Level>();
        for (int i = 0; i < skills.length; i++) {
            held.add(new AgentDetails.Level(new SkillId(skills[i]), levels[i]));
        }
        return new AgentDetails(
                new AgentId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("alias"),
                row.getBoolean("is_agent"),
                row.getBoolean("is_active"),
                row.getInt("most_live_texts"),
                Stream.of((UUID[]) row.getArray("teams").getArray())
                        .map(TeamId::new)
                        .toList(),
                held);
    }
}
