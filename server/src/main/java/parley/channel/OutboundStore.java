package parley.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.ConversationId;

/// Every statement about what goes out.
@Repository
class OutboundStore {

    /// Held until the transaction ends, so that of two that come at once one sees the other.
    private static final String LOCK_LANE = """
            select cast(pg_advisory_xact_lock(hashtextextended(cast(:conversation as text), 7)) as text)
            """;

    private static final String INSERT = """
            insert into channel_outbound (
              entry_id, channel_id, conversation_id, seq, party, state, created_at
            )
            values (:entry, :channel, :conversation, :seq, :party, 'WAITING', :now)
            """;

    private static final String FIRST = """
            select entry_id, channel_id, conversation_id, seq, party, state
            from channel_outbound
            where conversation_id = :conversation
              and state = 'WAITING'
            order by seq
            limit 1
            """;

    private static final String FIND = """
            select entry_id, channel_id, conversation_id, seq, party, state
            from channel_outbound
            where entry_id = :entry
            """;

    private static final String BY_EXTERNAL_ID = """
            select entry_id, channel_id, conversation_id, seq, party, state
            from channel_outbound
            where channel_id = :channel
              and external_id = :external
            limit 1
            """;

    private static final String END = """
            update channel_outbound
            set state = :state,
                external_id = :external,
                why = :why,
                ended_at = :now
            where entry_id = :entry
              and state <> 'SENT'
            """;

    private final JdbcClient jdbc;

    OutboundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Leaving(
            UUID entry, ChannelId channel, ConversationId conversation, long seq, String party, boolean isSent) {}

    void lockLane(ConversationId conversation) {
        jdbc.sql(LOCK_LANE)
                .param("conversation", conversation.value().toString())
                .query((row, number) -> true)
                .single();
    }

    void insert(Leaving leaving, Instant now) {
        jdbc.sql(INSERT)
                .param("entry", leaving.entry())
                .param("channel", leaving.channel().value())
                .param("conversation", leaving.conversation().value())
                .param("seq", leaving.seq())
                .param("party", leaving.party())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    /// The conversation's first that waits.
    Optional<Leaving> first(ConversationId conversation) {
        return jdbc.sql(FIRST)
                .param("conversation", conversation.value())
                .query(OutboundStore::leaving)
                .optional();
    }

    Optional<Leaving> find(UUID entry) {
        return jdbc.sql(FIND)
                .param("entry", entry)
                .query(OutboundStore::leaving)
                .optional();
    }

    Optional<Leaving> byExternalId(ChannelId channel, String externalId) {
        return jdbc.sql(BY_EXTERNAL_ID)
                .param("channel", channel.value())
                .param("external", externalId)
                .query(OutboundStore::leaving)
                .optional();
    }

    void sent(UUID entry, @Nullable String externalId, Instant now) {
        end(entry, "SENT", externalId, null, now);
    }

    void failed(UUID entry, String why, Instant now) {
        end(entry, "FAILED", null, why, now);
    }

    private void end(UUID entry, String state, @Nullable String externalId, @Nullable String why, Instant now) {
        jdbc.sql(END)
                .param("entry", entry)
                .param("state", state)
                .param("external", externalId)
                .param("why", why)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    private static Leaving leaving(ResultSet row, int number) throws SQLException {
        return new Leaving(
                row.getObject("entry_id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getLong("seq"),
                row.getString("party"),
                row.getString("state").equals("SENT"));
    }
}
