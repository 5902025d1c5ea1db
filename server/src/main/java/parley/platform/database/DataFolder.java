package parley.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import parley.platform.kernel.ProblemException;

/// The folder that holds everything of one centre. While it is open no other process has it.
public final class DataFolder implements AutoCloseable {

    /// Raised when the layout changes so that an older Parley must not touch it.
    private static final int FORMAT = 1;

    private static final long NEEDED_BYTES = 96L << 20;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Opens the folder, creating it where it is not there, and keeps others out until closed.
    ///
    /// @param version the running Parley's version, written into the folder for a later refusal
    /// @throws ProblemException where it cannot be written, is in use, is newer, or its disk is
    ///     full
    public static DataFolder open(Path path, String version) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("parley.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(root, channel);
            var folder = new DataFolder(root, channel, lock);
            folder.checkFormat(version);
            folder.checkSpace();
            folder.noteOwner();
            return folder;
        } catch (IOException problem) {
            throw new ProblemException(problem, DatabaseProblem.FOLDER_UNWRITABLE, root.toString());
        }
    }

    private static FileLock lock(Path root, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException held) {
            // the same process has it: the refusal below says so as well
        }
        var owner = ByteBuffer.allocate(20);
        channel.read(owner, 0);
        channel.close();
        String pid = new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII).trim();
        throw new ProblemException(DatabaseProblem.FOLDER_IN_USE, root.toString(), pid.isEmpty() ? "?" : pid);
    }

    private void checkFormat(String version) throws IOException {
        Path file = root.resolve("format");
        if (Files.exists(file)) {
            String[] words = Files.readString(file).strip().split(" ", 2);
            int format = words[0].chars().allMatch(Character::isDigit) && !words[0].isEmpty()
                    ? Integer.parseInt(words[0])
                    : 0;
            if (format > FORMAT) {
                throw new ProblemException(
                        DatabaseProblem.FOLDER_NEWER, root.toString(), words.length > 1 ? words[1] : words[0], version);
            }
        }
        write("format", FORMAT + " " + version + "\n");
    }

    private void checkSpace() throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new ProblemException(DatabaseProblem.DISK_FULL, root.toString(), free >> 20, NEEDED_BYTES >> 20);
        }
    }

    private void noteOwner() throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /// The folder itself, absolute.
    public Path root() {
        return root;
    }

    /// Where log files go.
    public Path logs() {
        return root.resolve("log");
    }

    /// Writes a small file, readable by the owner only, whole or not at all.
    public void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Path fresh = root.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes a file that [#write] made, where it is there.
    public void remove(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
