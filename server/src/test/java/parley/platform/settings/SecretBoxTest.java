package parley.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.kernel.ProblemException;

class SecretBoxTest {

    private static final String MARKER = "hunter2-密码";

    @TempDir
    Path folder;

    private Path key() {
        return folder.resolve("secret.key");
    }

    @Test
    void opensWhatItSealed() {
        var box = new SecretBox(key());
        String sealed = box.seal(MARKER, "setting:a");

        assertThat(sealed).startsWith("v1.").doesNotContain("hunter2");
        assertThat(box.openText(sealed, "setting:a")).isEqualTo(MARKER);
        assertThat(new SecretBox(key()).openText(sealed, "setting:a")).isEqualTo(MARKER);
    }

    @Test
    void sealsTheSameNeverAlike() {
        var box = new SecretBox(key());

        assertThat(box.seal(MARKER, "a")).isNotEqualTo(box.seal(MARKER, "a"));
    }

    @Test
    void opensOnlyAtItsPlaceAndUnchanged() {
        var box = new SecretBox(key());
        String sealed = box.seal(MARKER, "setting:a");
        int middle = sealed.length() - 10;
        char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';

        assertRefused(() -> box.openText(sealed, "setting:b"), SettingsProblem.SECRET_DAMAGED);
        assertRefused(
                () -> box.openText(sealed.substring(0, middle) + other + sealed.substring(middle + 1), "setting:a"),
                SettingsProblem.SECRET_DAMAGED);
        assertRefused(() -> box.openText("nonsense", "setting:a"), SettingsProblem.SECRET_DAMAGED);
    }

    @Test
    void keepsItsKeyFromOthers() throws IOException {
        var box = new SecretBox(key());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        String keyText = Files.readString(key()).strip().split(" ", -1)[1];
        assertThat(box.toString()).doesNotContain(keyText);
    }

    @Test
    void opensOldValuesAfterItsKeyWasReplaced() throws IOException {
        String old = new SecretBox(key()).seal(MARKER, "a");
        String fresh = "00c0ffee " + "ab".repeat(32) + "\n";
        Files.writeString(key(), fresh + Files.readString(key()));

        var box = new SecretBox(key());

        assertThat(box.openText(old, "a")).isEqualTo(MARKER);
        assertThat(box.seal(MARKER, "a")).startsWith("v1.00c0ffee.");
    }

    @Test
    void saysInOneSentenceThatTheKeyIsMissing() throws IOException {
        String sealed = new SecretBox(key()).seal(MARKER, "a");
        Files.delete(key());
        var other = new SecretBox(key());

        assertThatThrownBy(() -> other.openText(sealed, "a"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(SettingsProblem.SECRET_KEY_MISSING);
                    assertThat(problem.text(Locale.ENGLISH))
                            .contains(key().toString())
                            .doesNotContain("hunter2");
                });
    }

    @Test
    void neverMakesANewKeyOverABrokenOne() throws IOException {
        Files.writeString(key(), "broken");

        assertRefused(() -> new SecretBox(key()), SettingsProblem.SECRET_KEY_UNREADABLE);
        assertThat(Files.readString(key())).isEqualTo("broken");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable action, SettingsProblem code) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
