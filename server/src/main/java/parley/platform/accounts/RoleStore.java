package parley.platform.accounts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.identity.Caller.Scope;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Timestamps;

/// Every statement about roles and who holds them.
@Repository
class RoleStore {

    private static final String ALL = """
            select r.key, r.name, r.built_in, r.needs_second_factor, r.changed_at, r.changed_by,
              array(select p.permission from accounts_role_permission p where p.role = r.key) as permissions,
              (select count(distinct g.person_id) from accounts_grant g where g.role = r.key) as people
            from accounts_role r
            order by r.built_in desc, r.key
            """;

    private static final String FIND = """
            select r.key, r.name, r.built_in, r.needs_second_factor, r.changed_at, r.changed_by,
              array(select p.permission from accounts_role_permission p where p.role = r.key) as permissions,
              (select count(distinct g.person_id) from accounts_grant g where g.role = r.key) as people
            from accounts_role r
            where r.key = :key
            """;

    private static final String INSERT = """
            insert into accounts_role (key, name, built_in, needs_second_factor, changed_at, changed_by)
            values (:key, :name, false, :needsSecondFactor, :now, :by)
            on conflict (key) do nothing
            """;

    private static final String CHANGE = """
            update accounts_role
            set name = :name,
                needs_second_factor = :needsSecondFactor,
                changed_at = :now,
                changed_by = :by
            where key = :key
            """;

    private static final String DELETE = """
            delete from accounts_role
            where key = :key
            """;

    private static final String DROP_PERMISSIONS = """
            delete from accounts_role_permission
            where role = :role
              and permission <> all(:kept)
            """;

    private static final String ADD_PERMISSIONS = """
            insert into accounts_role_permission (role, permission)
            select :role, p
            from unnest(cast(:permissions as text[])) as p
            on conflict do nothing
            """;

    private static final String LOCK = """
            select key
            from accounts_role
            where key = 'administrator'
            for update
            """;

    private static final String GRANTS = """
            select role, scope_kind, scope_id
            from accounts_grant
            where person_id = :person
            order by role, scope_kind, scope_id
            """;

    private static final String GRANT = """
            insert into accounts_grant (person_id, role, scope_kind, scope_id)
            values (:person, :role, :scopeKind, :scopeId)
            on conflict do nothing
            """;

    private static final String TAKE_ALL = """
            delete from accounts_grant
            where person_id = :person
            """;

    private final JdbcClient jdbc;

    RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without Spring, for tools.
    static RoleStore on(DataSource database) {
        return new RoleStore(JdbcClient.create(database));
    }

    /// A role as it stands in the table.
    record StoredRole(
            String key,
            String name,
            boolean isBuiltIn,
            boolean needsSecondFactor,
            Set<String> permissions,
            int people,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    List<StoredRole> all() {
        return jdbc.sql(ALL).query(RoleStore::role).list();
    }

    Optional<StoredRole> find(String key) {
        return jdbc.sql(FIND).param("key", key).query(RoleStore::role).optional();
    }

    /// False where there is one of this key.
    boolean insert(String key, String name, boolean needsSecondFactor, Instant now, String by) {
        return jdbc.sql(INSERT)
                        .param("key", key)
                        .param("name", name)
                        .param("needsSecondFactor", needsSecondFactor)
                        .param("now", Timestamps.parameter(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    void change(String key, String name, boolean needsSecondFactor, Instant now, String by) {
        jdbc.sql(CHANGE)
                .param("key", key)
                .param("name", name)
                .param("needsSecondFactor", needsSecondFactor)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    void delete(String key) {
        jdbc.sql(DELETE).param("key", key).update();
    }

    void setPermissions(String role, Collection<String> permissions) {
        String[] names = permissions.toArray(String[]::new);
        jdbc.sql(DROP_PERMISSIONS).param("role", role).param("kept", names).update();
        jdbc.sql(ADD_PERMISSIONS)
                .param("role", role)
                .param("permissions", names)
                .update();
    }

    /// Keeps others from changing who is an administrator until the transaction ends.
    void lock() {
        jdbc.sql(LOCK).query(String.class).single();
    }

    List<Grant> grants(PersonId person) {
        return jdbc.sql(GRANTS)
                .param("person", person.value())
                .query((row, number) -> new Grant(
                        row.getString("role"),
                        new Scope(
                                Scope.Kind.valueOf(row.getString("scope_kind")),
                                row.getObject("scope_id", UUID.class))))
                .list();
    }

    void grant(PersonId person, Grant grant) {
        jdbc.sql(GRANT)
                .param("person", person.value())
                .param("role", grant.role())
                .param("scopeKind", grant.scope().kind().name())
                .param("scopeId", grant.scope().id(), Types.OTHER)
                .update();
    }

    void takeAll(PersonId person) {
        jdbc.sql(TAKE_ALL).param("person", person.value()).update();
    }

    private static StoredRole role(ResultSet row, int number) throws SQLException {
        Array permissions = row.getArray("permissions");
        @Nullable String changedBy = row.getString("changed_by");
        return new StoredRole(
                row.getString("key"),
                row.getString("name"),
                row.getBoolean("built_in"),
                row.getBoolean("needs_second_factor"),
                Set.of((String[]) permissions.getArray()),
                row.getInt("people"),
                Timestamps.instantOrNull(row, "changed_at"),
                changedBy);
    }
}
