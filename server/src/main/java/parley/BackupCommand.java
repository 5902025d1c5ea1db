package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import parley.platform.backup.Backup;
import parley.platform.backup.BackupProgress;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.FolderDatabase;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./parley backup FILE`: saves a centre, running or stopped.
@Command(name = "backup", resourceBundle = "parley.messages")
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--data", defaultValue = ".data")
    private Path data = Path.of(".data");

    @Option(names = "--database")
    private @Nullable String database;

    @Option(names = "--with-key")
    private boolean withKey;

    @Override
    public Integer call() throws IOException {
        // no Spring here that would tell logging where to go
        LoggingSystem.get(Parley.class.getClassLoader()).beforeInitialize();
        var backup = new Backup(data, file, BackupCommand::progress, InstantSource.system());
        String version = RunningServer.version();
        try {
            if (database != null) {
                backup.write(DatabaseAddress.external(database), withKey, version);
            } else {
                try (FolderDatabase folder = FolderDatabase.open(data, version)) {
                    backup.write(folder.address(), withKey, version);
                }
            }
            return ExitCode.OK;
        } catch (ProblemException problem) {
            System.err.println("parley: " + problem.text(Locale.getDefault()));
            return ExitCode.SOFTWARE;
        }
    }

    static void progress(String key, Object... arguments) {
        System.err.println(Texts.text(BackupProgress.class, Locale.getDefault(), key, arguments));
    }
}
