package parley.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import parley.platform.kernel.ProblemException;

/// PostgreSQL as a child of this process, with its data in the data folder, reachable from this
/// machine only and only with a password. It stops when the process ends, however that ends.
public final class EmbeddedPostgres implements AutoCloseable {

    static final int STOP_SECONDS = 60;

    private final DatabaseAddress address;
    private final Process process;
    private volatile boolean isStopping;

    EmbeddedPostgres(DatabaseAddress address, Process process) {
        this.address = address;
        this.process = process;
    }

    /// Starts the database of the folder, making it where it is not there yet.
    ///
    /// @param settings PostgreSQL settings on top of the defaults, for example `fsync=off` in tests
    /// @param fresh runs before the first-time work, which takes some seconds, so that it can be
    ///     announced
    /// @throws ProblemException where it does not come up
    public static EmbeddedPostgres start(Path root, Map<String, String> settings, Runnable fresh) {
        try {
            return new PostgresLaunch(root, settings).start(fresh);
        } catch (IOException problem) {
            throw diskFullOr(problem, root);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database started", interrupted);
        }
    }

    private static ProblemException diskFullOr(IOException problem, Path root) {
        String text = String.valueOf(problem.getMessage());
        if (text.contains("No space left")) {
            return new ProblemException(problem, DatabaseProblem.DISK_FULL, root.toString(), 0, 96);
        }
        return new ProblemException(problem, DatabaseProblem.DATABASE_START_FAILED, text, root.toString());
    }

    /// Where the pool connects to.
    public DatabaseAddress address() {
        return address;
    }

    /// The process id of PostgreSQL's postmaster.
    public long pid() {
        return process.pid();
    }

    /// Runs the action once where PostgreSQL ends without [#close]: killed by a person or for want
    /// of memory, or broken by a full disk. Its data is safe, but everything that talks to it is
    /// not.
    public void whenItEndsByItself(Runnable action) {
        Thread.ofPlatform().daemon().name("postgres-watch").start(() -> {
            try {
                process.waitFor();
                if (!isStopping) {
                    action.run();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Stops it cleanly: running transactions are rolled back, data is flushed.
    @Override
    public void close() throws IOException {
        isStopping = true;
        signal(process.toHandle(), "INT");
        try {
            if (!process.waitFor(Duration.ofSeconds(STOP_SECONDS))) {
                throw new IOException("PostgreSQL did not stop within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void signal(ProcessHandle handle, String signal) throws IOException {
        try {
            // the shell's own: a small machine has no program of this name
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + handle.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
