package parley.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The bundled database of a folder that another process serves, for tools that look into a running
/// centre. PostgreSQL itself writes down where it listens.
final class RunningPostgres {

    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    private RunningPostgres() {}

    /// Whether the folder holds a bundled database at all, running or not.
    static boolean isIn(Path root) {
        return Files.exists(data(root).resolve("PG_VERSION"));
    }

    /// How to reach it, where it is ready.
    static Optional<DatabaseAddress> address(Path root) throws IOException {
        Path file = data(root).resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= STATE_LINE || !lines.get(STATE_LINE).strip().equals("ready")) {
            return Optional.empty();
        }
        String password = Files.readString(root.resolve("database-password")).strip();
        return Optional.of(
                DatabaseAddress.local(Integer.parseInt(lines.get(PORT_LINE).strip()), password));
    }

    private static Path data(Path root) {
        return root.resolve("postgres/data");
    }
}
