package parley.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileStoreTest extends FileStoreContract {

    @TempDir
    Path folder;

    @Override
    FileStore store() {
        return new DiskFileStore(folder);
    }

    @AfterEach
    void hasNoDraftLeft() throws IOException {
        if (Files.isDirectory(folder.resolve("drafts"))) {
            try (Stream<Path> drafts = Files.list(folder.resolve("drafts"))) {
                assertThat(drafts).isEmpty();
            }
        }
    }

    @Test
    void spreadsContentsOverFolders() throws IOException {
        try (FileStore.Draft draft = store().receive(content("hello"), 10)) {
            draft.keep();
        }

        assertThat(folder.resolve("2c/f2")).isDirectoryContaining("glob:**/2cf24dba*");
    }

    @Test
    void replacesAContentThatACutHasShortened() throws IOException {
        String hash;
        try (FileStore.Draft draft = store().receive(content("hello"), 10)) {
            hash = draft.hash();
            draft.keep();
        }
        Path place = folder.resolve("2c/f2").resolve(hash);
        Files.writeString(place, "hel");

        try (FileStore.Draft draft = store().receive(content("hello"), 10)) {
            draft.keep();
        }

        assertThat(place).hasContent("hello");
    }

    @Test
    void forgetsWhatAKilledProcessWasReceiving() throws IOException {
        Files.createDirectories(folder.resolve("drafts"));
        Files.writeString(folder.resolve("drafts/left"), "half a fi");

        new DiskFileStore(folder).clean();
    }
}
