package parley.platform.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/// Files in and out. A browser never gets anything here that it would run.
@RestController
@RequestMapping("/api/v1/files")
class FileController {

    private final FileArchive archive;

    FileController(FileArchive archive) {
        this.archive = archive;
    }

    /// What is known of a file, as its sender needs it.
    record FileView(FileId id, String name, long size, String mediaType) {}

    /// Takes the body as it is, without parsing a form around it.
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Requires(Requires.SIGNED_IN)
    ResponseEntity<FileView> upload(Caller caller, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        StoredFile file = archive.add(request.getInputStream(), name, caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new FileView(file.id(), file.name(), file.size(), file.mediaType()));
    }

    @GetMapping("/{id}")
    @Requires(Requires.SIGNED_IN)
    ResponseEntity<Resource> download(Caller caller, @PathVariable FileId id) {
        StoredFile file = archive.readable(caller, id);
        var disposition =
                MediaKind.isInline(file.mediaType()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MediaKind.served(file.mediaType())))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                // the content of an id never changes, but who may read it does
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new Content(archive, file));
    }

    /// Lets Spring answer ranges, so that a recording can be wound.
    private static final class Content extends AbstractResource {

        private final FileArchive archive;
        private final StoredFile file;

        Content(FileArchive archive, StoredFile file) {
            this.archive = archive;
            this.file = file;
        }

        @Override
        public InputStream getInputStream() {
            return archive.open(file);
        }

        @Override
        public long contentLength() {
            return file.size();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public String getDescription() {
            return "file " + file.id().value();
        }
    }
}
