package parley.platform.accounts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Timestamps;

/// Every statement about people.
@Repository
class PersonStore {

    private static final String INSERT = """
            insert into accounts_person (id, login, name, language, password_hash, must_change_password,
              created_at, changed_at, changed_by)
            values (:id, :login, :name, :language, :passwordHash, :mustChange, :now, :now, :by)
            on conflict (lower(login)) do nothing
            """;

    private static final String CREDENTIALS = """
            select id, login, name, password_hash
            from accounts_person
            where lower(login) = lower(:login)
              and active
            """;

    private static final String CREDENTIALS_BY_ID = """
            select id, login, name, password_hash
            from accounts_person
            where id = :id
            """;

    private static final String FIND = """
            select p.id, p.login, p.name, p.language, p.active, p.changed_at, p.changed_by,
              array(select distinct g.role from accounts_grant g where g.person_id = p.id) as roles
            from accounts_person p
            where p.id = :id
            """;

    private static final String LIST = """
            select p.id, p.login, p.name, p.language, p.active, p.changed_at, p.changed_by,
              array(select distinct g.role from accounts_grant g where g.person_id = p.id) as roles
            from accounts_person p
            where lower(p.login) > :after
            order by lower(p.login)
            limit :limit
            """;

    private static final String ADMINISTRATORS = """
            select p.id, p.login, p.name, p.language, p.active, p.changed_at, p.changed_by,
              array(select distinct g.role from accounts_grant g where g.person_id = p.id) as roles
            from accounts_person p
            where exists (
                select 1
                from accounts_grant g
                where g.person_id = p.id
                  and g.role = 'administrator'
                  and g.scope_kind = 'ALL')
            order by p.active desc, p.created_at, p.id
            """;

    private static final String COUNT = """
            select count(id)
            from accounts_person
            """;

    private static final String CHANGE = """
            update accounts_person
            set login = :login,
                name = :name,
                language = :language,
                active = :active,
                changed_at = :now,
                changed_by = :by
            where id = :id
              and not exists (
                select 1
                from accounts_person other
                where lower(other.login) = lower(:login)
                  and other.id <> :id)
            """;

    private static final String SET_PASSWORD = """
            update accounts_person
            set password_hash = :passwordHash,
                must_change_password = :mustChange,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without Spring, for tools.
    static PersonStore on(DataSource database) {
        return new PersonStore(JdbcClient.create(database));
    }

    /// A person as the sign-in needs it.
    record Credentials(PersonId id, String login, String name, String passwordHash) {}

    boolean insert(Person person, String passwordHash, boolean mustChange) {
        return jdbc.sql(INSERT)
                        .param("id", person.id().value())
                        .param("login", person.login())
                        .param("name", person.name())
                        .param("language", person.language())
                        .param("passwordHash", passwordHash)
                        .param("mustChange", mustChange)
                        .param("now", Timestamps.parameter(person.changedAt()))
                        .param("by", person.changedBy())
                        .update()
                == 1;
    }

    Optional<Credentials> credentials(String login) {
        return jdbc.sql(CREDENTIALS)
                .param("login", login)
                .query(PersonStore::credentials)
                .optional();
    }

    Optional<Credentials> credentials(PersonId id) {
        return jdbc.sql(CREDENTIALS_BY_ID)
                .param("id", id.value())
                .query(PersonStore::credentials)
                .optional();
    }

    Optional<Person> find(PersonId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(PersonStore::person).optional();
    }

    List<Person> list(String afterLogin, int limit) {
        return jdbc.sql(LIST)
                .param("after", afterLogin)
                .param("limit", limit)
                .query(PersonStore::person)
                .list();
    }

    /// Who holds the administrator's role everywhere, those who can sign in first.
    List<Person> administrators() {
        return jdbc.sql(ADMINISTRATORS).query(PersonStore::person).list();
    }

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /// False where another person has the sign-in name.
    boolean change(Person person) {
        return jdbc.sql(CHANGE)
                        .param("id", person.id().value())
                        .param("login", person.login())
                        .param("name", person.name())
                        .param("language", person.language())
                        .param("active", person.isActive())
                        .param("now", Timestamps.parameter(person.changedAt()))
                        .param("by", person.changedBy())
                        .update()
                == 1;
    }

    void setPassword(PersonId id, String hash, boolean mustChange, Instant now, String by) {
        jdbc.sql(SET_PASSWORD)
                .param("id", id.value())
                .param("passwordHash", hash)
                .param("mustChange", mustChange)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    private static Credentials credentials(ResultSet row, int number) throws SQLException {
        return new Credentials(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                row.getString("password_hash"));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                row.getString("language"),
                texts(row.getArray("roles")),
                row.getBoolean("active"),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
