package parley.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;

/// The database of a data folder, for commands that work beside a server: the running one where a
/// server has the folder, else one that is started for the command and stopped after it.
public final class FolderDatabase implements AutoCloseable {

    private static final int TRIES = 100;
    private static final long PAUSE_NANOS = 200_000_000;

    private final DatabaseAddress address;
    private final @Nullable DataFolder folder;
    private final @Nullable EmbeddedPostgres postgres;

    private FolderDatabase(DatabaseAddress address, @Nullable DataFolder folder, @Nullable EmbeddedPostgres postgres) {
        this.address = address;
        this.folder = folder;
        this.postgres = postgres;
    }

    /// Opens the database of a centre that is there already.
    ///
    /// @param version the running Parley's version
    /// @throws ProblemException `folder-without-centre`, or where the database does not start
    public static FolderDatabase open(Path path, String version) {
        Path root = path.toAbsolutePath().normalize();
        if (!RunningPostgres.isIn(root)) {
            throw new ProblemException(DatabaseProblem.FOLDER_WITHOUT_CENTRE, root.toString());
        }
        DataFolder folder;
        try {
            folder = DataFolder.open(root, version);
        } catch (ProblemException problem) {
            if (problem.code() != DatabaseProblem.FOLDER_IN_USE) {
                throw problem;
            }
            return new FolderDatabase(running(root, problem), null, null);
        }
        return start(folder);
    }

    /// Makes a new centre's database in a folder that the caller has opened; closing closes both.
    public static FolderDatabase create(DataFolder folder) {
        return start(folder);
    }

    private static FolderDatabase start(DataFolder folder) {
        boolean isStarted = false;
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.root(), Map.of(), () -> {});
            isStarted = true;
            return new FolderDatabase(postgres.address(), folder, postgres);
        } finally {
            if (!isStarted) {
                closeQuietly(folder);
            }
        }
    }

    private static void closeQuietly(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException ignored) {
            // the lock ends with the process, and the reason why nothing started matters more
        }
    }

    /// A server that has just begun to start has the folder before it has the database.
    private static DatabaseAddress running(Path root, ProblemException inUse) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                Optional<DatabaseAddress> address = RunningPostgres.address(root);
                if (address.isPresent()) {
                    return address.get();
                }
            } catch (IOException | NumberFormatException halfWritten) {
                inUse.addSuppressed(halfWritten);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw inUse;
    }

    /// Whether it was started here; otherwise a server has the folder.
    public boolean isOwn() {
        return postgres != null;
    }

    /// Where it is reached.
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}
