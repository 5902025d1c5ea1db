package parley.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import parley.platform.kernel.ProblemException;

/// The programs of the bundled PostgreSQL, unpacked once into the data folder, so that one folder
/// has everything that its database needs.
final class PostgresBinaries {

    /// The bundled version; a new one unpacks beside the old one.
    static final String VERSION = "18.6";

    private PostgresBinaries() {}

    /// The folder with `bin/postgres`, unpacked where it was not yet.
    static Path unpack(Path parent) throws IOException {
        Path target = parent.resolve("programs-" + VERSION);
        if (Files.isDirectory(target)) {
            return target;
        }
        Path fresh = parent.resolve("programs.new");
        delete(fresh);
        Files.createDirectories(fresh);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, fresh);
            }
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static InputStream archive() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = "amd64".equals(machine) ? "x86_64" : machine;
        InputStream in = PostgresBinaries.class.getResourceAsStream("/postgres-linux-" + name + ".txz");
        if (in == null) {
            throw new ProblemException(
                    DatabaseProblem.PLATFORM_UNSUPPORTED, System.getProperty("os.name") + " " + machine);
        }
        return in;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0111) != 0 && !file.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make executable: " + file);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
