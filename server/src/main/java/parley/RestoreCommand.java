package parley;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.boot.logging.LoggingSystem;
import parley.platform.backup.Restore;
import parley.platform.kernel.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./parley restore FILE`: makes a centre from a backup in an empty folder.
@Command(name = "restore", resourceBundle = "parley.messages")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--data", defaultValue = ".data")
    private Path data = Path.of(".data");

    @Override
    public Integer call() {
        // no Spring here that would tell logging where to go
        LoggingSystem.get(Parley.class.getClassLoader()).beforeInitialize();
        try {
            new Restore(file, data, BackupCommand::progress).run(RunningServer.version());
            return ExitCode.OK;
        } catch (ProblemException problem) {
            System.err.println("parley: " + problem.text(Locale.getDefault()));
            return ExitCode.SOFTWARE;
        }
    }
}
