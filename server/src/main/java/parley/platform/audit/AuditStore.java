package parley.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about the chain.
@Repository
class AuditStore {

    private static final String LOCK_HEAD = """
            select seq, hash
            from audit_head
            for update
            """;

    private static final String HEAD = """
            select seq, hash
            from audit_head
            """;

    private static final String MOVE_HEAD = """
            update audit_head
            set seq = :seq,
                hash = :hash
            """;

    private static final String INSERT = """
            insert into audit_entry (seq, at, actor_kind, actor_id, actor_name, action, object_kind, object_id,
              object_name, before, after, address, hash)
            values (:seq, :at, :actorKind, :actorId, :actorName, :action, :objectKind, :objectId,
              :objectName, :before, :after, :address, :hash)
            """;

    private static final String FROM_START = """
            select seq, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name,
              before, after, address, hash
            from audit_entry
            where seq > :after
              and seq <= :last
            order by seq
            limit :limit
            """;

    private static final String NEWEST = """
            select seq, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name,
              before, after, address, hash
            from audit_entry
            where seq < :before
              and (cast(:actor as uuid) is null or actor_id = cast(:actor as uuid))
              and (cast(:action as text) is null or action = cast(:action as text))
              and (cast(:objectKind as text) is null or object_kind = cast(:objectKind as text))
              and (cast(:objectId as text) is null or object_id = cast(:objectId as text))
              and (cast(:from as timestamptz) is null or at >= cast(:from as timestamptz))
              and (cast(:to as timestamptz) is null or at < cast(:to as timestamptz))
            order by seq desc
            limit :limit
            """;

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without Spring, for tools.
    static AuditStore on(DataSource database) {
        return new AuditStore(JdbcClient.create(database));
    }

    /// An entry as it stands in the table.
    record Stored(AuditEntry entry, String hash) {}

    /// What to look for; null is everything.
    record Filter(
            @Nullable UUID actor,
            @Nullable String action,
            @Nullable String objectKind,
            @Nullable String objectId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /// The end of the chain; nobody else can add to it until the transaction ends.
    Chain.Head lockHead() {
        return jdbc.sql(LOCK_HEAD).query(AuditStore::headOf).single();
    }

    Chain.Head head() {
        return jdbc.sql(HEAD).query(AuditStore::headOf).single();
    }

    void moveHead(Chain.Head head) {
        jdbc.sql(MOVE_HEAD)
                .param("seq", head.seq())
                .param("hash", HEX.parseHex(head.hash()))
                .update();
    }

    void insert(AuditEntry entry, String hash) {
        jdbc.sql(INSERT)
                .param("seq", entry.seq())
                .param("at", Timestamps.parameter(entry.at()))
                .param("actorKind", entry.actorKind().name())
                .param("actorId", entry.actorId(), Types.OTHER)
                .param("actorName", entry.actorName())
                .param("action", entry.action())
                .param("objectKind", entry.subject().kind())
                .param("objectId", entry.subject().id(), Types.VARCHAR)
                .param("objectName", entry.subject().name(), Types.VARCHAR)
                .param("before", entry.before(), Types.VARCHAR)
                .param("after", entry.after(), Types.VARCHAR)
                .param("address", entry.address(), Types.VARCHAR)
                .param("hash", HEX.parseHex(hash))
                .update();
    }

    List<Stored> fromStart(long after, long last, int limit) {
        return jdbc.sql(FROM_START)
                .param("after", after)
                .param("last", last)
                .param("limit", limit)
                .query(AuditStore::stored)
                .list();
    }

    List<Stored> newest(Filter filter, long before, int limit) {
        return jdbc.sql(NEWEST)
                .param("before", before)
                .param("actor", filter.actor(), Types.OTHER)
                .param("action", filter.action(), Types.VARCHAR)
                .param("objectKind", filter.objectKind(), Types.VARCHAR)
                .param("objectId", filter.objectId(), Types.VARCHAR)
                .param("from", Timestamps.parameterOrNull(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", Timestamps.parameterOrNull(filter.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query(AuditStore::stored)
                .list();
    }

    private static Chain.Head headOf(ResultSet row, int number) throws SQLException {
        return new Chain.Head(row.getLong("seq"), HEX.formatHex(row.getBytes("hash")));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var entry = new AuditEntry(
                row.getLong("seq"),
                Timestamps.instant(row, "at"),
                AuditEntry.ActorKind.valueOf(row.getString("actor_kind")),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                new Audit.Subject(
                        row.getString("object_kind"), row.getString("object_id"), row.getString("object_name")),
                row.getString("before"),
                row.getString("after"),
                row.getString("address"));
        return new Stored(entry, HEX.formatHex(row.getBytes("hash")));
    }
}
