package parley.channel.webchat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.channel.ChannelId;
import parley.platform.kernel.Timestamps;

/// Finds the newest visit of a channel.
@Repository
class VisitStore {

    private static final String NEWEST = """
            select created_at, page_url
            from webchat_visitor
            where channel_id = :channel
            order by created_at desc
            limit 1
            """;

    private final JdbcClient jdbc;

    VisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param url of the page, where the browser told it
    record Visit(Instant at, @Nullable String url) {}

    Optional<Visit> newest(ChannelId channel) {
        return jdbc.sql(NEWEST)
                .param("channel", channel.value())
                .query((row, number) -> new Visit(Timestamps.instant(row, "created_at"), row.getString("page_url")))
                .optional();
    }
}
