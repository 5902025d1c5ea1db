package parley.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/// Contents in two levels of folders, `ab/cd/abcd…`. Each is written beside its place, flushed,
/// moved there at once and its folder flushed, so that a cut leaves all of it or nothing.
final class DiskFileStore implements FileStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Path drafts;

    DiskFileStore(Path root) {
        this.root = root;
        this.drafts = root.resolve("drafts");
    }

    /// Forgets what a killed process was receiving.
    void clean() throws IOException {
        if (Files.isDirectory(drafts)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(drafts)) {
                for (Path draft : left) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    @Override
    public Draft receive(InputStream content, long most) throws IOException {
        Files.createDirectories(drafts);
        Path draft = drafts.resolve(UUID.randomUUID().toString());
        boolean isWhole = false;
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MessageDigest digest = sha256();
            long size = copy(content, Channels.newOutputStream(channel), digest, most);
            channel.force(true);
            isWhole = true;
            return new DiskDraft(draft, HexFormat.of().formatHex(digest.digest()), size);
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(draft);
            }
        }
    }

    private static long copy(InputStream from, OutputStream to, MessageDigest digest, long most) throws IOException {
        var buffer = new byte[BUFFER];
        long size = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            size += read;
            if (size > most) {
                throw FileArchive.tooLarge(most);
            }
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
        }
        return size;
    }

    @Override
    public InputStream open(String hash) throws IOException {
        return Files.newInputStream(place(hash));
    }

    @Override
    public long size(String hash) throws IOException {
        return Files.size(place(hash));
    }

    @Override
    public void delete(String hash) throws IOException {
        Files.deleteIfExists(place(hash));
    }

    private Path place(String hash) throws NoSuchFileException {
        if (!HASH.matcher(hash).matches()) {
            // never a path of somebody's choice
            throw new NoSuchFileException(hash);
        }
        return root.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private final class DiskDraft implements Draft {

        private final Path file;
        private final String hash;
        private final long size;

        DiskDraft(Path file, String hash, long size) {
            this.file = file;
            this.hash = hash;
            this.size = size;
        }

        @Override
        public String hash() {
            return hash;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] head(int most) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(most);
            }
        }

        @Override
        public void keep() throws IOException {
            Path place = place(hash);
            Path inner = root.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4));
            Path outer = root.resolve(hash.substring(0, 2));
            if (Files.exists(place) && Files.size(place) == size) {
                return;
            }
            boolean isNew = !Files.isDirectory(inner);
            Files.createDirectories(inner);
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flush(inner);
            if (isNew) {
                flush(outer);
                flush(root);
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
