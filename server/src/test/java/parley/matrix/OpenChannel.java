package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A centre with an open channel, and the other system whose webhook it calls.
final class OpenChannel implements AutoCloseable {

    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    /// What the webhook was given.
    record Hook(String id, String time, String signature, String body) {}

    final Centre centre;
    final List<Hook> hooks = new CopyOnWriteArrayList<>();
    final String channel;
    final String hook;
    volatile boolean isGone;
    private final TestDatabase database;
    private final HttpServer receiver;
    private final Map<String, String> tokens = new HashMap<>();

    OpenChannel(TestDatabase database, Path folder) throws IOException {
        this.database = database;
        centre = Centre.start(database.address(), folder);
        for (JsonNode account : JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")) {
            tokens.putIfAbsent(
                    account.path("role").asString(), account.path("token").asString());
        }
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            hooks.add(new Hook(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(isGone ? 410 : 204, -1);
            exchange.close();
        });
        receiver.start();
        JsonNode open = StreamSupport.stream(
                        admin("GET", "/channels", null).json().path("items").spliterator(), false)
                .filter(one -> one.path("type").asString().equals("api"))
                .findFirst()
                .orElseThrow();
        channel = open.path("id").asString();
        hook = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        assertThat(configure(hook, SECRET).status()).isEqualTo(200);
    }

    @Override
    public void close() {
        centre.close();
        receiver.stop(0);
    }

    String administrator() {
        return java.util.Objects.requireNonNull(tokens.get("administrator"));
    }

    String agent() {
        return java.util.Objects.requireNonNull(tokens.get("agent"));
    }

    Centre.Answer admin(String method, String path, @Nullable String body) {
        return centre.ask(method, "/api/v1" + path, body, administrator());
    }

    Centre.Answer configure(String url, String secret) {
        String queue = admin("GET", "/queues", null)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        return admin(
                "PUT",
                "/channels/" + channel,
                "{\"name\":\"Open\",\"queueId\":\"" + queue + "\",\"isEnabled\":true,\"settings\":{\"webhookUrl\":\""
                        + url + "\",\"webhookSecret\":\"" + secret + "\"}}");
    }

    Centre.Answer inbound(String externalId, String from, String text, String more) {
        return admin(
                "POST",
                "/channels/" + channel + "/inbound",
                "{\"externalId\":\"" + externalId + "\",\"from\":{\"id\":\"" + from + "\",\"name\":\"Li\"},\"text\":\""
                        + text + "\"" + more + "}");
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String attachment(String name, String content) {
        return ",\"attachments\":[{\"name\":\"" + name + "\",\"content\":\"" + content + "\"}]";
    }

    void allowInnerHost() {
        assertThat(admin("PUT", "/settings/outbound.inner-hosts", "{\"value\":\"127.0.0.1\"}")
                        .status())
                .isLessThan(300);
    }

    JsonNode entries(String conversation) {
        return centre.ask("GET", "/api/v1/conversations/" + conversation + "/messages", null, administrator())
                .json()
                .path("items");
    }

    String reply(String from, String text) {
        JsonNode taken = inbound("in-" + from, from, "hello", "").json();
        String conversation = taken.path("conversationId").asString();
        String agent = centre.ask("GET", "/api/v1/session", null, agent())
                .json()
                .path("agentId")
                .asString();
        database.jdbc()
                .sql("update conversation_head set agent_id = :agent, agent_alias = 'Wu' where id = :id")
                .param("agent", UUID.fromString(agent))
                .param("id", UUID.fromString(conversation))
                .update();
        say(conversation, text);
        return conversation;
    }

    /// The agent writes.
    void say(String conversation, String text) {
        centre.ask(
                "POST", "/api/v1/conversations/" + conversation + "/messages", "{\"text\":\"" + text + "\"}", agent());
    }

    String state(String conversation) {
        JsonNode items = centre.ask("GET", "/api/v1/conversations/" + conversation + "/messages", null, agent())
                .json()
                .path("items");
        String state = "";
        for (JsonNode entry : items) {
            if (entry.path("author").path("kind").asString().equals("agent")) {
                state = entry.path("delivery").path("state").asString();
            }
        }
        return state;
    }
}
