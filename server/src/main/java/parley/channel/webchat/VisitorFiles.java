package parley.channel.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.channel.ChannelId;
import parley.platform.files.FileArchive;
import parley.platform.files.FileDoor;
import parley.platform.files.FileId;
import parley.platform.files.FileView;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.work.conversation.ConversationProblem;

/// What visitors send and fetch beside words.
@RestController
@RequestMapping("/api/v1/webchat/{channelId}/files")
class VisitorFiles {

    private final Visitors visitors;
    private final FileArchive archive;
    private final FileDoor door;

    VisitorFiles(Visitors visitors, FileArchive archive, FileDoor door) {
        this.visitors = visitors;
        this.archive = archive;
        this.door = door;
    }

    @PostMapping
    @Requires(Visitors.PERMISSION)
    ResponseEntity<FileView> upload(
            Caller caller,
            @PathVariable ChannelId channelId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
            HttpServletRequest request)
            throws IOException {
        visitors.visitor(caller, channelId);
        return ResponseEntity.status(HttpStatus.CREATED).body(door.take(request, caller, key));
    }

    @GetMapping("/{id}")
    @Requires(Visitors.PERMISSION)
    ResponseEntity<Resource> download(Caller caller, @PathVariable ChannelId channelId, @PathVariable FileId id) {
        visitors.visitor(caller, channelId);
        return door.give(caller, id);
    }

    /// These files, which the visitor must have sent: a message names nobody else's.
    ///
    /// @throws ProblemException `file-gone`
    List<FileId> own(Caller caller, @Nullable List<FileId> files) {
        List<FileId> named = files == null ? List.of() : files;
        for (FileId file : named) {
            if (archive.sentBy(file, caller.actor()).isEmpty()) {
                throw new ProblemException(ConversationProblem.FILE_GONE);
            }
        }
        return named;
    }
}
