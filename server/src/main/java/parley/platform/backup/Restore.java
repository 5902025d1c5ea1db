package parley.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.dao.DataAccessException;
import org.springframework.util.FileSystemUtils;
import parley.platform.database.DataFolder;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.ExactMigrations;
import parley.platform.database.FolderDatabase;
import parley.platform.files.FileStore;
import parley.platform.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Makes a centre from a backup in a folder of its own, or leaves the folder empty.
public final class Restore {

    private static final String KEY = "secret.key";

    private final Path file;
    private final Path folder;
    private final BackupProgress progress;

    /// @param folder where the centre shall live; empty, or not there yet
    public Restore(Path file, Path folder, BackupProgress progress) {
        this.file = file;
        this.folder = folder.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /// Checks the whole archive, then restores it.
    ///
    /// @param version the running Parley's
    /// @throws ProblemException where the folder is not empty, or the archive is not whole
    public void run(String version) {
        checkEmpty();
        try (var archive = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(archive);
            progress.say("restore-check", file.toString());
            check(archive, manifest);
            fill(archive, manifest, version);
        } catch (IOException problem) {
            throw new ProblemException(
                    problem, BackupProblem.BACKUP_UNREADABLE, file.toString(), String.valueOf(problem.getMessage()));
        }
    }

    private void checkEmpty() {
        try {
            if (Files.exists(folder)) {
                try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                    if (content.iterator().hasNext()) {
                        throw new ProblemException(BackupProblem.RESTORE_NOT_EMPTY, folder.toString());
                    }
                }
            }
        } catch (IOException notAFolder) {
            throw new ProblemException(notAFolder, BackupProblem.RESTORE_NOT_EMPTY, folder.toString());
        }
    }

    private Manifest manifest(ZipFile archive) throws IOException {
        try (InputStream in = entry(archive, Manifest.NAME)) {
            var tree = JsonMapper.shared().readTree(in);
            if (tree.path("format").asInt(0) > Manifest.FORMAT) {
                throw new ProblemException(
                        BackupProblem.BACKUP_NEWER,
                        file.toString(),
                        tree.path("version").asString("?"));
            }
            return JsonMapper.shared().treeToValue(tree, Manifest.class);
        } catch (JacksonException broken) {
            throw new ProblemException(broken, BackupProblem.BACKUP_DAMAGED, file.toString(), Manifest.NAME);
        }
    }

    private InputStream entry(ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            throw new ProblemException(BackupProblem.BACKUP_DAMAGED, file.toString(), name);
        }
        return archive.getInputStream(entry);
    }

    private void check(ZipFile archive, Manifest manifest) throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            check(archive, table.entry(), table.sha256());
        }
        for (Manifest.Part part : manifest.files()) {
            // a content's name is its checksum
            check(archive, Manifest.fileEntry(part.name()), part.name());
        }
        for (Manifest.Part part : manifest.extras()) {
            check(archive, Manifest.extraEntry(part.name()), part.sha256());
        }
    }

    private void check(ZipFile archive, String name, String sha256) throws IOException {
        try (InputStream in = entry(archive, name)) {
            if (!BackupArchive.digest(in).equals(sha256)) {
                throw new ProblemException(BackupProblem.BACKUP_DAMAGED, file.toString(), name);
            }
        } catch (IOException broken) {
            throw new ProblemException(broken, BackupProblem.BACKUP_DAMAGED, file.toString(), name);
        }
    }

    private void fill(ZipFile archive, Manifest manifest, String version) throws IOException {
        boolean isWhole = false;
        DataFolder opened = DataFolder.open(folder, version);
        try {
            try (FolderDatabase database = FolderDatabase.create(opened)) {
                progress.say("restore-database");
                ExactMigrations.apply(database.address(), manifest.migrations());
                rows(archive, manifest, database.address());
            }
            files(archive, manifest);
            extras(archive, manifest);
            isWhole = true;
        } catch (SQLException | DataAccessException problem) {
            throw new ProblemException(problem, BackupProblem.RESTORE_FAILED, firstLine(problem), folder.toString());
        } finally {
            if (!isWhole) {
                leaveEmpty();
            }
        }
        progress.say(
                "restore-done",
                folder.toString(),
                manifest.tables().size(),
                manifest.rows(),
                manifest.files().size());
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    /// All rows or none, in one transaction.
    private void rows(ZipFile archive, Manifest manifest, DatabaseAddress database) throws IOException, SQLException {
        try (Connection connection = Backup.connect(database)) {
            connection.setAutoCommit(false);
            var store = new BackupStore(connection);
            store.withoutChecks();
            // a migration may have brought rows of its own, which the backup holds as well
            store.empty(manifest.tables().stream().map(Manifest.Table::name).toList());
            for (Manifest.Table table : manifest.tables()) {
                try (InputStream in = entry(archive, table.entry())) {
                    long rows = store.copyIn(table.name(), table.columns(), in);
                    if (rows != table.rows()) {
                        throw new ProblemException(BackupProblem.BACKUP_DAMAGED, file.toString(), table.entry());
                    }
                    progress.say("backup-table", table.name(), rows);
                }
            }
            manifest.sequences().forEach(store::set);
            connection.commit();
            connection.setAutoCommit(true);
            store.analyse();
        }
    }

    private void files(ZipFile archive, Manifest manifest) throws IOException {
        List<Manifest.Part> parts = manifest.files();
        progress.say("restore-files", parts.size());
        FileStore store = FileStore.onDisk(folder.resolve("files"));
        for (Manifest.Part part : parts) {
            try (InputStream in = entry(archive, Manifest.fileEntry(part.name()));
                    FileStore.Draft draft = store.receive(in, Long.MAX_VALUE)) {
                draft.keep();
            }
        }
    }

    private void extras(ZipFile archive, Manifest manifest) throws IOException {
        try (DataFolder opened = DataFolder.open(folder, manifest.version())) {
            for (Manifest.Part part : manifest.extras()) {
                if (!part.name().matches("[a-z]+\\.(key|json)")) {
                    // never a path of an archive's choice
                    throw new ProblemException(BackupProblem.BACKUP_DAMAGED, file.toString(), part.name());
                }
                try (InputStream in = entry(archive, Manifest.extraEntry(part.name()))) {
                    opened.write(part.name(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        if (manifest.extras().stream().noneMatch(part -> part.name().equals(KEY))) {
            progress.say("restore-no-key", folder.toString());
        }
    }

    private void leaveEmpty() throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            for (Path part : content) {
                FileSystemUtils.deleteRecursively(part);
            }
        }
    }
}
