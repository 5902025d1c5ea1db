package parley.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.http.Use;
import parley.platform.kernel.Timestamps;

/// Every statement about skills.
@Repository
class SkillStore {

    private static final String INSERT = """
            insert into staff_skill (id, name, changed_at, changed_by)
            values (:id, :name, :now, :by)
            """;

    private static final String CHANGE = """
            update staff_skill
            set name = :name,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String DELETE = """
            delete from staff_skill
            where id = :id
            """;

    private static final String LOCK = """
            select id
            from staff_skill
            where id = :id
            for update
            """;

    private static final String FIND = """
            select s.id, s.name, s.changed_at, s.changed_by,
              (select count(k.agent_id) from staff_agent_skill k where k.skill_id = s.id) as agents
            from staff_skill s
            where s.id = :id
            """;

    private static final String LIST = """
            select s.id, s.name, s.changed_at, s.changed_by,
              (select count(k.agent_id) from staff_agent_skill k where k.skill_id = s.id) as agents
            from staff_skill s
            where cast(:after as text) is null
              or lower(s.name) > lower(:after)
            order by lower(s.name)
            limit :limit
            """;

    private static final String HOLDERS = """
            select a.id, a.name
            from staff_agent_skill k
            join staff_agent a on a.id = k.agent_id
            where k.skill_id = :id
            order by a.name, a.id
            """;

    private final JdbcClient jdbc;

    SkillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Skills.Skill skill) {
        jdbc.sql(INSERT)
                .param("id", skill.id().value())
                .param("name", skill.name())
                .param("now", Timestamps.parameter(skill.changedAt()))
                .param("by", skill.changedBy())
                .update();
    }

    void change(Skills.Skill skill) {
        jdbc.sql(CHANGE)
                .param("id", skill.id().value())
                .param("name", skill.name())
                .param("now", Timestamps.parameter(skill.changedAt()))
                .param("by", skill.changedBy())
                .update();
    }

    void delete(SkillId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    Optional<Skills.Skill> find(SkillId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(SkillStore::skill).optional();
    }

    Optional<Skills.Skill> lock(SkillId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return find(id);
    }

    List<Skills.Skill> list(@Nullable String after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("limit", limit)
                .query(SkillStore::skill)
                .list();
    }

    /// The agents who have it.
    List<Use> holders(SkillId id) {
        return jdbc.sql(HOLDERS)
                .param("id", id.value())
                .query((row, number) ->
                        new Use("agent", row.getObject("id", UUID.class).toString(), row.getString("name")))
                .list();
    }

    private static Skills.Skill skill(ResultSet row, int number) throws SQLException {
        return new Skills.Skill(
                new SkillId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("agents"),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
