package parley.demo.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A centre of one's own, to be loaded, measured or killed: the product itself as another process,
/// on a throw-away folder.
public final class OwnCentre {

    private static final int ALL_THAT_COME = 1_000_000;

    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process process;

    /// @param folder where its data are; made where it is not there
    /// @param port where it listens
    /// @param options for its Java, beyond those that this program was started with
    public OwnCentre(Path folder, int port, List<String> options) {
        this.folder = folder;
        this.port = port;
        this.options = List.copyOf(options);
    }

    /// A port that is free at this moment.
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Where it is reached.
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /// Its process.
    ///
    /// @throws IllegalStateException where it was not started
    public ProcessHandle process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.toHandle();
    }

    /// Starts it and waits for the ready line.
    ///
    /// @throws IOException where it ends instead
    public void start() throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // as this program was started, with whatever makes a start fast
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of(
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
            started.destroyForcibly();
            throw new IOException("the centre did not start: see " + log());
        }
    }

    /// Lets its visitors write and come as fast as they can: what holds floods back would otherwise
    /// be what is measured. Settings survive a kill, so once is enough.
    ///
    /// @throws IOException where it refuses
    public void admitFloods(Api api) throws IOException, InterruptedException {
        String token = token("administrator");
        for (String limit : List.of("messages", "kilobytes", "new-visitors")) {
            Api.Answer answer =
                    api.put("/settings/webchat." + limit + "-per-minute", token, Map.of("value", ALL_THAT_COME));
            if (!answer.isDone()) {
                throw new IOException("the limit of " + limit + " stays: " + answer.status() + " " + answer.body());
            }
        }
    }

    private Path log() {
        return folder.resolveSibling("centre.log");
    }

    /// Ends it without a word, as a power cut would.
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /// Asks it to stop.
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    /// A token of the sample centre's first person with this role.
    ///
    /// @throws IOException where there is none
    public String token(String role) throws IOException {
        for (JsonNode account : facts().path("demo").path("accounts")) {
            if (account.path("role").asString().equals(role)) {
                return account.path("token").asString();
            }
        }
        throw new IOException("the sample centre has no " + role);
    }

    /// What `run.json` says.
    public JsonNode facts() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));
    }
}
