package parley.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Every statement about the database as a whole. It knows tables by the catalogue, never by
/// name.
final class BackupStore {

    /// The migrations fill the first; the live stream's position is of one database only, and
    /// without an epoch the next start makes a new one, so that every page asks for its state
    /// anew.
    private static final Set<String> NOT_SAVED = Set.of("flyway_schema_history", "live_entry", "live_epoch");

    private static final String TABLES = """
            select class.relname
            from pg_class class
            where class.relnamespace = 'public'::regnamespace
              and class.relkind in ('r', 'p')
              and not class.relispartition
            order by class.relname collate "C"
            """;

    private static final String COLUMNS = """
            select attribute.attname
            from pg_attribute attribute
            where attribute.attrelid = (:table)::text::regclass
              and attribute.attnum > 0
              and not attribute.attisdropped
              and attribute.attgenerated = ''
            order by attribute.attnum
            """;

    private static final String SEQUENCES = """
            select sequencename, last_value
            from pg_sequences
            where schemaname = 'public'
              and last_value is not null
            order by sequencename collate "C"
            """;

    private static final String SET_SEQUENCE = """
            select setval((:sequence)::text::regclass, :value)
            """;

    private static final String HAS_CONTENTS = """
            select to_regclass('public.v_files_content') is not null
            """;

    private static final String CONTENTS = """
            select hash, size, attached
            from v_files_content
            order by hash
            """;

    /// Rows come in by table, so a row may come before the one that it refers to.
    private static final String WITHOUT_CHECKS = "set local session_replication_role = replica";

    private static final String EMPTY = "truncate table ";

    private static final String ANALYSE = "analyze";

    private final Connection connection;
    private final JdbcClient jdbc;

    BackupStore(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /// A file's content that some row refers to.
    record Content(String hash, long size, boolean isAttached) {}

    List<String> tables() {
        return jdbc.sql(TABLES).query((row, number) -> row.getString("relname")).list().stream()
                .filter(table -> !NOT_SAVED.contains(table))
                .toList();
    }

    List<String> columns(String table) {
        return jdbc.sql(COLUMNS)
                .param("table", quoted(table))
                .query((row, number) -> row.getString("attname"))
                .list();
    }

    List<Manifest.Sequence> sequences() {
        return jdbc.sql(SEQUENCES)
                .query((row, number) -> new Manifest.Sequence(row.getString("sequencename"), row.getLong("last_value")))
                .list();
    }

    void set(Manifest.Sequence sequence) {
        jdbc.sql(SET_SEQUENCE)
                .param("sequence", quoted(sequence.name()))
                .param("value", sequence.value())
                .query(Long.class)
                .single();
    }

    /// The contents in use; none in a database from before there were files.
    List<Content> contents() {
        if (!jdbc.sql(HAS_CONTENTS).query(Boolean.class).single()) {
            return List.of();
        }
        return jdbc.sql(CONTENTS)
                .query((row, number) ->
                        new Content(row.getString("hash"), row.getLong("size"), row.getBoolean("attached")))
                .list();
    }

    void withoutChecks() {
        jdbc.sql(WITHOUT_CHECKS).update();
    }

    void empty(List<String> tables) throws SQLException {
        if (!tables.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(EMPTY + list(tables));
            }
        }
    }

    void analyse() {
        jdbc.sql(ANALYSE).update();
    }

    /// Writes all rows of a table.
    ///
    /// @return how many
    long copyOut(String table, List<String> columns, OutputStream to) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + list(columns) + " from " + quoted(table) + ") to stdout", to);
    }

    /// Reads rows into a table.
    ///
    /// @return how many
    long copyIn(String table, List<String> columns, InputStream from) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + quoted(table) + " (" + list(columns) + ") from stdin", from);
    }

    private static String list(List<String> names) {
        return names.stream().map(BackupStore::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
