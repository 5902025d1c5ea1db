package parley.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.platform.kernel.ProblemException;

/// As whom the bundled PostgreSQL runs. It refuses to run as root, so a root process either hides
/// its uid in a user namespace or steps down to a system account.
enum PostgresAccount {
    /// An ordinary user runs it as itself.
    SELF,
    /// Root in a user namespace without a mapping: the files stay root's, PostgreSQL sees nobody.
    NAMESPACE,
    /// Root steps down to the account `nobody`, which then owns the database's folder.
    SYSTEM;

    /// Forces one of the constants by name; for containers where the choice is known, and for
    /// tests.
    static final String SETTING = "parley.postgres.account";

    /// The command that starts PostgreSQL's programs under this account.
    List<String> prefix() {
        return switch (this) {
            case SELF -> List.of();
            case NAMESPACE -> List.of("unshare", "-U");
            case SYSTEM -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        };
    }

    static PostgresAccount choose() throws IOException, InterruptedException {
        String forced = System.getProperty(SETTING);
        if (forced != null) {
            return valueOf(forced);
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        return succeeds(List.of("unshare", "-U", "true")) ? NAMESPACE : SYSTEM;
    }

    /// Hands the folder to the account, where it is not the process's own.
    void own(Path folder) throws IOException, InterruptedException {
        if (this != SYSTEM) {
            return;
        }
        if (!succeeds(List.of("chown", "-R", "65534:65534", folder.toString()))
                || !succeeds(List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "test",
                        "-w",
                        folder.toString()))) {
            throw new ProblemException(DatabaseProblem.FOLDER_UNREACHABLE_FOR_ACCOUNT, folder.toString(), "nobody");
        }
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(Duration.ofMinutes(1)) && process.exitValue() == 0;
    }
}
