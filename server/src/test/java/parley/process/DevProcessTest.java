package parley.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./parley dev` itself, in a checkout whose compiler, pages and server only write down that they
/// were called.
class DevProcessTest {

    private static final Path SCRIPT = Path.of("..", "parley").toAbsolutePath().normalize();
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path root = Path.of("");

    private Path source = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(SCRIPT, root.resolve("parley"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        source = Files.createDirectories(root.resolve("server/src")).resolve("Some.java");
        Files.writeString(source, "class Some {}\n");
        Files.createDirectories(root.resolve("web"));
        Files.createDirectories(root.resolve("libs"));
        for (String file : List.of("pom.xml", "server/pom.xml", "web/package-lock.json", "pids")) {
            Files.createFile(root.resolve(file));
        }
        Files.createDirectories(root.resolve("jdk/bin"));
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("jdk/bin/javac", "");
        program("jdk/bin/java", """
                echo $$ >>"%1$s/pids"
                trap 'exit 0' TERM
                echo "ready $(cat "%1$s/server/src/Some.java")"
                while true; do sleep 0.1; done
                """);
        program("bin/node", "echo 20.19.0\n");
        program("bin/npm", """
                case "$*" in *"silent dev"*) echo $$ >>"%1$s/pids"; sleep 600 ;; esac
                """);
        program("bin/mvn", """
                for word in "$@"; do case "$word" in -Dmdep.outputFile=*) : >"${word#*=}" ;; esac; done
                if grep -q broken "%1$s/server/src/Some.java"; then touch "%1$s/refused"; exit 1; fi
                """);
    }

    private void program(String name, String lines) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(root.resolve(name.substring(0, name.lastIndexOf('/'))));
        Files.writeString(file, "#!/bin/bash\n" + lines.formatted(root));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ParleyProcess dev() {
        Map<String, String> environment = Map.of(
                "PATH",
                root + "/bin:/usr/bin:/bin",
                "HOME",
                root.toString(),
                "LC_ALL",
                "C.UTF-8",
                "PARLEY_JAVA_HOME",
                root + "/jdk");
        return ParleyProcess.script(root.resolve("parley"), List.of("dev"), environment);
    }

    @Test
    void aChangeStartsTheServerAnewAndCtrlCEndsEverything() throws IOException {
        try (ParleyProcess dev = dev()) {
            await().atMost(SOON).until(() -> dev.output().equals(List.of("ready class Some {}")));

            Files.writeString(source, "class Other {}\n");
            await().atMost(SOON)
                    .until(() -> dev.output().equals(List.of("ready class Some {}", "ready class Other {}")));
            assertThat(running()).isEqualTo(2);

            dev.signalGroup("INT");

            dev.awaitExit(ParleyProcess.STOP);
            await().atMost(SOON).until(() -> running() == 0);
        }
    }

    @Test
    void theServerGoesOnWhileTheCodeDoesNotCompile() throws IOException {
        try (ParleyProcess dev = dev()) {
            await().atMost(SOON).until(() -> dev.output().size() == 1);

            Files.writeString(source, "broken\n");
            await().atMost(SOON).until(() -> Files.exists(root.resolve("refused")));
            assertThat(running()).isEqualTo(2);
            assertThat(dev.output()).hasSize(1);

            dev.signalGroup("TERM");
            dev.awaitExit(ParleyProcess.STOP);
            await().atMost(SOON).until(() -> running() == 0);
        }
    }

    /// How many of those that were started still run: the pages and the server.
    private long running() throws IOException {
        return Files.readAllLines(root.resolve("pids")).stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .filter(ProcessHandle::isAlive)
                .count();
    }
}
