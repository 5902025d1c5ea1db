package parley.platform.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;

/// Files of staff.
@RestController
@RequestMapping("/api/v1/files")
class FileController {

    private final FileArchive archive;
    private final FileDoor door;

    FileController(FileArchive archive, FileDoor door) {
        this.archive = archive;
        this.door = door;
    }

    /// Takes the body as it is, without parsing a form around it.
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Requires(Requires.SIGNED_IN)
    ResponseEntity<FileView> upload(Caller caller, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        StoredFile file = archive.add(request.getInputStream(), name, caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(FileView.of(file));
    }

    @GetMapping("/{id}")
    @Requires(Requires.SIGNED_IN)
    ResponseEntity<Resource> download(Caller caller, @PathVariable FileId id) {
        return door.give(caller, id);
    }
}
