package parley.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.http.Use;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;

/// Every statement about configured channels.
@Repository
class ChannelStore {

    private static final String INSERT = """
            insert into channel_configured (id, key, name, queue_id, settings, active)
            values (:id, :key, :name, :queue, :settings::jsonb, :active)
            """;

    private static final String FIND = """
            select id, key, name, queue_id, settings, active, changed_at, changed_by, stopped_at, stopped_why
            from channel_configured
            where id = :id
            """;

    private static final String LEADING_TO = """
            select id, name
            from channel_configured
            where queue_id = :queue
            order by name, id
            """;

    private static final String LOCK = """
            select id, key, name, queue_id, settings, active, changed_at, changed_by, stopped_at, stopped_why
            from channel_configured
            where id = :id
            for update
            """;

    private static final String UPDATE = """
            update channel_configured
            set name = :name,
                queue_id = :queue,
                settings = :settings::jsonb,
                active = :active,
                changed_at = :now,
                changed_by = :by,
                stopped_at = null,
                stopped_why = null
            where id = :id
            """;

    private static final String STOP = """
            update channel_configured
            set stopped_at = :now,
                stopped_why = :why
            where id = :id
              and stopped_at is null
            """;

    private static final String DELETE = """
            delete from channel_configured
            where id = :id
            """;

    private static final String IS_USED = """
            select exists (
              select 1
              from channel_inbound
              where channel_id = :id
            )
            or exists (
              select 1
              from channel_raw
              where channel_id = :id
            )
            """;

    private static final String SECRETS = """
            select name, sealed, at, by_name
            from channel_secret
            where channel_id = :channel
            """;

    private static final String PUT_SECRET = """
            insert into channel_secret (channel_id, name, sealed, at, by_name)
            values (:channel, :name, :sealed, :now, :by)
            on conflict (channel_id, name) do update
            set sealed = excluded.sealed,
                at = excluded.at,
                by_name = excluded.by_name
            """;

    private static final String FORGET_SECRET = """
            delete from channel_secret
            where channel_id = :channel
              and name = :name
            """;

    private static final String ALL = """
            select id, key, name, queue_id, settings, active, changed_at, changed_by, stopped_at, stopped_why
            from channel_configured
            order by name, id
            """;

    private final JdbcClient jdbc;

    ChannelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A channel with the facts of its last change.
    record Stored(
            Channel channel,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            Stops.@Nullable Stop stop) {}

    record StoredSecret(String name, String sealed, Instant at, String by) {}

    void insert(Channel channel) {
        jdbc.sql(INSERT)
                .param("id", channel.id().value())
                .param("key", channel.key().value())
                .param("name", channel.name())
                .param("queue", channel.queue().value())
                .param("settings", channel.settings())
                .param("active", channel.isActive())
                .update();
    }

    Optional<Channel> find(ChannelId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(ChannelStore::channel)
                .optional();
    }

    Optional<Channel> lock(ChannelId id) {
        return jdbc.sql(LOCK)
                .param("id", id.value())
                .query(ChannelStore::channel)
                .optional();
    }

    Optional<Stored> stored(ChannelId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(ChannelStore::stored)
                .optional();
    }

    List<Channel> all() {
        return jdbc.sql(ALL).query(ChannelStore::channel).list();
    }

    List<Stored> allStored() {
        return jdbc.sql(ALL).query(ChannelStore::stored).list();
    }

    void update(Channel channel, Instant now, String by) {
        jdbc.sql(UPDATE)
                .param("id", channel.id().value())
                .param("name", channel.name())
                .param("queue", channel.queue().value())
                .param("settings", channel.settings())
                .param("active", channel.isActive())
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    /// Whether it was not stopped before.
    boolean stop(ChannelId id, Instant now, String why) {
        return jdbc.sql(STOP)
                        .param("id", id.value())
                        .param("now", Timestamps.parameter(now))
                        .param("why", why)
                        .update()
                == 1;
    }

    void delete(ChannelId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    /// Whether anything has come in by it.
    boolean isUsed(ChannelId id) {
        return jdbc.sql(IS_USED).param("id", id.value()).query(Boolean.class).single();
    }

    List<StoredSecret> secrets(ChannelId channel) {
        return jdbc.sql(SECRETS)
                .param("channel", channel.value())
                .query((row, number) -> new StoredSecret(
                        row.getString("name"),
                        row.getString("sealed"),
                        Timestamps.instant(row, "at"),
                        row.getString("by_name")))
                .list();
    }

    void putSecret(ChannelId channel, String name, String sealed, Instant now, String by) {
        jdbc.sql(PUT_SECRET)
                .param("channel", channel.value())
                .param("name", name)
                .param("sealed", sealed)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    void forgetSecret(ChannelId channel, String name) {
        jdbc.sql(FORGET_SECRET)
                .param("channel", channel.value())
                .param("name", name)
                .update();
    }

    /// The channels by which work comes into the queue.
    List<Use> leadingTo(QueueId queue) {
        return jdbc.sql(LEADING_TO)
                .param("queue", queue.value())
                .query((row, number) ->
                        new Use("channel", row.getObject("id", UUID.class).toString(), row.getString("name")))
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        Instant stoppedAt = Timestamps.instantOrNull(row, "stopped_at");
        return new Stored(
                channel(row, number),
                Timestamps.instantOrNull(row, "changed_at"),
                row.getString("changed_by"),
                stoppedAt == null ? null : new Stops.Stop(stoppedAt, String.valueOf(row.getString("stopped_why"))));
    }

    private static Channel channel(ResultSet row, int number) throws SQLException {
        return new Channel(
                new ChannelId(row.getObject("id", UUID.class)),
                new ChannelKey(row.getString("key")),
                row.getString("name"),
                new QueueId(row.getObject("queue_id", UUID.class)),
                row.getString("settings"),
                row.getBoolean("active"));
    }
}
