package parley.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Where contents lie, each under its SHA-256 in hex, so that equal ones are there once. What
/// was kept survives a cut of power. Implementations share one contract test.
public interface FileStore {

    /// A store in a folder of this machine.
    static FileStore onDisk(Path folder) {
        return new DiskFileStore(folder);
    }

    /// Takes a content in without keeping it yet, so that it can be looked at first.
    ///
    /// @param most the largest size in bytes
    /// @throws parley.platform.kernel.ProblemException `file-too-large`, after `most` bytes
    ///     at the latest
    Draft receive(InputStream content, long most) throws IOException;

    /// The content.
    ///
    /// @throws NoSuchFileException where it is not there
    InputStream open(String hash) throws IOException;

    /// Its size in bytes.
    ///
    /// @throws NoSuchFileException where it is not there
    long size(String hash) throws IOException;

    /// Removes it, where it is there.
    void delete(String hash) throws IOException;

    /// A content that was received; gone when closed without being kept.
    interface Draft extends AutoCloseable {

        /// Its SHA-256 in hex.
        String hash();

        /// Its size in bytes.
        long size();

        /// Its first bytes, at most so many.
        byte[] head(int most) throws IOException;

        /// Keeps it; on disk when this returns. Keeping what is there already changes nothing.
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
