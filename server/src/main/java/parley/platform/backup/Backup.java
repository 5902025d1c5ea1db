package parley.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.ExactMigrations;
import parley.platform.files.FileStore;
import parley.platform.kernel.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/// Saves a centre, running or stopped, as it is at one instant: every table from one snapshot,
/// then the contents that the snapshot refers to.
public final class Backup {

    private static final String KEY = "secret.key";
    private static final String DEMO = "demo.json";

    private final Path folder;
    private final Path file;
    private final BackupProgress progress;
    private final InstantSource clock;

    /// @param folder the centre's data folder
    /// @param file where to save
    public Backup(Path folder, Path file, BackupProgress progress, InstantSource clock) {
        this.folder = folder;
        this.file = file;
        this.progress = progress;
        this.clock = clock;
    }

    /// Writes the archive.
    ///
    /// @param withKey whether the key of the secrets goes along
    /// @param version the running Parley's
    /// @throws ProblemException `backup-exists` or `backup-unwritable`
    public void write(DatabaseAddress database, boolean withKey, String version) {
        if (Files.exists(file)) {
            throw new ProblemException(BackupProblem.BACKUP_EXISTS, file.toString());
        }
        List<String> migrations = ExactMigrations.applied(database);
        try (BackupArchive archive = BackupArchive.create(file);
                Connection connection = connect(database)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var store = new BackupStore(connection);
            progress.say("backup-database");
            List<Manifest.Table> tables = tables(store, archive);
            // read after the snapshot: never behind the rows, at most ahead of them
            List<Manifest.Sequence> sequences = store.sequences();
            List<Manifest.Part> files = files(store, archive);
            List<Manifest.Part> extras = extras(archive, withKey);
            var manifest = new Manifest(
                    Manifest.FORMAT, version, clock.instant(), migrations, tables, sequences, files, extras);
            archive.add(Manifest.NAME, out -> out.write(JsonMapper.shared().writeValueAsBytes(manifest)));
            archive.finish();
            progress.say(withKey ? "backup-key" : "backup-no-key");
            progress.say("backup-done", file.toString(), tables.size(), manifest.rows(), files.size());
        } catch (IOException | SQLException problem) {
            throw new ProblemException(
                    problem, BackupProblem.BACKUP_UNWRITABLE, file.toString(), String.valueOf(problem.getMessage()));
        }
    }

    static Connection connect(DatabaseAddress database) throws SQLException {
        var properties = new Properties();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        return DriverManager.getConnection(database.url(), properties);
    }

    private List<Manifest.Table> tables(BackupStore store, BackupArchive archive) throws IOException, SQLException {
        var tables = new ArrayList<Manifest.Table>();
        for (String name : store.tables()) {
            List<String> columns = store.columns(name);
            var rows = new AtomicLong();
            String entry = new Manifest.Table(name, columns, 0, "").entry();
            String sha256 = archive.<SQLException>add(entry, out -> rows.set(store.copyOut(name, columns, out)));
            tables.add(new Manifest.Table(name, columns, rows.get(), sha256));
            progress.say("backup-table", name, rows.get());
        }
        return tables;
    }

    private List<Manifest.Part> files(BackupStore store, BackupArchive archive) throws IOException {
        List<BackupStore.Content> contents = store.contents();
        progress.say("backup-files", contents.size());
        FileStore kept = FileStore.onDisk(folder.resolve("files"));
        var parts = new ArrayList<Manifest.Part>();
        for (BackupStore.Content content : contents) {
            try (InputStream in = kept.open(content.hash())) {
                String sha256 = archive.<IOException>add(Manifest.fileEntry(content.hash()), in::transferTo);
                parts.add(new Manifest.Part(content.hash(), content.size(), sha256));
            } catch (NoSuchFileException gone) {
                // an upload that was swept away since the snapshot is no loss
                if (content.isAttached()) {
                    progress.say("backup-file-missing", content.hash());
                }
            }
        }
        return parts;
    }

    private List<Manifest.Part> extras(BackupArchive archive, boolean withKey) throws IOException {
        var parts = new ArrayList<Manifest.Part>();
        for (String name : withKey ? List.of(KEY, DEMO) : List.of(DEMO)) {
            Path source = folder.resolve(name);
            if (Files.exists(source)) {
                String sha256 = archive.<IOException>add(Manifest.extraEntry(name), out -> Files.copy(source, out));
                parts.add(new Manifest.Part(name, Files.size(source), sha256));
            }
        }
        return parts;
    }
}
