package parley.demo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.demo.door.Api;
import parley.demo.door.OwnCentre;
import parley.demo.door.Page;

/// A centre of its own for the benchmarks, and the time that they take.
final class Lab implements AutoCloseable {

    private final Path root;
    private final OwnCentre centre;
    private final Api api;
    private final int rounds;
    private final Duration time;
    private boolean isStarted;

    /// @param rounds how often each is measured
    /// @param time how long each measurement takes
    Lab(int rounds, Duration time) throws IOException {
        this.rounds = rounds;
        this.time = time;
        root = Files.createTempDirectory("parley-bench");
        centre = new OwnCentre(Files.createDirectory(folder()), OwnCentre.freePort(), List.of());
        api = new Api(centre.address());
    }

    Path folder() {
        return root.resolve("data");
    }

    int rounds() {
        return rounds;
    }

    Duration time() {
        return time;
    }

    OwnCentre centre() {
        return centre;
    }

    Api api() {
        return api;
    }

    /// Starts the centre where it does not run yet, and lets in all that come.
    void startForLoad() throws IOException, InterruptedException {
        start();
        centre.admitFloods(api);
    }

    /// Starts the centre where it does not run yet.
    void start() throws IOException {
        if (!isStarted) {
            centre.start();
            isStarted = true;
        }
    }

    void stop() throws InterruptedException {
        if (isStarted) {
            centre.stop();
            isStarted = false;
        }
    }

    /// The path of the sample centre's web chat.
    String webchat() throws IOException, InterruptedException {
        return "/webchat/"
                + api.get("/session", centre.token("agent"))
                        .body()
                        .path("demo")
                        .path("channelId")
                        .asString();
    }

    /// The token of a new visitor.
    String visitor(String webchat) throws InterruptedException {
        return api.post(webchat + "/visitors", null, Map.of("language", "en")).text("token");
    }

    /// The page of a member of staff.
    Page page(String token, Consumer<String> frames) throws IOException {
        var page = api.stream("/stream", token, Map.of("type", "hello"), frames);
        if (page == null) {
            throw new IOException("no stream");
        }
        return page;
    }

    /// The page of a visitor.
    @Nullable Page page(String webchat, Map<String, String> hello, Consumer<String> frames) {
        return api.stream(webchat + "/stream", null, hello, frames);
    }

    static void pause(Duration time) throws InterruptedException {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
