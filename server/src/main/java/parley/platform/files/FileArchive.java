package parley.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.Settings;

/// Every file that comes in or goes out: looked at, stored once, and given only to who may read
/// what it belongs to.
@Service
public class FileArchive {

    /// Enough to find the size in a photo with a large thumbnail before it.
    private static final int IMAGE_HEAD = 1 << 18;

    /// So many uploads of one sender may wait to be used.
    private static final int MOST_UNUSED = 50;

    private final FileStore store;
    private final FileRecordStore records;
    private final List<FileAccess> accesses;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final InstantSource clock;

    FileArchive(
            FileStore store,
            FileRecordStore records,
            List<FileAccess> accesses,
            Settings settings,
            TransactionTemplate transactions,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.records = records;
        this.accesses = List.copyOf(accesses);
        this.settings = settings;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// Takes a file in. Until it is attached only its sender may read it, and after a day it is
    /// gone.
    ///
    /// @param name as its sender calls it
    /// @throws ProblemException `file-too-large`, `file-empty`, or `file-type-refused` for programs
    public StoredFile add(InputStream content, String name, Actor by) {
        return add(content, name, by, null);
    }

    /// The same, where the sender names the upload: the same name again is the same file.
    ///
    /// @throws ProblemException as above, and `too-many-files` where the sender has left too many
    ///     uploads unused
    public StoredFile add(InputStream content, String name, Actor by, @Nullable String key) {
        var sender = Actor.Stored.of(by);
        Optional<StoredFile> known = key == null ? Optional.empty() : records.byClientKey(sender, key);
        if (known.isPresent()) {
            return known.get();
        }
        if (records.unused(sender, clock.instant().minus(FileSweep.KEPT)) >= MOST_UNUSED && sender.id() != null) {
            throw new ProblemException(FilesProblem.TOO_MANY_FILES, MOST_UNUSED);
        }
        try (FileStore.Draft draft = store.receive(content, mostBytes())) {
            StoredFile file = described(draft, FileName.safe(name));
            boolean isFirst = Boolean.TRUE.equals(transactions.execute(any -> {
                records.lockContent(file.hash());
                // the record first: contents without one would stay for ever
                boolean isNew = records.insert(file, sender, key);
                if (isNew) {
                    keep(draft);
                }
                return isNew;
            }));
            return isFirst || key == null
                    ? file
                    : records.byClientKey(sender, key).orElse(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// The largest file that is taken, in bytes.
    long mostBytes() {
        return settings.get(FileSettings.MOST_MEGABYTES) << 20;
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(FilesProblem.FILE_TOO_LARGE, (most + (1 << 20) - 1) >> 20);
    }

    private StoredFile described(FileStore.Draft draft, String name) throws IOException {
        if (draft.size() == 0) {
            throw new ProblemException(FilesProblem.FILE_EMPTY);
        }
        MediaKind kind = MediaKind.of(draft.head(MediaKind.HEAD), name);
        if (kind.isProgram()) {
            throw new ProblemException(FilesProblem.FILE_TYPE_REFUSED, kind.type());
        }
        Optional<ImageSize> image =
                MediaKind.isInline(kind.type()) ? ImageSize.of(draft.head(IMAGE_HEAD), kind.type()) : Optional.empty();
        return new StoredFile(
                new FileId(ids.next()),
                draft.hash(),
                name,
                draft.size(),
                kind.type(),
                image.map(ImageSize::width).orElse(null),
                image.map(ImageSize::height).orElse(null),
                clock.instant());
    }

    private static void keep(FileStore.Draft draft) {
        try {
            draft.keep();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// What is known of a file.
    public Optional<StoredFile> find(FileId id) {
        return records.find(id);
    }

    /// What is known of a file, where the actor has sent it; the product itself has sent all.
    public Optional<StoredFile> sentBy(FileId id, Actor by) {
        boolean isSenders = by instanceof Actor.Product || records.isUploadedBy(id, Actor.Stored.of(by));
        return isSenders ? records.find(id) : Optional.empty();
    }

    /// The content; the caller has checked that it may be read, and closes it.
    public InputStream open(StoredFile file) {
        try {
            return store.open(file.hash());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Binds an upload to what it belongs to, in the transaction that stores the latter.
    ///
    /// @param owner the word of the module's [FileAccess]
    /// @throws ProblemException `not-found` where the actor has not sent it
    @Transactional
    public StoredFile attach(FileId id, String owner, UUID subject, Actor by) {
        StoredFile file = records.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        // the sweep holds the same lock, so the file is either gone already or stays
        records.lockContent(file.hash());
        if (sentBy(id, by).isEmpty()) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        records.attach(id, owner, subject, clock.instant());
        return file;
    }

    /// Lets go of all files of something that is erased; what nothing else holds is swept away.
    @Transactional
    public void detach(String owner, UUID subject) {
        records.detach(owner, subject);
    }

    /// The file, for who may read one of the things that it belongs to, or has just sent it.
    ///
    /// @throws ProblemException `not-found` for everybody else, as if it were not there
    StoredFile readable(Caller caller, FileId id) {
        StoredFile file = records.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        List<FileRecordStore.Attachment> attachments = records.attachments(id);
        boolean mayRead = attachments.isEmpty()
                ? records.isUploadedBy(id, Actor.Stored.of(caller.actor()))
                : attachments.stream().anyMatch(attachment -> mayRead(caller, attachment));
        if (!mayRead) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return file;
    }

    private boolean mayRead(Caller caller, FileRecordStore.Attachment attachment) {
        return accesses.stream()
                .filter(access -> access.owner().equals(attachment.owner()))
                .anyMatch(access -> access.mayRead(caller, attachment.subject()));
    }

    /// Removes files that belong to nothing since before, and the contents that only they had.
    ///
    /// @return how many are gone
    int sweep(Instant before, int most) {
        int gone = 0;
        for (FileRecordStore.Orphan orphan : records.orphans(before, most)) {
            if (Boolean.TRUE.equals(transactions.execute(any -> remove(orphan)))) {
                gone++;
            }
        }
        return gone;
    }

    private boolean remove(FileRecordStore.Orphan orphan) {
        records.lockContent(orphan.hash());
        if (!records.delete(orphan.id())) {
            return false;
        }
        if (!records.isUsed(orphan.hash())) {
            try {
                store.delete(orphan.hash());
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return true;
    }
}
