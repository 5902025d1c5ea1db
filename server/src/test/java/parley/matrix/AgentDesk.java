package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agent at work: a desk whose stream is open, so that work is offered, and its requests.
final class AgentDesk implements AutoCloseable {

    private final Centre centre;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    AgentDesk(Centre centre, String token) {
        this.centre = centre;
        this.token = token;
        this.socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(centre.url.replace("http", "ws") + "/api/v1/stream"), new Ears())
                .join();
        socket.sendText("{\"type\":\"hello\",\"cursor\":null}", true).join();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.stream()
                        .anyMatch(frame -> frame.path("type").asString().equals("caught-up")));
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                JsonNode said = JsonMapper.shared().readTree(frame.toString());
                frame.setLength(0);
                if (said.path("type").asString().equals("ping")) {
                    var _ = from.sendText("{\"type\":\"pong\"}", true);
                }
                heard.add(said);
            }
            from.request(1);
            return null;
        }
    }

    /// Opens a conversation beside what is its own.
    void watch(String conversation) {
        socket.sendText("{\"type\":\"watch\",\"conversationId\":\"" + conversation + "\"}", true)
                .join();
    }

    String id() {
        return get("/session").path("agentId").asString();
    }

    JsonNode get(String path) {
        return centre.ask("GET", "/api/v1" + path, null, token).json();
    }

    Centre.Answer post(String path, String body) {
        return centre.ask("POST", "/api/v1" + path, body, token);
    }

    /// The next offer of a conversation, as soon as it comes.
    JsonNode offered(String conversation) {
        await().atMost(Duration.ofSeconds(20)).until(() -> offer(conversation) != null);
        return java.util.Objects.requireNonNull(offer(conversation));
    }

    private @Nullable JsonNode offer(String conversation) {
        return get("/work-items?state=offered")
                .path("items")
                .valueStream()
                .filter(item -> item.path("conversationId").asString().equals(conversation))
                .findFirst()
                .orElse(null);
    }

    /// Takes the next offer of a conversation.
    String take(String conversation) {
        String work = offered(conversation).path("id").asString();
        assertThat(post("/work-items/" + work + "/accept", "{}").status()).isEqualTo(200);
        return work;
    }

    /// Says by the stream that the agent types, or has stopped.
    void types(String conversation, boolean isTyping) {
        socket.sendText(
                        "{\"type\":\"typing\",\"conversationId\":\"" + conversation + "\",\"typing\":" + isTyping + "}",
                        true)
                .join();
    }

    /// What the stream told, of one kind, once it has come.
    void hears(String kind, String part) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.stream()
                        .map(frame -> frame.path("event"))
                        .anyMatch(event -> event.path("kind").asString().equals(kind)
                                && event.toString().contains(part)));
    }

    /// All that the stream has told so far, of one kind.
    List<JsonNode> heard(String kind) {
        return heard.stream()
                .map(frame -> frame.path("event"))
                .filter(event -> event.path("kind").asString().equals(kind))
                .toList();
    }

    /// What the stream showed in passing, of one kind, once it has come.
    void hearsPassing(String kind, String part) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.stream()
                        .map(frame -> frame.path("snapshot"))
                        .anyMatch(shown -> shown.path("kind").asString().equals(kind)
                                && shown.toString().contains(part)));
    }

    /// All that the stream has shown in passing, of one kind.
    List<String> heardPassing(String kind) {
        return heard.stream()
                .map(frame -> frame.path("snapshot"))
                .filter(shown -> shown.path("kind").asString().equals(kind))
                .map(JsonNode::toString)
                .toList();
    }

    /// The agent takes work from now on.
    void isAvailable() {
        assertThat(centre.ask("PUT", "/api/v1/presence", "{\"state\":\"available\"}", token)
                        .status())
                .isLessThan(300);
    }

    /// A conversation's entries, each as its words or as an event's word.
    List<String> reads(String conversation) {
        return get("/conversations/" + conversation + "/messages?limit=200")
                .path("items")
                .valueStream()
                .map(entry -> entry.path("content"))
                .map(content -> content.path("type").asString().equals("event")
                        ? content.path("event").asString()
                        : content.path("text").asString())
                .toList();
    }

    /// The arguments of an event in a conversation.
    JsonNode event(String conversation, String event) {
        return get("/conversations/" + conversation + "/messages?limit=200")
                .path("items")
                .valueStream()
                .map(entry -> entry.path("content"))
                .filter(content -> content.path("event").asString().equals(event))
                .reduce((first, last) -> last)
                .orElseThrow()
                .path("arguments");
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
