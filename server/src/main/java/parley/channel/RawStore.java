package parley.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about what came in and is not understood yet, and how far sources were read.
@Repository
class RawStore {

    private static final String INSERT = """
            insert into channel_raw (id, channel_id, body, facts, state, tries, received_at, due_at)
            values (:id, :channel, :body, :facts::jsonb, 'WAITING', 0, :now, :now)
            """;

    private static final String WAITING_CHANNELS = """
            select distinct channel_id
            from channel_raw
            where state = 'WAITING'
              and due_at <= :now
            """;

    /// A try is counted before it is made, so that bytes which kill the process are counted too.
    private static final String CLAIM = """
            update channel_raw
            set tries = tries + 1,
                due_at = :again
            where id = (
              select id
              from channel_raw
              where channel_id = :channel
                and state = 'WAITING'
                and due_at <= :now
              order by id
              limit 1
              for update skip locked
            )
            returning id, channel_id, body, facts, tries
            """;

    private static final String DELAY = """
            update channel_raw
            set due_at = :due,
                why = :why
            where id = :id
              and state = 'WAITING'
            """;

    private static final String END = """
            update channel_raw
            set state = :state,
                ended_at = :now,
                why = :why
            where id = :id
              and state = 'WAITING'
            """;

    private static final String QUARANTINED = """
            select id, channel_id, tries, received_at, ended_at, why, octet_length(body) as size
            from channel_raw
            where state = 'QUARANTINED'
              and id < :before
            order by id desc
            limit :limit
            """;

    private static final String QUARANTINED_BODY = """
            select body
            from channel_raw
            where id = :id
              and state = 'QUARANTINED'
            """;

    private static final String REPLAY = """
            update channel_raw
            set state = 'WAITING',
                tries = 0,
                due_at = :now,
                ended_at = null,
                why = null
            where id = :id
              and state = 'QUARANTINED'
            """;

    private static final String PRUNE = """
            delete from channel_raw
            where state = 'DONE'
              and ended_at < :before
            """;

    private static final String CURSOR = """
            select cursor
            from channel_source
            where channel_id = :channel
            """;

    /// Moves a cursor from where it was read; nothing where somebody else has moved it meanwhile.
    private static final String MOVE = """
            insert into channel_source (channel_id, cursor, pulled_at)
            values (:channel, :cursor, :now)
            on conflict (channel_id) do update
            set cursor = excluded.cursor,
                pulled_at = excluded.pulled_at
            where channel_source.cursor is not distinct from :from
            """;

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RawStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// One try at understanding something.
    ///
    /// @param number counted from 1
    record Try(UUID id, ChannelId channel, Raw raw, int number) {}

    record Quarantined(
            UUID id,
            ChannelId channel,
            int tries,
            Instant receivedAt,
            Instant at,
            @Nullable String why,
            int size) {}

    void insert(UUID id, ChannelId channel, Raw raw, Instant now) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("channel", channel.value())
                .param("body", raw.body())
                .param("facts", json.writeValueAsString(raw.facts()))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    List<ChannelId> waitingChannels(Instant now) {
        return jdbc.sql(WAITING_CHANNELS)
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> new ChannelId(row.getObject("channel_id", UUID.class)))
                .list();
    }

    /// The channel's oldest that is due, with one try more.
    ///
    /// @param again when it is due again if nothing is heard of this try
    Optional<Try> claim(ChannelId channel, Instant now, Instant again) {
        return jdbc.sql(CLAIM)
                .param("channel", channel.value())
                .param("now", Timestamps.parameter(now))
                .param("again", Timestamps.parameter(again))
                .query(this::taken)
                .optional();
    }

    void delay(UUID id, Instant due, String why) {
        jdbc.sql(DELAY)
                .param("id", id)
                .param("due", Timestamps.parameter(due))
                .param("why", why)
                .update();
    }

    boolean done(UUID id, Instant now) {
        return end(id, "DONE", now, null);
    }

    boolean quarantine(UUID id, Instant now, String why) {
        return end(id, "QUARANTINED", now, why);
    }

    private boolean end(UUID id, String state, Instant now, @Nullable String why) {
        return jdbc.sql(END)
                        .param("id", id)
                        .param("state", state)
                        .param("now", Timestamps.parameter(now))
                        .param("why", why)
                        .update()
                == 1;
    }

    List<Quarantined> quarantined(UUID before, int limit) {
        return jdbc.sql(QUARANTINED)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Quarantined(
                        row.getObject("id", UUID.class),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getInt("tries"),
                        Timestamps.instant(row, "received_at"),
                        Timestamps.instant(row, "ended_at"),
                        row.getString("why"),
                        row.getInt("size")))
                .list();
    }

    Optional<byte[]> quarantinedBody(UUID id) {
        return jdbc.sql(QUARANTINED_BODY)
                .param("id", id)
                .query((row, number) -> row.getBytes("body"))
                .optional();
    }

    boolean replay(UUID id, Instant now) {
        return jdbc.sql(REPLAY)
                        .param("id", id)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    int prune(Instant before) {
        return jdbc.sql(PRUNE).param("before", Timestamps.parameter(before)).update();
    }

    @Nullable String cursor(ChannelId channel) {
        return jdbc.sql(CURSOR)
                .param("channel", channel.value())
                .query((row, number) -> Optional.ofNullable(row.getString("cursor")))
                .optional()
                .flatMap(cursor -> cursor)
                .orElse(null);
    }

    boolean move(ChannelId channel, @Nullable String from, @Nullable String to, Instant now) {
        return jdbc.sql(MOVE)
                        .param("channel", channel.value())
                        .param("from", from)
                        .param("cursor", to)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    private Try taken(ResultSet row, int number) throws SQLException {
        return new Try(
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                new Raw(row.getBytes("body"), json.readValue(row.getString("facts"), FACTS)),
                row.getInt("tries"));
    }
}
