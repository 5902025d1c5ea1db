package parley.platform.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a file.
///
/// @param name safe to show and to save under
/// @param mediaType as its content says
/// @param width of an image in pixels, where it could be read
public record StoredFile(
        FileId id,
        String hash,
        String name,
        long size,
        String mediaType,
        @Nullable Integer width,
        @Nullable Integer height,
        Instant createdAt) {}
