package parley.channel.webchat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.channel.ChannelId;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.CustomerPresence;

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

    private static final String SEEN = """
            update webchat_visitor
            set seen_at = :now
            where id = any(:visitors)
              and seen_at < :now
            """;

    private static final String SEEN_AT = """
            select seen_at
            from webchat_visitor
            where id = :id
              and channel_id = :channel
            """;

    private static final String PAGES = """
            select p.url, p.title, p.at
            from webchat_page p
            join webchat_visitor v on v.id = p.visitor_id
            where p.visitor_id = :id
              and v.channel_id = :channel
            order by p.id desc
            limit :limit
            """;

    private static final String ADD_PAGE = """
            insert into webchat_page (visitor_id, url, title, at)
            values (:visitor, :url, :title, :now)
            """;

    private static final String FORGET_PAGES = """
            delete from webchat_page
            where visitor_id = :visitor
              and id <= (
                select id
                from webchat_page
                where visitor_id = :visitor
                order by id desc
                offset :kept
                limit 1
              )
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

    /// Notes that these were there.
    void seen(Collection<UUID> visitors, Instant now) {
        jdbc.sql(SEEN)
                .param("visitors", visitors.toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    Optional<Instant> seenAt(UUID visitor, UUID channel) {
        return jdbc.sql(SEEN_AT)
                .param("id", visitor)
                .param("channel", channel)
                .query((row, number) -> Timestamps.instant(row, "seen_at"))
                .optional();
    }

    List<CustomerPresence.PageView> pages(UUID visitor, UUID channel, int limit) {
        return jdbc.sql(PAGES)
                .param("id", visitor)
                .param("channel", channel)
                .param("limit", limit)
                .query((row, number) -> new CustomerPresence.PageView(
                        row.getString("url"), row.getString("title"), Timestamps.instant(row, "at")))
                .list();
    }

    /// Adds a page and forgets all but the newest ones.
    void addPage(UUID visitor, @Nullable String url, @Nullable String title, Instant now, int kept) {
        jdbc.sql(ADD_PAGE)
                .param("visitor", visitor)
                .param("url", url)
                .param("title", title)
                .param("now", Timestamps.parameter(now))
                .update();
        jdbc.sql(FORGET_PAGES).param("visitor", visitor).param("kept", kept).update();
    }
}
