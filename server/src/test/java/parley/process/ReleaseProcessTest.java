package parley.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The archive that people download, unpacked where neither Maven nor Node nor a compiler is on the
/// path. `./parley release` makes it, and `./parley test` does so first.
class ReleaseProcessTest {

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @Test
    void theArchiveStartsAndNamesEveryLibraryInIt() throws IOException {
        Path root = FOLDERS.empty();
        Commands.Answer unpacked =
                Commands.run("tar", "-xzf", archive().toString(), "-C", root.toString(), "--strip-components=1");
        assertThat(unpacked.isGood()).as(unpacked.output()).isTrue();
        for (String file : List.of("LICENSE", "NOTICE", "README.md", "docs/guide/en/configuration.md", "deploy")) {
            assertThat(root.resolve(file)).exists();
        }
        String thirdParty = Files.readString(root.resolve("THIRD-PARTY.txt"));
        try (Stream<Path> jars = Files.list(root.resolve("lib/lib"))) {
            for (Path jar : jars.toList()) {
                // a name and its version, as `spring-core-7.0.9.jar`
                String[] words =
                        jar.getFileName().toString().replace(".jar", "").split("-(?=\\d)", 2);
                assertThat(thirdParty).contains(":" + words[0] + ":" + words[1]);
            }
        }
        assertThat(thirdParty).contains("(MIT) react ").contains("(MIT) preact ");

        Path data = FOLDERS.unpacked();
        try (ParleyProcess process = ParleyProcess.script(root.resolve("parley"), ParleyProcess.arguments(data))) {
            assertThat(process.awaitReady()).startsWith("http://127.0.0.1:");
            assertThat(ParleyProcess.runFile(data).path("version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
            process.signal("TERM");
            assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();
        }
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.exists(Path.of("../target")) ? Files.list(Path.of("../target")) : Stream.of()) {
            Optional<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("parley-.*\\.tar\\.gz"))
                    .findFirst();
            assumeTrue(found.isPresent(), "there is no archive: ./parley release makes it");
            return found.orElseThrow();
        }
    }
}
