package parley.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import parley.platform.kernel.ProblemException;

/// What every store of contents promises.
abstract class FileStoreContract {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final long MOST = 1000;

    /// The same store each time, as after a restart.
    abstract FileStore store();

    static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void keep(String text) throws IOException {
        try (FileStore.Draft draft = store().receive(content(text), MOST)) {
            draft.keep();
        }
    }

    @Test
    void keepsAContentUnderItsChecksum() throws IOException {
        try (FileStore.Draft draft = store().receive(content("hello"), MOST)) {
            assertThat(draft.hash()).isEqualTo(HELLO);
            assertThat(draft.size()).isEqualTo(5);
            assertThat(draft.head(3)).asString().isEqualTo("hel");
            draft.keep();
        }

        try (InputStream in = store().open(HELLO)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("hello");
        }
        assertThat(store().size(HELLO)).isEqualTo(5);
    }

    @Test
    void keepsNothingThatWasNotWanted() throws IOException {
        store().receive(content("hello"), MOST).close();

        assertThatThrownBy(() -> store().open(HELLO)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().size(HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void keepsEqualContentsOnce() throws IOException {
        keep("hello");
        keep("hello");

        store().delete(HELLO);

        assertThatThrownBy(() -> store().size(HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void takesUpToTheLimitAndNoByteMore() throws IOException {
        store().receive(content("x".repeat(1000)), MOST).close();

        assertThatThrownBy(() -> store().receive(content("x".repeat(1001)), MOST))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(FilesProblem.FILE_TOO_LARGE));
    }

    @Test
    void deletesWithoutComplaint() throws IOException {
        keep("hello");

        store().delete(HELLO);
        store().delete(HELLO);

        assertThatThrownBy(() -> store().open(HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void leavesNothingBehindWhereASenderBreaksOff() throws IOException {
        var broken = new FilterInputStream(content("hel")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("broken off");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> store().receive(broken, MOST)).hasMessage("broken off");
    }

    @Test
    void takesNoPathForAName() {
        assertThatThrownBy(() -> store().open("../../etc/passwd")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().open("")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().delete("a/" + HELLO.substring(2))).isInstanceOf(NoSuchFileException.class);
    }
}
