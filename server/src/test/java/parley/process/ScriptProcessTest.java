package parley.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one command itself, without building anything: it stands in a folder laid out as a release,
/// beside two JDKs that only say how they were called.
class ScriptProcessTest {

    private static final Path SCRIPT = Path.of("..", "parley").toAbsolutePath().normalize();

    @TempDir
    Path root = Path.of("");

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(SCRIPT, root.resolve("parley"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(root.resolve("lib"));
        Files.createFile(root.resolve("lib/parley-server.jar"));
        jdk("new", "25.0.1");
        jdk("old", "17.0.15");
        environment.put("PATH", root.resolve("old/bin") + ":/usr/bin:/bin");
        environment.put("HOME", root.toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    private void jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(root.resolve(name + "/bin"));
        Files.writeString(root.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = bin.resolve(program);
            Files.writeString(file, """
                    #!/bin/sh
                    echo "%s $* LC_ALL=$LC_ALL LANG=$LANG"
                    exit 7
                    """.formatted(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void helpsInTheLanguageOfTheTerminal() {
        assertThat(parley("help").exitCode()).isZero();
        assertThat(parley("help").output()).startsWith("Usage: ./parley");
        assertThat(parley("--help").output()).isEqualTo(parley("help").output());

        environment.put("LC_ALL", "zh_CN.UTF-8");
        assertThat(parley("help").output()).contains("用法：./parley");
    }

    @Test
    void knowsWhatItDoesNotKnow() {
        Commands.Answer answer = parley("dance");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.output())
                .startsWith("parley: there is no command 'dance'.")
                .contains("Usage: ./parley");
    }

    @Test
    void takesAJdkThatIsNewEnough() {
        environment.put("JAVA_HOME", root.resolve("new").toString());
        assertThat(parley("start").output()).startsWith("new ");

        environment.put("JAVA_HOME", root.resolve("old").toString());
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());
        assertThat(parley("start").output()).startsWith("new ");
    }

    @Test
    void handsEverythingOnAndAnswersWithItsExitCode() {
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());
        environment.put("PARLEY_JAVA_OPTS", "-Xmx1g -Done=1");

        Commands.Answer answer = parley("start", "--port", "0", "--data", "a folder");

        assertThat(answer.exitCode()).isEqualTo(7);
        assertThat(answer.output())
                .contains(" -Xmx1g -Done=1 ")
                .contains(" -jar " + root + "/lib/parley-server.jar start --port 0 --data a folder ");
        assertThat(parley("--demo").output()).contains("parley-server.jar start --demo ");
        assertThat(parley("tool", "erlang", "--cases", "x.csv").output())
                .contains("parley-server.jar tool erlang --cases x.csv ");
    }

    /// Otherwise each Chinese letter becomes a question mark on a small machine.
    @Test
    void survivesALocaleThatIsNotInstalled() {
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());
        environment.put("LC_ALL", "zh_AQ.UTF-8");

        assertThat(parley("start").output()).contains("LC_ALL=C.UTF-8 LANG=zh_AQ.UTF-8");
    }

    @Test
    void aRecordedStartIsUsedAsLongAsItFits() throws IOException {
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());
        answersAsAServer();

        assertThat(parley("start").output()).doesNotContain("AOTCache");
        Files.createFile(root.resolve("lib/parley-of-an-earlier-build.aot"));
        assertThat(parley("train").exitCode()).isZero();
        assertThat(recorded()).hasSize(1);
        assertThat(parley("start").output())
                .contains("-XX:AOTCache=" + root + "/lib/" + recorded().getFirst());
        assertThat(parley("tool", "erlang").output()).contains("-XX:AOTCache=");

        Files.writeString(root.resolve("lib/parley-server.jar"), "another build");
        assertThat(parley("start").output()).doesNotContain("AOTCache");
        assertThat(parley("train").exitCode()).isZero();
        Files.writeString(root.resolve("new/release"), "JAVA_VERSION=\"25.0.2\"\n");
        assertThat(parley("start").output()).doesNotContain("AOTCache");
    }

    @Test
    void aRecordingThatDoesNotWorkLeavesNothing() throws IOException {
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());

        Commands.Answer answer = parley("train");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).contains("starts go on without one");
        assertThat(recorded()).isEmpty();
    }

    /// The first start records the next ones by itself, and what does so ends with it.
    @Test
    void aServerIsRecordedWhileItServes() throws IOException {
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());
        environment.put("PARLEY_RECORD_AFTER", "0");
        answersAsAServer();
        try (ParleyProcess server =
                ParleyProcess.script(root.resolve("parley"), List.of("start", "--data", root + "/data"), environment)) {
            server.awaitReady();
            await().atMost(Duration.ofMinutes(2)).until(() -> !recorded().isEmpty());

            assertThat(server.isAlive()).isTrue();
            assertThat(server.output()).hasSize(1);
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void nothingIsRecordedForAServerThatIsGone() throws IOException {
        environment.put("PARLEY_JAVA_HOME", root.resolve("new").toString());
        environment.put("PARLEY_RECORD_AFTER", "0");
        answersAsAServer();
        try (ParleyProcess server =
                ParleyProcess.script(root.resolve("parley"), List.of("start", "--data", root + "/data"), environment)) {
            server.awaitReady();
        }
        // neither what records nor what it has started
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !Commands.run("pgrep", "-f", root + "/").isGood());
        assertThat(recorded()).isEmpty();
    }

    private List<String> recorded() {
        try (var files = Files.list(root.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".aot"))
                    .toList();
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// Starts that record or serve say that they are ready and end when they are told; the others say
    /// how they were called, as before.
    private void answersAsAServer() throws IOException {
        Files.writeString(root.resolve("new/bin/java"), """
                #!/bin/bash
                data=
                for word in "$@"; do
                  case "$word" in
                    -XX:AOTCacheOutput=*) cache=${word#*=} ;;
                    */data) data=$word ;;
                  esac
                done
                if [ -z "$data" ]; then echo "new $*"; exit 7; fi
                mkdir -p "$data"
                [ -z "${cache:-}" ] || echo recorded >"$cache"
                printf '{"pid":%s}' $$ >"$data/run.json"
                trap 'exit 0' TERM
                echo ready http://127.0.0.1:1
                while true; do sleep 0.1; done
                """);
    }

    @Test
    void avoidsThePitfallsOfTheShell() {
        assumeTrue(Commands.run("shellcheck", "--version").isGood(), "shellcheck is not installed");

        Commands.Answer answer = Commands.run(
                "shellcheck",
                SCRIPT.toString(),
                SCRIPT.resolveSibling(".ci").resolve("run").toString());

        assertThat(answer.output()).isEmpty();
    }

    private Commands.Answer parley(String... arguments) {
        var command = new java.util.ArrayList<>(List.of("./parley"));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Commands.Answer(process.waitFor(), output);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
