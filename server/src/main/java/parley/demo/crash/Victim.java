package parley.demo.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The process that is killed: the product itself on a throw-away folder.
final class Victim {

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    Victim(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Starts it and waits for the ready line.
    ///
    /// @throws IOException where it ends instead
    void start() throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "parley.Parley",
                "start",
                "--demo",
                "--no-simulation",
                "--port",
                Integer.toString(port),
                "--data",
                folder.toString()));
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = started;
        var lines = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("the centre did not start: see " + log());
        }
    }

    private Path log() {
        return folder.resolveSibling("victim.log");
    }

    /// Ends it without a word, as a power cut would.
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /// Asks it to stop.
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    /// What `run.json` says.
    JsonNode facts() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));
    }
}
