package parley.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about teams.
@Repository
class TeamStore {

    private static final String INSERT = """
            insert into staff_team (id, name, changed_at, changed_by)
            values (:id, :name, :now, :by)
            """;

    private static final String CHANGE = """
            update staff_team
            set name = :name,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String DELETE = """
            delete from staff_team
            where id = :id
            """;

    private static final String LOCK = """
            select id
            from staff_team
            where id = :id
            for update
            """;

    private static final String FIND = """
            select t.id, t.name, t.changed_at, t.changed_by,
              array(select m.agent_id from staff_team_member m where m.team_id = t.id order by m.agent_id) as members
            from staff_team t
            where t.id = :id
            """;

    private static final String LIST = """
            select t.id, t.name, t.changed_at, t.changed_by,
              array(select m.agent_id from staff_team_member m where m.team_id = t.id order by m.agent_id) as members
            from staff_team t
            where cast(:after as text) is null
              or lower(t.name) > lower(:after)
            order by lower(t.name)
            limit :limit
            """;

    private static final String KNOWN_AGENTS = """
            select count(id)
            from staff_agent
            where id = any(:agents)
            """;

    private static final String LEAVE = """
            delete from staff_team_member
            where team_id = :team
              and not agent_id = any(:agents)
            """;

    private static final String JOIN = """
            insert into staff_team_member (team_id, agent_id)
            select :team, id
            from staff_agent
            where id = any(:agents)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    TeamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Teams.Team team) {
        jdbc.sql(INSERT)
                .param("id", team.id().value())
                .param("name", team.name())
                .param("now", Timestamps.parameter(team.changedAt()))
                .param("by", team.changedBy())
                .update();
        setMembers(team);
    }

    void change(Teams.Team team) {
        jdbc.sql(CHANGE)
                .param("id", team.id().value())
                .param("name", team.name())
                .param("now", Timestamps.parameter(team.changedAt()))
                .param("by", team.changedBy())
                .update();
        setMembers(team);
    }

    private void setMembers(Teams.Team team) {
        UUID[] agents = ids(team.memberIds());
        jdbc.sql(LEAVE).param("team", team.id().value()).param("agents", agents).update();
        jdbc.sql(JOIN).param("team", team.id().value()).param("agents", agents).update();
    }

    void delete(TeamId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    boolean knowAll(Collection<AgentId> agents) {
        return jdbc.sql(KNOWN_AGENTS)
                        .param("agents", ids(agents))
                        .query(Integer.class)
                        .single()
                == agents.size();
    }

    Optional<Teams.Team> find(TeamId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(TeamStore::team).optional();
    }

    Optional<Teams.Team> lock(TeamId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return find(id);
    }

    List<Teams.Team> list(@Nullable String after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("limit", limit)
                .query(TeamStore::team)
                .list();
    }

    private static UUID[] ids(Collection<AgentId> agents) {
        return agents.stream().map(AgentId::value).toArray(UUID[]::new);
    }

    private static Teams.Team team(ResultSet row, int number) throws SQLException {
        return new Teams.Team(
                new TeamId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Stream.of((UUID[]) row.getArray("members").getArray())
                        .map(AgentId::new)
                        .toList(),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
