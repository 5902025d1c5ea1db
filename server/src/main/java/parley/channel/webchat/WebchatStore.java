package parley.channel.webchat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.channel.ChannelId;
import parley.platform.kernel.Timestamps;

/// Every statement about visitors.
@Repository
class WebchatStore {

    private static final String INSERT = """
            insert into webchat_visitor (
              id, channel_id, token_hash, language, page_url, page_title, created_at, seen_at
            )
            values (:id, :channel, :hash, :language, :url, :title, :now, :now)
            """;

    private static final String BY_TOKEN = """
            select id, channel_id, language
            from webchat_visitor
            where token_hash = :hash
            """;

    private final JdbcClient jdbc;

    WebchatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Visitor visitor, byte[] tokenHash, @Nullable String url, @Nullable String title, Instant now) {
        jdbc.sql(INSERT)
                .param("id", visitor.id())
                .param("channel", visitor.channel().value())
                .param("hash", tokenHash)
                .param("language", visitor.language())
                .param("url", url)
                .param("title", title)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    Optional<Visitor> byToken(byte[] hash) {
        return jdbc.sql(BY_TOKEN)
                .param("hash", hash)
                .query((row, number) -> new Visitor(
                        row.getObject("id", UUID.class),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getString("language")))
                .optional();
    }
}
