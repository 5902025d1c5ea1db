package parley.channel.webchat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.channel.ChannelId;
import parley.platform.kernel.Timestamps;

/// Every statement about the secrets of signed identities.
@Repository
class IdentitySecretStore {

    private static final String INSERT = """
            insert into webchat_identity_secret (id, channel_id, sealed, created_at, created_by)
            values (:id, :channel, :sealed, :now, :by)
            """;

    private static final String OF_CHANNEL = """
            select id, sealed, created_at, created_by
            from webchat_identity_secret
            where channel_id = :channel
            order by created_at desc, id desc
            """;

    private static final String KEEP_NEWEST = """
            delete from webchat_identity_secret
            where channel_id = :channel
              and id not in (
                select id
                from webchat_identity_secret
                where channel_id = :channel
                order by created_at desc, id desc
                limit :kept
              )
            """;

    private static final String DELETE = """
            delete from webchat_identity_secret
            where channel_id = :channel
              and id = :id
            """;

    private final JdbcClient jdbc;

    IdentitySecretStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(UUID id, String sealed, Instant createdAt, String createdBy) {}

    void insert(UUID id, ChannelId channel, String sealed, Instant now, String by) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("channel", channel.value())
                .param("sealed", sealed)
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    /// The newest first.
    List<Stored> of(ChannelId channel) {
        return jdbc.sql(OF_CHANNEL)
                .param("channel", channel.value())
                .query((row, number) -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getString("sealed"),
                        Timestamps.instant(row, "created_at"),
                        row.getString("created_by")))
                .list();
    }

    void keepNewest(ChannelId channel, int kept) {
        jdbc.sql(KEEP_NEWEST)
                .param("channel", channel.value())
                .param("kept", kept)
                .update();
    }

    boolean delete(ChannelId channel, UUID id) {
        return jdbc.sql(DELETE)
                        .param("channel", channel.value())
                        .param("id", id)
                        .update()
                == 1;
    }
}
