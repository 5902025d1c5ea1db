package parley.demo.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import parley.demo.bench.Report.Samples;
import parley.demo.door.OwnCentre;

/// The bare WebSocket echo as another process, and its clients.
final class EchoBaseline implements AutoCloseable {

    private static final String TEXT = "x".repeat(300);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = OwnCentre.freePort();
    private final Process process;

    EchoBaseline() throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Server.class.getName(), Integer.toString(port)));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!isServing()) {
            if (!process.isAlive()) {
                throw new IOException("the echo server did not start");
            }
            Lab.pause(Duration.ofMillis(50));
        }
    }

    private boolean isServing() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /// A connection that lets one message through at a time.
    private final class Client implements WebSocket.Listener {
        private final Semaphore answered = new Semaphore(0);
        private final WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), this)
                .join();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            from.request(1);
            if (isLast) {
                answered.release();
            }
            return null;
        }

        long echo() throws InterruptedException {
            long begin = System.nanoTime();
            socket.sendText(TEXT, true).join();
            answered.acquire();
            return System.nanoTime() - begin;
        }
    }

    /// Echoes so many a second on one connection.
    Samples paced(int perSecond, Duration time) throws InterruptedException {
        var samples = new Samples();
        var client = new Client();
        long begin = System.nanoTime();
        for (int i = 0; i < perSecond * time.toSeconds(); i++) {
            long due = begin + i * (1_000_000_000L / perSecond);
            Lab.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            samples.add(client.echo());
        }
        client.socket.abort();
        return samples;
    }

    /// Echoes on many connections, one after the other on each.
    ///
    /// @return echoes a second
    double saturated(int connections, Duration time) throws InterruptedException {
        var samples = new Samples();
        long end = System.nanoTime() + time.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            var client = new Client();
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        samples.add(client.echo());
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return samples.count() / (time.toMillis() / 1e3);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.shutdownNow();
    }

    /// The same web server as the product's, which sends back what comes.
    static final class Server {

        private Server() {}

        /// Serves until it is ended.
        public static void main(String[] arguments) throws Exception {
            var server = new org.eclipse.jetty.server.Server(Integer.parseInt(arguments[0]));
            server.setHandler(WebSocketUpgradeHandler.from(
                    server, container -> container.addMapping("/*", (request, response, callback) -> new Echo())));
            server.start();
            server.join();
        }
    }

    /// One connection of the server.
    public static final class Echo extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(@Nullable String text) {
            getSession().sendText(text, Callback.NOOP);
        }
    }
}
