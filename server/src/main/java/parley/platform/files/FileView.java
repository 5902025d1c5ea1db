package parley.platform.files;

import org.jspecify.annotations.Nullable;

/// What is known of a file, as its sender needs it.
public record FileView(
        FileId id,
        String name,
        long size,
        String mediaType,
        @Nullable Integer width,
        @Nullable Integer height) {

    static FileView of(StoredFile file) {
        return new FileView(file.id(), file.name(), file.size(), file.mediaType(), file.width(), file.height());
    }
}
