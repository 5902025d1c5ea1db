package parley.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Data folders of a test class, in the machine's folder for temporary files because the accounts
/// that PostgreSQL steps down to may not enter the checkout. Gone afterwards.
///
/// Unpacking PostgreSQL takes seconds, so the first folder of a build that has it unpacked lends it
/// to the later ones.
final class Folders implements AfterAllCallback {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");

    private final List<Path> folders = new ArrayList<>();

    /// An empty folder that everybody may enter.
    Path empty() {
        try {
            Path folder = Files.createTempDirectory("parley-test-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            folders.add(folder);
            return folder;
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// A folder without data where PostgreSQL is unpacked already, if it ever was.
    Path unpacked() {
        Path folder = empty();
        if (Files.isDirectory(PROGRAMS)) {
            try {
                Files.createDirectories(folder.resolve("postgres"));
            } catch (IOException problem) {
                throw new IllegalStateException(problem);
            }
            Commands.run("cp", "-a", PROGRAMS + "/.", folder.resolve("postgres").toString());
        }
        return folder;
    }

    /// Keeps the unpacked programs of a folder for later ones.
    void lendPrograms(Path folder) {
        if (!Files.isDirectory(PROGRAMS)) {
            Commands.run("mkdir", "-p", PROGRAMS + ".new");
            Commands.run("sh", "-c", "cp -a " + folder + "/postgres/programs-* " + PROGRAMS + ".new/");
            Commands.run("mv", PROGRAMS + ".new", PROGRAMS.toString());
        }
    }

    /// The same class path where everybody may read it.
    String copyOf(String classPath) {
        Path target = empty();
        var copied = new ArrayList<String>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path copy = target.resolve(copied.size() + "-" + Path.of(entry).getFileName());
            Commands.run("cp", "-r", entry, copy.toString());
            copied.add(copy.toString());
        }
        Commands.run("chmod", "-R", "a+rX", target.toString());
        return String.join(File.pathSeparator, copied);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        folders.forEach(folder -> Commands.run("rm", "-rf", folder.toString()));
    }
}
