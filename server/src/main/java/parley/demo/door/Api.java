package parley.demo.door;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API of a centre that may be gone at any moment.
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// @param base the address of the centre, for example `http://127.0.0.1:8420`
    public Api(String base) {
        this.base = base;
    }

    /// An answer; status 0 where none came, which says nothing about what the server did.
    public record Answer(int status, JsonNode body) {
        /// Whether the server has done it.
        public boolean isDone() {
            return status == 200 || status == 201 || status == 204;
        }

        /// A field of the body, empty where it is not there.
        public String text(String field) {
            return body.path(field).asString("");
        }
    }

    /// Signs a person in.
    ///
    /// @return the session's token
    /// @throws IOException where the centre refuses
    public String signIn(String login, String password) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/session"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("login", login, "password", password))));
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers().allValues("Set-Cookie").stream()
                .flatMap(cookie -> HttpCookie.parse(cookie).stream())
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IOException("not signed in: " + answer.statusCode() + " " + answer.body()));
    }

    /// Reads.
    public Answer get(String path, String token) throws InterruptedException {
        return send("GET", path, token, null, null);
    }

    /// Does something.
    public Answer post(String path, @Nullable String token, Map<String, ?> body) throws InterruptedException {
        return send("POST", path, token, null, body);
    }

    /// Does something once, however often it is sent.
    public Answer post(String path, String token, String key, Map<String, ?> body) throws InterruptedException {
        return send("POST", path, token, key, body);
    }

    /// Sets something.
    public Answer put(String path, String token, Map<String, ?> body) throws InterruptedException {
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
    public @Nullable Page stream(String token) {
        return stream("/stream", token, Map.of("type", "hello"), frame -> {});
    }

    /// Any live stream, which answers pings by itself; null where the server is away.
    ///
    /// @param token for staff, shown in the opening request
    /// @param hello the first frame
    /// @param frames told every frame but pings, as text
    public @Nullable Page stream(String path, @Nullable String token, Map<String, ?> hello, Consumer<String> frames) {
        var builder = http.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        try {
            var ears = new Page.Ears(frames);
            builder.buildAsync(URI.create(base.replaceFirst("^http", "ws") + "/api/v1" + path), ears)
                    .join();
            Page page = ears.page().join();
            page.send(JSON.writeValueAsString(hello));
            return page;
        } catch (CompletionException gone) {
            return null;
        }
    }
}
