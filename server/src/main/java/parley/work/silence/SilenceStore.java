package parley.work.silence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.ConversationId;

/// Every statement about silence in live conversations.
@Repository
class SilenceStore {

    /// A pause longer than the gap begins a new vigil, and so does a clock that was set back.
    private static final String LOOK = """
            insert into silence_vigil as vigil (id, since, looked_at)
            values (1, :now, :now)
            on conflict (id) do update
            set since = case
                  when abs(extract(epoch from (:now - vigil.looked_at))) > :gap then :now
                  else vigil.since
                end,
                looked_at = :now
            returning since
            """;

    /// Live conversations in which nobody has spoken for a while, or last before the clock was set
    /// back; what that means is decided later.
    private static final String QUIET = """
            select h.id, h.channel_id, h.party, h.agent_id, h.waiting_since, h.heard_at, h.answered_at, h.assigned_at,
              l.at as customer_left, c.at as customer_silent, a.at as agent_silent
            from v_conversation_live h
            left join silence_warning l on l.conversation_id = h.id and l.kind = 'CUSTOMER_LEFT'
            left join silence_warning c on c.conversation_id = h.id and c.kind = 'CUSTOMER_SILENT'
            left join silence_warning a on a.conversation_id = h.id and a.kind = 'AGENT_SILENT'
            where h.heard_at <= :before
               or h.answered_at <= :before
               or h.assigned_at <= :before
               or greatest(h.heard_at, h.answered_at, h.assigned_at) > :ahead
            order by h.id
            """;

    private static final String ONE = """
            select h.id, h.channel_id, h.party, h.agent_id, h.waiting_since, h.heard_at, h.answered_at, h.assigned_at,
              l.at as customer_left, c.at as customer_silent, a.at as agent_silent
            from v_conversation_live h
            left join silence_warning l on l.conversation_id = h.id and l.kind = 'CUSTOMER_LEFT'
            left join silence_warning c on c.conversation_id = h.id and c.kind = 'CUSTOMER_SILENT'
            left join silence_warning a on a.conversation_id = h.id and a.kind = 'AGENT_SILENT'
            where h.id = :id
            """;

    private static final String WARNED = """
            insert into silence_warning (conversation_id, kind, at)
            values (:id, :kind, :now)
            on conflict (conversation_id, kind) do update set at = excluded.at
            """;

    private final JdbcClient jdbc;

    SilenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A conversation's facts, before it is known whether its customer is there.
    record Quiet(UUID channelId, String party, Stillness stillness) {}

    /// Looks now.
    ///
    /// @param mostGap the longest pause between two looks that is no gap
    /// @return since when there has been no gap, in any process
    Instant look(Instant now, Duration mostGap) {
        return jdbc.sql(LOOK)
                .param("now", Timestamps.parameter(now))
                .param("gap", mostGap.toSeconds())
                .query((row, number) -> Timestamps.instant(row, "since"))
                .single();
    }

    List<Quiet> quiet(Instant before, Instant ahead) {
        return jdbc.sql(QUIET)
                .param("before", Timestamps.parameter(before))
                .param("ahead", Timestamps.parameter(ahead))
                .query(SilenceStore::quiet)
                .list();
    }

    Optional<Quiet> one(ConversationId id) {
        return jdbc.sql(ONE).param("id", id.value()).query(SilenceStore::quiet).optional();
    }

    void warned(ConversationId id, Silence kind, Instant now) {
        jdbc.sql(WARNED)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    private static Quiet quiet(ResultSet row, int number) throws SQLException {
        return new Quiet(
                row.getObject("channel_id", UUID.class),
                row.getString("party"),
                new Stillness(
                        new ConversationId(row.getObject("id", UUID.class)),
                        row.getObject("agent_id", UUID.class) != null,
                        Timestamps.instantOrNull(row, "waiting_since"),
                        Timestamps.instantOrNull(row, "heard_at"),
                        Timestamps.instantOrNull(row, "answered_at"),
                        Timestamps.instantOrNull(row, "assigned_at"),
                        null,
                        warned(row)));
    }

    private static Map<Silence, Instant> warned(ResultSet row) throws SQLException {
        var warned = new EnumMap<Silence, Instant>(Silence.class);
        for (Silence silence : Silence.values()) {
            @Nullable Instant at = Timestamps.instantOrNull(row, silence.name().toLowerCase(Locale.ROOT));
            if (at != null) {
                warned.put(silence, at);
            }
        }
        return warned;
    }
}
