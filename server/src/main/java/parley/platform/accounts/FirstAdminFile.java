package parley.platform.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import parley.platform.kernel.Texts;

/// `first-admin.txt` in the data folder: the one-time password of the first administrator, readable
/// by the owner of the folder only, and gone as soon as it is of no use.
@Component
class FirstAdminFile {

    static final String NAME = "first-admin.txt";

    private final @Nullable Path folder;

    FirstAdminFile(AccountSettings settings) {
        this.folder = settings.folder();
    }

    @Nullable Path path() {
        return folder == null ? null : folder.resolve(NAME);
    }

    /// Writes it whole or not at all.
    void write(String login, String password) {
        Path file = path();
        if (file == null) {
            return;
        }
        try {
            Path draft = file.resolveSibling(NAME + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    draft, Texts.text(FirstAdminFile.class, Locale.getDefault(), "first-admin-file", login, password));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Removes it once the person's new password is committed, where it is this person's.
    void removeAfterCommit(String login) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            remove(login);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remove(login);
            }
        });
    }

    private void remove(String login) {
        Path file = path();
        try {
            if (file != null && Files.exists(file) && Files.readString(file).contains(login + "\n")) {
                Files.delete(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
