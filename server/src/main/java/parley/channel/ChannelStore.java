package parley.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.routing.QueueId;

/// Every statement about configured channels and what came in by them.
@Repository
class ChannelStore {

    private static final String INSERT = """
            insert into channel_configured (id, key, name, queue_id, settings, active)
            values (:id, :key, :name, :queue, :settings::jsonb, :active)
            """;

    private static final String FIND = """
            select id, key, name, queue_id, settings, active
            from channel_configured
            where id = :id
            """;

    private static final String ALL = """
            select id, key, name, queue_id, settings, active
            from channel_configured
            order by name, id
            """;

    private static final String KNOWN = """
            select conversation_id, seq
            from channel_inbound
            where channel_id = :channel
              and external_id = :external
            """;

    private static final String NOTE = """
            insert into channel_inbound (channel_id, external_id, conversation_id, seq, at)
            values (:channel, :external, :conversation, :seq, :now)
            on conflict (channel_id, external_id) do nothing
            """;

    private final JdbcClient jdbc;

    ChannelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a message went that came in before.
    record Known(UUID conversation, long seq) {}

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

    List<Channel> all() {
        return jdbc.sql(ALL).query(ChannelStore::channel).list();
    }

    Optional<Known> known(ChannelId channel, String externalId) {
        return jdbc.sql(KNOWN)
                .param("channel", channel.value())
                .param("external", externalId)
                .query((row, number) -> new Known(row.getObject("conversation_id", UUID.class), row.getLong("seq")))
                .optional();
    }

    boolean note(ChannelId channel, String externalId, UUID conversation, long seq, Instant now) {
        return jdbc.sql(NOTE)
                        .param("channel", channel.value())
                        .param("external", externalId)
                        .param("conversation", conversation)
                        .param("seq", seq)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
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
