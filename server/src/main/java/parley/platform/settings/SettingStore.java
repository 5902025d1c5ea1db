package parley.platform.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Timestamps;

/// Every statement about settings and their history.
@Repository
class SettingStore {

    private static final String ALL = """
            select key, value::text as value, sealed, changed_at, changed_by_kind, changed_by_id, changed_by_name
            from settings_value
            """;

    private static final String FIND = """
            select key, value::text as value, sealed, changed_at, changed_by_kind, changed_by_id, changed_by_name
            from settings_value
            where key = :key
            for update
            """;

    private static final String PUT = """
            insert into settings_value (key, value, sealed, changed_at, changed_by_kind, changed_by_id,
              changed_by_name)
            values (:key, :value::jsonb, :sealed, :now, :byKind, :byId::uuid, :byName)
            on conflict (key) do update
            set value = excluded.value,
                sealed = excluded.sealed,
                changed_at = excluded.changed_at,
                changed_by_kind = excluded.changed_by_kind,
                changed_by_id = excluded.changed_by_id,
                changed_by_name = excluded.changed_by_name
            """;

    private static final String REMOVE = """
            delete from settings_value
            where key = :key
            """;

    private static final String NOTE = """
            insert into settings_change (key, at, changed_by_kind, changed_by_id, changed_by_name, before, after)
            values (:key, :now, :byKind, :byId::uuid, :byName, :before::jsonb, :after::jsonb)
            """;

    private static final String LATEST = """
            select coalesce(max(id), 0)
            from settings_change
            """;

    private static final String HISTORY = """
            select id, key, at, changed_by_kind, changed_by_id, changed_by_name, before::text as before,
              after::text as after
            from settings_change
            where key = :key
              and id < :before
            order by id desc
            limit :limit
            """;

    private static final String CHANGE = """
            select id, key, at, changed_by_kind, changed_by_id, changed_by_name, before::text as before,
              after::text as after
            from settings_change
            where key = :key
              and id = :id
            """;

    private static final String KEYS_IN_USE = """
            select distinct split_part(sealed, '.', 2) as key_id
            from settings_value
            where sealed is not null
            """;

    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is stored of a setting.
    ///
    /// @param value as JSON; null for a secret
    /// @param sealed null for everything else
    record Stored(
            String key, @Nullable String value, @Nullable String sealed, Instant changedAt, Actor.Stored changedBy) {}

    /// One change; both values null for secrets, one of them where it is the default.
    record Change(
            long id,
            String key,
            Instant at,
            Actor.Stored by,
            @Nullable String before,
            @Nullable String after) {}

    List<Stored> all() {
        return jdbc.sql(ALL).query(SettingStore::stored).list();
    }

    Optional<Stored> lock(String key) {
        return jdbc.sql(FIND).param("key", key).query(SettingStore::stored).optional();
    }

    void put(Stored stored) {
        jdbc.sql(PUT)
                .param("key", stored.key())
                .param("value", stored.value())
                .param("sealed", stored.sealed())
                .param("now", Timestamps.parameter(stored.changedAt()))
                .param("byKind", stored.changedBy().kind())
                .param("byId", stored.changedBy().id())
                .param("byName", stored.changedBy().name())
                .update();
    }

    void remove(String key) {
        jdbc.sql(REMOVE).param("key", key).update();
    }

    void note(String key, Instant now, Actor.Stored by, @Nullable String before, @Nullable String after) {
        jdbc.sql(NOTE)
                .param("key", key)
                .param("now", Timestamps.parameter(now))
                .param("byKind", by.kind())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("before", before)
                .param("after", after)
                .update();
    }

    /// Grows with every change.
    long latest() {
        return jdbc.sql(LATEST).query(Long.class).single();
    }

    List<Change> history(String key, long before, int limit) {
        return jdbc.sql(HISTORY)
                .param("key", key)
                .param("before", before)
                .param("limit", limit)
                .query(SettingStore::change)
                .list();
    }

    Optional<Change> change(String key, long id) {
        return jdbc.sql(CHANGE)
                .param("key", key)
                .param("id", id)
                .query(SettingStore::change)
                .optional();
    }

    List<String> keysInUse() {
        return jdbc.sql(KEYS_IN_USE)
                .query((row, number) -> row.getString("key_id"))
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getString("key"),
                row.getString("value"),
                row.getString("sealed"),
                Timestamps.instant(row, "changed_at"),
                Actor.Stored.of(row, "changed_by"));
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getString("key"),
                Timestamps.instant(row, "at"),
                Actor.Stored.of(row, "changed_by"),
                row.getString("before"),
                row.getString("after"));
    }
}
