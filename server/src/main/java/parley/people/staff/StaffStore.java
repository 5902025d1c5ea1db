package parley.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement about agents.
@Repository
class StaffStore {

    private static final String INSERT = """
            insert into staff_agent (id, name, alias)
            values (:id, :name, :alias)
            on conflict (id) do update set name = excluded.name, alias = excluded.alias
            """;

    private static final String FIND = """
            select id, name, alias
            from staff_agent
            where id = :id
            """;

    private static final String ALL = """
            select id, name, alias
            from staff_agent
            order by name, id
            """;

    private final JdbcClient jdbc;

    StaffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Agent agent) {
        jdbc.sql(INSERT)
                .param("id", agent.id().value())
                .param("name", agent.name())
                .param("alias", agent.alias())
                .update();
    }

    Optional<Agent> find(AgentId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(StaffStore::agent).optional();
    }

    List<Agent> all() {
        return jdbc.sql(ALL).query(StaffStore::agent).list();
    }

    private static Agent agent(ResultSet row, int number) throws SQLException {
        return new Agent(new AgentId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("alias"));
    }
}
