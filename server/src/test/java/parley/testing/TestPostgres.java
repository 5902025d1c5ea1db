package parley.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;
import parley.platform.database.DataFolder;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.DatabaseProblem;
import parley.platform.database.EmbeddedPostgres;
import parley.platform.database.Migrations;
import parley.platform.kernel.ProblemException;

/// The one PostgreSQL of the JVM that runs the tests, with a database that was migrated once and is
/// copied for each who asks. Its folder stays under `target`, so only the first run makes it.
///
/// It forgets its data when the machine loses power; a kill of the JVM does not harm it.
final class TestPostgres implements AutoCloseable {

    private static final String TEMPLATE = "migrated";

    private static final int MOST_JVMS = 16;

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "autovacuum", "off",
            "max_wal_size", "256MB",
            "shared_buffers", "32MB",
            "max_connections", "200",
            // pgjdbc's pools come and go with every test class, and their notices would fill the log
            "log_min_messages", "error");

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final AtomicInteger count = new AtomicInteger();

    private TestPostgres(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static TestPostgres start() {
        DataFolder folder = free();
        TestPostgres started;
        try {
            started = new TestPostgres(folder, EmbeddedPostgres.start(folder.root(), SETTINGS, () -> {}));
        } catch (ProblemException broken) {
            // left by a machine that lost its power, or by another version: it is only a cache
            started = new TestPostgres(folder, again(folder, broken));
        }
        started.migrateOnce();
        return started;
    }

    /// Two builds of one checkout may run at once, each with a folder of its own.
    private static DataFolder free() {
        for (int number = 1; ; number++) {
            try {
                return DataFolder.open(Path.of("target", "test-postgres-" + number), "test");
            } catch (ProblemException problem) {
                if (problem.code() != DatabaseProblem.FOLDER_IN_USE || number == MOST_JVMS) {
                    throw problem;
                }
            }
        }
    }

    private static EmbeddedPostgres again(DataFolder folder, ProblemException broken) {
        try {
            Path data = folder.root().resolve("postgres");
            if (!Files.exists(data)) {
                throw broken;
            }
            FileSystemUtils.deleteRecursively(data);
            return EmbeddedPostgres.start(folder.root(), SETTINGS, () -> {});
        } catch (IOException problem) {
            broken.addSuppressed(problem);
            throw broken;
        }
    }

    private void migrateOnce() {
        for (String leftover : names()) {
            drop(leftover);
        }
        execute("create database " + TEMPLATE);
        Migrations.apply(address(TEMPLATE));
    }

    private List<String> names() {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select datname from pg_database where not datistemplate and datname <> 'postgres'")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// A fresh copy of the migrated database. PostgreSQL copies one at a time.
    synchronized String copy() {
        String name = "test_" + count.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE + " strategy file_copy");
        return name;
    }

    /// An empty database without any migration.
    synchronized String empty() {
        String name = "empty_" + count.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    void drop(String name) {
        execute("drop database if exists " + name + " with (force)");
    }

    DatabaseAddress address(String name) {
        DatabaseAddress own = postgres.address();
        return new DatabaseAddress(own.url().replaceFirst("/[^/]*$", "/" + name), own.user(), own.password());
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(sql, problem);
        }
    }

    private Connection connect() throws SQLException {
        DatabaseAddress address = postgres.address();
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(address.user()));
        properties.setProperty("password", String.valueOf(address.password()));
        return DriverManager.getConnection(address.url(), properties);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        folder.close();
    }
}
