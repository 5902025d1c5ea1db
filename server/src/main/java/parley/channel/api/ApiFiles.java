package parley.channel.api;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import parley.channel.Channel;
import parley.platform.files.FileArchive;
import parley.platform.files.FileDoor;
import parley.platform.files.FileId;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// Files by the open channel: in beside the words as Base64, out by a path that the webhook names.
@Component
class ApiFiles {

    private static final UUID NOBODY = new UUID(0, 0);

    private final FileArchive archive;
    private final FileDoor door;

    ApiFiles(FileArchive archive, FileDoor door) {
        this.archive = archive;
        this.door = door;
    }

    /// Takes files in; the same message again takes in nothing new.
    ///
    /// @throws ProblemException `attachment-malformed`, and what the archive refuses
    List<FileId> take(Channel channel, String externalId, List<ApiController.Attachment> files, Actor by) {
        return IntStream.range(0, files.size())
                .mapToObj(index -> archive.add(
                                new ByteArrayInputStream(bytes(files.get(index))),
                                files.get(index).name(),
                                by,
                                channel.id().value() + "/" + externalId + "/" + index)
                        .id())
                .toList();
    }

    private static byte[] bytes(ApiController.Attachment file) {
        try {
            return Base64.getDecoder().decode(file.content());
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(malformed, ApiProblem.ATTACHMENT_MALFORMED, file.name());
        }
    }

    /// What the customer of this channel may read, and nothing else.
    ResponseEntity<Resource> give(Channel channel, String party, FileId file) {
        var reader = new Caller.Party(channel.id().value(), party, "en");
        return door.give(new Caller(new Actor.Customer(NOBODY, party), null, Set.of(), reader), file);
    }
}
