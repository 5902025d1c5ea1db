package parley.platform.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about the feed.
@Repository
class LiveStore {

    private static final String APPEND = """
            insert into live_entry (topics, event, at)
            select string_to_array(fact.topics, E'\\n'), fact.event, :now
            from unnest(:topics::text[], :events::text[]) with ordinality as fact (topics, event, place)
            order by fact.place
            returning xid::text::bigint
            """;

    /// The snapshot's lower edge is the oldest transaction still running; what lies below is
    /// settled.
    private static final String AFTER = """
            select xid::text::bigint as transaction, id, topics, event
            from live_entry
            where (xid, id) > (:transaction::text::xid8, :number)
              and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, id
            limit :limit
            """;

    private static final String LATEST = """
            select xid::text::bigint as transaction, id
            from live_entry
            where xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid desc, id desc
            limit 1
            """;

    private static final String OLDEST = """
            select xid::text::bigint as transaction, id
            from live_entry
            order by xid, id
            limit 1
            """;

    private static final String PRUNE = """
            delete from live_entry
            where at < :before
            """;

    private static final String KEEP_EPOCH = """
            insert into live_epoch (only_one, epoch)
            values (true, :epoch)
            on conflict (only_one) do nothing
            """;

    private static final String EPOCH = """
            select epoch
            from live_epoch
            """;

    private final JdbcClient jdbc;

    LiveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds entries in their order.
    ///
    /// @return their transaction
    long append(List<? extends Collection<Topic>> topics, List<String> events, Instant now) {
        return jdbc.sql(APPEND)
                .param("topics", topics.stream().map(LiveStore::lines).toArray(String[]::new))
                .param("events", events.toArray(String[]::new))
                .param("now", Timestamps.parameter(now))
                .query(Long.class)
                .list()
                .getFirst();
    }

    /// Arrays of arrays must be of one length, so the inner ones travel as lines.
    private static String lines(Collection<Topic> topics) {
        return topics.stream().map(Topic::name).distinct().collect(Collectors.joining("\n"));
    }

    List<LiveEntry> after(Position position, int limit) {
        return jdbc.sql(AFTER)
                .param("transaction", position.transaction())
                .param("number", position.number())
                .param("limit", limit)
                .query((row, number) -> new LiveEntry(
                        position(row), List.of((String[]) row.getArray("topics").getArray()), row.getString("event")))
                .list();
    }

    Position latest() {
        return jdbc.sql(LATEST).query((row, number) -> position(row)).optional().orElse(Position.START);
    }

    Position oldest() {
        return jdbc.sql(OLDEST).query((row, number) -> position(row)).optional().orElse(Position.START);
    }

    int prune(Instant before) {
        return jdbc.sql(PRUNE).param("before", Timestamps.parameter(before)).update();
    }

    String epoch(String fresh) {
        jdbc.sql(KEEP_EPOCH).param("epoch", fresh).update();
        return jdbc.sql(EPOCH).query(String.class).single();
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getLong("transaction"), row.getLong("id"));
    }
}
