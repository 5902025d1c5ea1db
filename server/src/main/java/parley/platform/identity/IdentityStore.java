package parley.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about people who sign in.
@Repository
class IdentityStore {

    private static final String INSERT_PERSON = """
            insert into identity_person (id, login, name, language, password_hash, created_at)
            values (:id, :login, :name, :language, :passwordHash, :now)
            on conflict (login) do nothing
            """;

    private static final String GRANT = """
            insert into identity_grant (person_id, role)
            values (:person, :role)
            on conflict do nothing
            """;

    private static final String PERSON_BY_LOGIN = """
            select id, login, name, language, password_hash, failed_attempts, locked_until
            from identity_person
            where login = :login
              and active
            """;

    private static final String PERSON = """
            select id, login, name, language
            from identity_person
            where id = :id
            """;

    private static final String ROLES = """
            select role
            from identity_grant
            where person_id = :person
            order by role
            """;

    private static final String COUNT_PEOPLE = """
            select count(id)
            from identity_person
            """;

    private static final String INSERT_TOKEN = """
            insert into identity_token (id, person_id, kind, hash, label, created_at, expires_at)
            values (:id, :person, :kind, :hash, :label, :now, :expires)
            """;

    private static final String TOKEN = """
            select t.id, t.person_id, p.name, array_agg(g.role) filter (where g.role is not null) as roles
            from identity_token t
            join identity_person p on p.id = t.person_id
            left join identity_grant g on g.person_id = p.id
            where t.hash = :hash
              and t.revoked_at is null
              and (t.expires_at is null or t.expires_at > :now)
              and p.active
            group by t.id, t.person_id, p.name
            """;

    private static final String REVOKE_TOKEN = """
            update identity_token
            set revoked_at = :now
            where id = :id
              and revoked_at is null
            """;

    private static final String NOTE_ATTEMPT = """
            update identity_person
            set failed_attempts = :attempts,
                locked_until = cast(:lockedUntil as timestamptz)
            where id = :id
            """;

    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A person as the sign-in needs it.
    record Credentials(
            PersonId id,
            String name,
            String passwordHash,
            int failedAttempts,
            @Nullable Instant lockedUntil) {}

    /// What a valid token stands for.
    record TokenOwner(UUID tokenId, PersonId person, String name, Set<String> roles) {}

    boolean insert(PersonId id, String login, String name, String language, String passwordHash, Instant now) {
        return jdbc.sql(INSERT_PERSON)
                        .param("id", id.value())
                        .param("login", login)
                        .param("name", name)
                        .param("language", language)
                        .param("passwordHash", passwordHash)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    void grant(PersonId person, String role) {
        jdbc.sql(GRANT).param("person", person.value()).param("role", role).update();
    }

    Optional<Credentials> byLogin(String login) {
        return jdbc.sql(PERSON_BY_LOGIN)
                .param("login", login)
                .query((row, number) -> new Credentials(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("password_hash"),
                        row.getInt("failed_attempts"),
                        Timestamps.instantOrNull(row, "locked_until")))
                .optional();
    }

    Optional<Person> person(PersonId id) {
        List<String> roles = jdbc.sql(ROLES)
                .param("person", id.value())
                .query((row, number) -> row.getString("role"))
                .list();
        return jdbc.sql(PERSON)
                .param("id", id.value())
                .query((row, number) -> new Person(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("login"),
                        row.getString("name"),
                        row.getString("language"),
                        Set.copyOf(roles)))
                .optional();
    }

    long countPeople() {
        return jdbc.sql(COUNT_PEOPLE).query(Long.class).single();
    }

    void insertToken(
            UUID id, PersonId person, String kind, byte[] hash, String label, Instant now, @Nullable Instant expires) {
        jdbc.sql(INSERT_TOKEN)
                .param("id", id)
                .param("person", person.value())
                .param("kind", kind)
                .param("hash", hash)
                .param("label", label)
                .param("now", Timestamps.parameter(now))
                .param("expires", Timestamps.parameterOrNull(expires), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Optional<TokenOwner> token(byte[] hash, Instant now) {
        return jdbc.sql(TOKEN)
                .param("hash", hash)
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> {
                    var roles = row.getArray("roles");
                    return new TokenOwner(
                            row.getObject("id", UUID.class),
                            new PersonId(row.getObject("person_id", UUID.class)),
                            row.getString("name"),
                            roles == null ? Set.of() : Set.of((String[]) roles.getArray()));
                })
                .optional();
    }

    void revokeToken(UUID id, Instant now) {
        jdbc.sql(REVOKE_TOKEN)
                .param("id", id)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void noteAttempt(PersonId person, int failedAttempts, @Nullable Instant lockedUntil) {
        jdbc.sql(NOTE_ATTEMPT)
                .param("id", person.value())
                .param("attempts", failedAttempts)
                .param("lockedUntil", Timestamps.parameterOrNull(lockedUntil), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
