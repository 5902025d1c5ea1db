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
import parley.platform.identity.PersonId;
import parley.platform.kernel.Timestamps;

/// Every statement about sessions and tokens.
@Repository
class TokenStore {

    private static final String INSERT = """
            insert into accounts_token (id, person_id, kind, hash, name, address, roles, permissions,
              created_at, expires_at)
            values (:id, :person, :kind, :hash, :name, :address, :roles, :permissions, :now, :expires)
            """;

    /// One read answers who it is and all they may do.
    private static final String OWNER = """
            select t.id, t.person_id, t.kind, t.roles, t.permissions, p.name, p.must_change_password,
              exists (
                select 1
                from accounts_grant g
                join accounts_role r on r.key = g.role
                where g.person_id = p.id
                  and r.needs_second_factor) and not exists (
                select 1
                from accounts_second_factor f
                where f.person_id = p.id
                  and f.confirmed_at is not null) as misses_second_factor,
              array(
                select g.scope_kind || ' ' || coalesce(g.scope_id::text, '-') || ' ' || g.role || ' ' || rp.permission
                from accounts_grant g
                join accounts_role_permission rp on rp.role = g.role
                where g.person_id = p.id) as rights,
              array(
                select rp.permission
                from accounts_role_permission rp
                where rp.role = any(t.roles)) as role_permissions
            from accounts_token t
            join accounts_person p on p.id = t.person_id
            where t.hash = :hash
              and t.revoked_at is null
              and (t.expires_at is null or t.expires_at > :now)
              and (t.kind = 'TOKEN' or coalesce(t.last_used_at, t.created_at) > :idleSince)
              and p.active
            """;

    private static final String VALID = """
            select t.id
            from accounts_token t
            join accounts_person p on p.id = t.person_id
            where t.id = any(:ids)
              and t.revoked_at is null
              and (t.expires_at is null or t.expires_at > :now)
              and (t.kind = 'TOKEN' or coalesce(t.last_used_at, t.created_at) > :idleSince)
              and p.active
            """;

    private static final String USED = """
            update accounts_token
            set last_used_at = :minute
            where id = any(:ids)
              and (last_used_at is null or last_used_at < :minute)
            """;

    private static final String SESSIONS = """
            select t.id, t.person_id, p.name as person, t.name, t.address, t.roles, t.permissions,
              t.created_at, t.expires_at, t.last_used_at
            from accounts_token t
            join accounts_person p on p.id = t.person_id
            where t.person_id = :person
              and t.kind = 'SESSION'
              and t.revoked_at is null
              and t.expires_at > :now
              and coalesce(t.last_used_at, t.created_at) > :idleSince
            order by t.id desc
            """;

    private static final String TOKENS = """
            select t.id, t.person_id, p.name as person, t.name, t.address, t.roles, t.permissions,
              t.created_at, t.expires_at, t.last_used_at
            from accounts_token t
            join accounts_person p on p.id = t.person_id
            where t.kind = 'TOKEN'
              and t.revoked_at is null
              and t.id < :before
            order by t.id desc
            limit :limit
            """;

    private static final String TOKEN = """
            select t.id, t.person_id, p.name as person, t.name, t.address, t.roles, t.permissions,
              t.created_at, t.expires_at, t.last_used_at
            from accounts_token t
            join accounts_person p on p.id = t.person_id
            where t.id = :id
              and t.kind = :kind
              and t.revoked_at is null
            """;

    private static final String REVOKE = """
            update accounts_token
            set revoked_at = :now
            where id = any(:ids)
              and revoked_at is null
            """;

    private static final String REVOKE_SESSIONS = """
            update accounts_token
            set revoked_at = :now
            where person_id = :person
              and kind = 'SESSION'
              and revoked_at is null
            returning id
            """;

    private static final String IDS_OF_PERSON = """
            select id
            from accounts_token
            where person_id = :person
              and revoked_at is null
              and (expires_at is null or expires_at > :now)
            """;

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without Spring, for tools.
    static TokenStore on(DataSource database) {
        return new TokenStore(JdbcClient.create(database));
    }

    /// What kind of thing carries a person's rights.
    enum Kind {
        SESSION,
        TOKEN
    }

    /// A session or token without its secret.
    ///
    /// @param name the token's name, or the browser of a session
    record Token(
            UUID id,
            PersonId personId,
            String person,
            String name,
            @Nullable String address,
            @Nullable Set<String> roles,
            @Nullable Set<String> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    void insert(Kind kind, Token token, byte[] hash) {
        jdbc.sql(INSERT)
                .param("id", token.id())
                .param("person", token.personId().value())
                .param("kind", kind.name())
                .param("hash", hash)
                .param("name", token.name())
                .param("address", token.address(), Types.VARCHAR)
                .param("roles", array(token.roles()), Types.ARRAY)
                .param("permissions", array(token.permissions()), Types.ARRAY)
                .param("now", Timestamps.parameter(token.createdAt()))
                .param("expires", Timestamps.parameterOrNull(token.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static String @Nullable [] array(@Nullable Set<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    Optional<TokenOwner> owner(byte[] hash, Instant now, Instant idleSince) {
        return jdbc.sql(OWNER)
                .param("hash", hash)
                .param("now", Timestamps.parameter(now))
                .param("idleSince", Timestamps.parameter(idleSince))
                .query(TokenOwner::of)
                .optional();
    }

    List<UUID> valid(Collection<UUID> ids, Instant now, Instant idleSince) {
        return jdbc.sql(VALID)
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .param("idleSince", Timestamps.parameter(idleSince))
                .query(TokenStore::id)
                .list();
    }

    void used(Collection<UUID> ids, Instant minute) {
        jdbc.sql(USED)
                .param("ids", ids.toArray(UUID[]::new))
                .param("minute", Timestamps.parameter(minute))
                .update();
    }

    List<Token> sessions(PersonId person, Instant now, Instant idleSince) {
        return jdbc.sql(SESSIONS)
                .param("person", person.value())
                .param("now", Timestamps.parameter(now))
                .param("idleSince", Timestamps.parameter(idleSince))
                .query(TokenStore::token)
                .list();
    }

    List<Token> tokens(UUID before, int limit) {
        return jdbc.sql(TOKENS)
                .param("before", before)
                .param("limit", limit)
                .query(TokenStore::token)
                .list();
    }

    Optional<Token> find(Kind kind, UUID id) {
        return jdbc.sql(TOKEN)
                .param("id", id)
                .param("kind", kind.name())
                .query(TokenStore::token)
                .optional();
    }

    void revoke(Collection<UUID> ids, Instant now) {
        jdbc.sql(REVOKE)
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    List<UUID> revokeSessions(PersonId person, Instant now) {
        return jdbc.sql(REVOKE_SESSIONS)
                .param("person", person.value())
                .param("now", Timestamps.parameter(now))
                .query(TokenStore::id)
                .list();
    }

    List<UUID> idsOf(PersonId person, Instant now) {
        return jdbc.sql(IDS_OF_PERSON)
                .param("person", person.value())
                .param("now", Timestamps.parameter(now))
                .query(TokenStore::id)
                .list();
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        @Nullable String address = row.getString("address");
        return new Token(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person"),
                row.getString("name"),
                address,
                texts(row.getArray("roles")),
                texts(row.getArray("permissions")),
                Timestamps.instant(row, "created_at"),
                Timestamps.instantOrNull(row, "expires_at"),
                Timestamps.instantOrNull(row, "last_used_at"));
    }

    static @Nullable Set<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((String[]) array.getArray());
    }
}
