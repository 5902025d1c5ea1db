package parley.demo.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of the simulation between starts, in `simulation.json`.
///
/// @param isRemoved whether an administrator has sent the customers away
/// @param hasPast whether the chats of the past were played
/// @param tokens those who were here, whose chats nobody will go on with
record Memory(boolean isRemoved, boolean hasPast, List<String> tokens) {

    private static final String FILE = "simulation.json";

    Memory {
        tokens = List.copyOf(tokens);
    }

    static Memory read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file)
                    ? JsonMapper.shared().readValue(Files.readString(file), Memory.class)
                    : new Memory(false, false, List.of());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    void write(Path folder) {
        try {
            Path draft = folder.resolve(FILE + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JsonMapper.shared().writeValueAsString(this));
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
