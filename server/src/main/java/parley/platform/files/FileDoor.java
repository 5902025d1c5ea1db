package parley.platform.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.kernel.ProblemException;

/// Files over HTTP, for every endpoint that takes or gives them. A browser never gets anything here
/// that it would run.
@Component
public class FileDoor {

    /// What a form needs around its file.
    private static final long FORM = 64 << 10;

    /// So much of a body that is too large is read to its end, because a browser shows the refusal
    /// only then.
    private static final long DRAINED = 512L << 20;

    private final FileArchive archive;

    FileDoor(FileArchive archive) {
        this.archive = archive;
    }

    /// Takes in the part `file` of a form.
    ///
    /// @param key the same again is the same file
    /// @throws ProblemException what [FileArchive#add] refuses, `length-required`, and
    ///     `unsupported-type` where the body is no form
    public FileView take(HttpServletRequest request, Caller caller, @Nullable String key) throws IOException {
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (form == null) {
            throw new ProblemException(HttpProblem.UNSUPPORTED_TYPE);
        }
        long length = request.getContentLengthLong();
        if (length < 0) {
            // without it a stranger could fill the disk before anybody counts
            throw new ProblemException(FilesProblem.LENGTH_REQUIRED);
        }
        long most = archive.mostBytes();
        if (length > most + FORM) {
            drain(request, length);
            throw FileArchive.tooLarge(most);
        }
        MultipartFile file = part(form);
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return FileView.of(archive.add(content, name == null ? "" : name, caller.actor(), key));
        }
    }

    private static MultipartFile part(MultipartHttpServletRequest form) {
        MultipartFile file = form.getFile("file");
        if (file == null) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "file");
        }
        return file;
    }

    private static void drain(HttpServletRequest request, long length) throws IOException {
        if (length <= DRAINED) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    /// The file, for who may read it.
    ///
    /// @throws ProblemException `not-found` for everybody else, as if it were not there
    public ResponseEntity<Resource> give(Caller caller, FileId id) {
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
