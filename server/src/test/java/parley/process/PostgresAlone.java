package parley.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import parley.platform.database.EmbeddedPostgres;

/// A process that starts the bundled PostgreSQL and nothing else, says `ready`, and waits until its
/// standard input ends. For the tests of accounts and ends, which need no server.
final class PostgresAlone {

    private PostgresAlone() {}

    /// Runs it on the folder that is the only argument.
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Map.of(), () -> {})) {
            System.out.println("ready " + postgres.pid());
            System.out.flush();
            while (System.in.read() >= 0) {
                // whoever started it has something to say, and nothing here listens
            }
        }
    }
}
