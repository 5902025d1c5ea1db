package parley.demo.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API of a centre that may be gone at any moment.
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Api(String base) {
        this.base = base;
    }

    /// An answer; status 0 where none came, which says nothing about what the server did.
    record Answer(int status, JsonNode body) {
        boolean isDone() {
            return status == 200 || status == 201 || status == 204;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Answer get(String path, String token) throws InterruptedException {
        return send("GET", path, token, null, null);
    }

    Answer post(String path, @Nullable String token, Map<String, ?> body) throws InterruptedException {
        return send("POST", path, token, null, body);
    }

    Answer post(String path, String token, String key, Map<String, ?> body) throws InterruptedException {
        return send("POST", path, token, key, body);
    }

    Answer put(String path, String token, Map<String, ?> body) throws InterruptedException {
        return send("PUT", path, token, null, body);
    }

    private Answer send(
            String method, String path, @Nullable String token, @Nullable String key, @Nullable Map<String, ?> body)
            throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            return new Answer(answer.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
        } catch (IOException gone) {
            return new Answer(0, JSON.createObjectNode());
        }
    }

    /// An agent's live stream, which keeps the agent alive; null where the server is away.
    @Nullable WebSocket stream(String token) {
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(URI.create(base.replaceFirst("^http", "ws") + "/api/v1/stream"), new Pinged())
                    .join();
            socket.sendText("{\"type\":\"hello\",\"cursor\":null}", true).join();
            return socket;
        } catch (CompletionException gone) {
            return null;
        }
    }

    /// Answers pings and reads the rest away.
    private static final class Pinged implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            frame.append(data);
            socket.request(1);
            if (!isLast) {
                return null;
            }
            boolean isPing = frame.indexOf("\"type\":\"ping\"") > 0;
            frame.setLength(0);
            return isPing ? socket.sendText("{\"type\":\"pong\"}", true) : CompletableFuture.completedStage(null);
        }
    }
}
