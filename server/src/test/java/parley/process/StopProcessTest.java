package parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A stop in the middle of work: pages are told to come back, what was begun is finished.
class StopProcessTest {

    private static final String BODY = "{\"name\":\"made while stopping\"}";

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @Test
    void aStopTellsStreamsToComeBackAndFinishesWhatWasBegun() throws IOException, InterruptedException {
        Path folder = FOLDERS.unpacked();
        try (ParleyProcess process = ParleyProcess.start(folder, "--demo", "--no-simulation");
                HttpClient client = HttpClient.newHttpClient()) {
            var address = URI.create(process.awaitReady());
            String token = ParleyProcess.runFile(folder)
                    .path("demo")
                    .path("accounts")
                    .path(0)
                    .path("token")
                    .asString();
            BlockingQueue<String> frames = open(client, address, token);
            awaitFrame(frames, "caught-up");
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                String head = "POST /api/v1/tokens HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                        + "\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(BODY.substring(0, 8).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                // an answer to another request proves that the server has read what came before
                client.send(
                        java.net.http.HttpRequest.newBuilder(address.resolve("/health/live"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());

                Instant begun = Instant.now();
                process.signal("TERM");
                awaitFrame(frames, "reconnect");
                socket.getOutputStream().write(BODY.substring(8).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 201 ").contains("made while stopping");
                assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();
                assertThat(Duration.between(begun, Instant.now())).isLessThan(ParleyProcess.STOP);
            }
        }
    }

    private static BlockingQueue<String> open(HttpClient client, URI address, String token) {
        var frames = new LinkedBlockingQueue<String>();
        var listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                frames.add(data.toString());
                socket.request(1);
                return null;
            }
        };
        WebSocket socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://" + address.getAuthority() + "/api/v1/stream"), listener)
                .join();
        socket.sendText("{\"type\":\"hello\"}", true).join();
        return frames;
    }

    private static void awaitFrame(BlockingQueue<String> frames, String type) throws InterruptedException {
        String frame = "";
        while (!frame.contains("\"" + type + "\"")) {
            frame = frames.poll(60, TimeUnit.SECONDS);
            assertThat(frame).as("a frame of type " + type).isNotNull();
        }
    }
}
