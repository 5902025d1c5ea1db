package parley.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts that are refused: one sentence that says what to do, nothing on standard output, and an
/// exit code that tells a wrong use (2) from a failure (1).
class RefusalProcessTest {

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "start --no-such-option",
                "start --port eighty",
                "start --port 70000",
                "start --port -1",
                "start extra",
                "tool no-such-tool"
            })
    void wrongUsageExitsWithTwo(String arguments) {
        try (ParleyProcess process = ParleyProcess.run(arguments.split(" ", -1))) {
            assertThat(process.awaitRefusal())
                    .as(String.join("\n", process.errors()))
                    .isEqualTo(2);
            assertThat(process.output()).isEmpty();
            assertThat(process.errors()).isNotEmpty().noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void plainHttpIsServedToThisMachineOnly() {
        Path folder = FOLDERS.empty();
        try (ParleyProcess process = ParleyProcess.start(folder, "--host", "0.0.0.0")) {
            assertRefused(process, "Without HTTPS, Parley listens on this machine only.");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownHostIsNamed() {
        try (ParleyProcess process = ParleyProcess.start(FOLDERS.empty(), "--host", "no-such-host.invalid")) {
            assertRefused(process, "This machine has no address no-such-host.invalid.");
        }
    }

    @Test
    void aFolderOfANewerVersionIsLeftAlone() throws IOException {
        Path folder = FOLDERS.empty();
        Files.writeString(folder.resolve("format"), "999 9.9.9\n");
        try (ParleyProcess process = ParleyProcess.start(folder)) {
            assertRefused(process, "The data folder " + folder + " was written by a newer Parley (9.9.9).");
        }
        assertThat(folder.resolve("format")).hasContent("999 9.9.9\n");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path folder = FOLDERS.empty();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        var launch = new ParleyProcess.Launch();
        if (Commands.isRoot()) {
            // root may write everywhere
            launch.asOrdinaryUser(FOLDERS);
        }
        try (ParleyProcess process = ParleyProcess.run(launch, ParleyProcess.arguments(folder))) {
            assertRefused(process, "The data folder " + folder + " cannot be written by this user.");
        }
    }

    /// The small one is seen before anything is started, the other one fills while it is prepared.
    @ParameterizedTest
    @CsvSource({"48m", "97m"})
    void aFullDiskIsNamed(String size) {
        Path folder = FOLDERS.empty();
        Commands.Answer mount = Commands.run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString());
        assumeTrue(mount.isGood(), "mounting is forbidden here: " + mount.output());
        try (ParleyProcess process = ParleyProcess.start(folder)) {
            assertRefused(process, "The disk of " + folder + " is full: ");
            assertThat(folder.resolve("postgres/data")).doesNotExist();
        } finally {
            assertThat(Commands.run("umount", folder.toString()).isGood()).isTrue();
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
        List<String> arguments = ParleyProcess.arguments(
                FOLDERS.empty(), "--database", "jdbc:postgresql://127.0.0.1:1/parley?user=parley&password=very-secret");
        try (ParleyProcess process = ParleyProcess.run(new ParleyProcess.Launch(), arguments)) {
            assertRefused(process, "The database jdbc:postgresql://127.0.0.1:1/parley?user=parley&password=… cannot");
            assertThat(process.errors()).noneMatch(line -> line.contains("very-secret"));
        }
    }

    private static void assertRefused(ParleyProcess process, String sentence) {
        assertThat(process.awaitRefusal())
                .as(String.join("\n", process.errors()))
                .isEqualTo(1);
        assertThat(process.output()).isEmpty();
        assertThat(process.sentences()).singleElement().asString().startsWith("parley: " + sentence);
        assertThat(process.errors()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
    }
}
