package parley.work.conversation;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import parley.platform.files.FileArchive;
import parley.platform.files.FileId;
import parley.platform.files.StoredFile;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// Files on their way into a timeline. Each belongs to the entry that shows it, because who may
/// read the entry may read the file.
@Component
class Attachments {

    /// The word under which files of entries are kept.
    static final String OWNER = "conversation-entry";

    private final FileArchive archive;

    Attachments(FileArchive archive) {
        this.archive = archive;
    }

    /// What the entries of these files say.
    ///
    /// @throws ProblemException `file-gone` where one is not there, or not the sender's own
    List<Content> contents(List<FileId> files, Actor sender) {
        return files.stream()
                .<Content>map(id -> archive.sentBy(id, sender)
                        .map(Attachments::content)
                        .orElseThrow(() -> new ProblemException(ConversationProblem.FILE_GONE)))
                .toList();
    }

    private static Content content(StoredFile file) {
        return new Content.File(file.id(), file.name(), file.size(), file.mediaType(), file.width(), file.height());
    }

    /// Binds the file to its entry, in the transaction that stores the entry.
    void bind(Content.File file, UUID entry, Actor sender) {
        archive.attach(file.fileId(), OWNER, entry, sender);
    }
}
