package parley.platform.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;

/// The key file: a line a key, its id and its 256 bits in hex. The first seals, all of them
/// open, so a key is replaced by putting a new line on top.
final class SecretKeys {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final SequencedMap<String, SecretKey> keys;

    private SecretKeys(Path file, SequencedMap<String, SecretKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    /// Reads the file, and makes it with a first key where it is not there.
    ///
    /// @throws ProblemException `secret-key-unreadable`
    static SecretKeys at(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return new SecretKeys(file, parse(file));
        } catch (IOException problem) {
            throw new ProblemException(
                    problem,
                    SettingsProblem.SECRET_KEY_UNREADABLE,
                    file.toString(),
                    String.valueOf(problem.getMessage()));
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        var id = new byte[ID_BYTES];
        var key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not in a folder");
        }
        Files.createDirectories(folder);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            String line = HEX.formatHex(id) + " " + HEX.formatHex(key) + "\n";
            var bytes = ByteBuffer.wrap(line.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(folder, StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    private static SequencedMap<String, SecretKey> parse(Path file) throws IOException {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                continue;
            }
            String[] words = line.strip().split("\\s+", -1);
            if (words.length != 2 || !words[0].matches("[0-9a-f]{8}") || !words[1].matches("[0-9a-f]{64}")) {
                // the line itself is the secret, so it is not repeated
                throw new IOException("a line is not an id and a key");
            }
            keys.put(words[0], new SecretKeySpec(HEX.parseHex(words[1]), "AES"));
        }
        if (keys.isEmpty()) {
            throw new IOException("it is empty");
        }
        return keys;
    }

    Map.Entry<String, SecretKey> sealing() {
        return keys.firstEntry();
    }

    @Nullable SecretKey find(String id) {
        return keys.get(id);
    }

    Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    Path file() {
        return file;
    }
}
