package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another system talks to the centre by HTTP alone: in by a request, out by a signed webhook.
class OpenChannelModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    record Hook(String id, String time, String signature, String body) {}

    private static final List<Hook> HOOKS = new CopyOnWriteArrayList<>();

    private static volatile boolean isGone;
    private static @Nullable Centre running;
    private static @Nullable HttpServer receiver;
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static String channel = "";
    private static String hook = "";

    private static Centre centre() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        for (JsonNode account : JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")) {
            TOKENS.putIfAbsent(
                    account.path("role").asString(), account.path("token").asString());
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            HOOKS.add(new Hook(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(isGone ? 410 : 204, -1);
            exchange.close();
        });
        server.start();
        receiver = server;
        JsonNode open = StreamSupport.stream(
                        admin("GET", "/channels", null).json().path("items").spliterator(), false)
                .filter(one -> one.path("type").asString().equals("api"))
                .findFirst()
                .orElseThrow();
        channel = open.path("id").asString();
        hook = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        assertThat(configure(hook, SECRET).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        centre().close();
        java.util.Objects.requireNonNull(receiver).stop(0);
    }

    private static Centre.Answer admin(String method, String path, @Nullable String body) {
        return centre().ask(method, "/api/v1" + path, body, TOKENS.get("administrator"));
    }

    private static Centre.Answer configure(String url, String secret) {
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

    private static Centre.Answer inbound(String externalId, String from, String text, String more) {
        return admin(
                "POST",
                "/channels/" + channel + "/inbound",
                "{\"externalId\":\"" + externalId + "\",\"from\":{\"id\":\"" + from + "\",\"name\":\"Li\"},\"text\":\""
                        + text + "\"" + more + "}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String name, String content) {
        return ",\"attachments\":[{\"name\":\"" + name + "\",\"content\":\"" + content + "\"}]";
    }

    private static void allowInnerHost() {
        assertThat(admin("PUT", "/settings/outbound.inner-hosts", "{\"value\":\"127.0.0.1\"}")
                        .status())
                .isLessThan(300);
    }

    private static JsonNode entries(String conversation) {
        return centre().ask(
                        "GET", "/api/v1/conversations/" + conversation + "/messages", null, TOKENS.get("administrator"))
                .json()
                .path("items");
    }

    @Test
    void takesFilesBesideTheWordsAndTheSameMessageAgainTakesNone() {
        String file = attachment("protocol.txt", base64("temperature 81 °C"));
        Centre.Answer taken = inbound("f-1", "device f", "too hot", file);
        Centre.Answer again = inbound("f-1", "device f", "too hot", file);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(again.json().path("messageId")).isEqualTo(taken.json().path("messageId"));
        JsonNode items = entries(taken.json().path("conversationId").asString());
        List<String> names = items.valueStream()
                .map(entry -> entry.path("content"))
                .filter(content -> content.path("type").asString().equals("file"))
                .map(content -> content.path("name").asString())
                .toList();
        assertThat(names).containsExactly("protocol.txt");
    }

    @Test
    void namesAFileThatWentOutAndGivesItToItsReceiverAlone() throws IOException {
        allowInnerHost();
        String conversation = reply("device g", "see the file");
        JsonNode file = JsonMapper.shared().readTree(uploaded(conversation, "label.txt", "parcel label"));
        Centre.Answer sent = centre().ask(
                        "POST",
                        "/api/v1/conversations/" + conversation + "/messages",
                        "{\"text\":\"\",\"fileIds\":[\"" + file.path("id").asString() + "\"]}",
                        TOKENS.get("agent"));
        assertThat(sent.status()).isLessThan(300);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> HOOKS.stream().anyMatch(one -> one.body().contains("label.txt")));
        JsonNode named = HOOKS.stream()
                .map(one -> JsonMapper.shared().readTree(one.body()).path("data"))
                .filter(data -> data.toString().contains("label.txt"))
                .findFirst()
                .orElseThrow()
                .path("attachments")
                .path(0);
        assertThat(named.path("size").asLong()).isEqualTo(12);
        String path = named.path("path").asString();
        assertThat(centre().ask("GET", path, null, TOKENS.get("administrator")).body())
                .isEqualTo("parcel label");
        assertThat(centre().ask("GET", path.replace("device", "other"), null, TOKENS.get("administrator"))
                        .status())
                .isEqualTo(404);
        assertThat(centre().ask("GET", path, null, TOKENS.get("agent")).status())
                .isEqualTo(403);
    }

    private static String uploaded(String conversation, String name, String content) throws IOException {
        String form = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--cut--\r\n";
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(
                                            centre().url + "/api/v1/conversations/" + conversation + "/files"))
                                    .header("Authorization", "Bearer " + TOKENS.get("agent"))
                                    .header("Content-Type", "multipart/form-data; boundary=cut")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException cut) {
            throw new IllegalStateException(cut);
        }
    }

    @Test
    void showsTheAgentThatTheCustomerTypes() {
        String conversation = reply("device t", "how can I help");
        try (AgentDesk desk = new AgentDesk(centre(), Objects.requireNonNull(TOKENS.get("agent")))) {
            assertThat(admin(
                                    "POST",
                                    "/channels/" + channel + "/typing",
                                    "{\"from\":{\"id\":\"device t\"},\"typing\":true}")
                            .status())
                    .isEqualTo(204);
            desk.hearsPassing("typing", conversation);
        }
        assertThat(admin("POST", "/channels/" + channel + "/typing", "{\"from\":{\"id\":\"nobody\"},\"typing\":true}")
                        .status())
                .as("whoever has no conversation open is told nothing else")
                .isEqualTo(204);
    }

    @Test
    void switchesTheHookOffWhenItIsGoneUntilTheChannelIsSetUpAnew() {
        allowInnerHost();
        isGone = true;
        try {
            String conversation = reply("device h", "is anybody there");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> state(conversation).equals("failed"));
            JsonNode stopped = admin("GET", "/channels/" + channel, null).json().path("stopped");
            assertThat(stopped.path("why").asString()).isEqualTo("gone");
            assertThat(stopped.path("at").asString()).isNotBlank();
            assertThat(admin("GET", "/audit-events", null).body()).contains("channel.sending-stopped");

            isGone = false;
            String second = reply("device i", "nobody asks the hook");
            await().atMost(Duration.ofSeconds(60)).until(() -> state(second).equals("failed"));
            assertThat(HOOKS).noneMatch(one -> one.body().contains("nobody asks the hook"));
            assertThat(inbound("h-1", "device h", "what comes in is taken", "").status())
                    .isEqualTo(202);
        } finally {
            isGone = false;
            assertThat(configure(hook, SECRET).json().path("stopped").isObject())
                    .isFalse();
        }
        String third = reply("device j", "back again");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(third).equals("sent"));
    }

    @Test
    void joinsTheOpenConversationOfItsSenderAndStoresARepetitionOnce() {
        Centre.Answer first = inbound("a-1", "device 1", "hello", ",\"attributes\":{\"model\":\"X\"}");
        Centre.Answer again = inbound("a-1", "device 1", "hello", "");
        Centre.Answer second = inbound("a-2", "device 1", "are you there", "");
        Centre.Answer other = inbound("a-3", "device 2", "hello", "");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().path("duplicate").asBoolean()).isFalse();
        assertThat(again.json().path("duplicate").asBoolean()).isTrue();
        assertThat(again.json().path("messageId")).isEqualTo(first.json().path("messageId"));
        assertThat(second.json().path("conversationId")).isEqualTo(first.json().path("conversationId"));
        assertThat(other.json().path("conversationId"))
                .isNotEqualTo(first.json().path("conversationId"));
    }

    @Test
    void refusesWhatItCannotTake() {
        String conversation = inbound("b-1", "device b", "hello", "")
                .json()
                .path("conversationId")
                .asString();

        assertThat(inbound("b-2", "somebody else", "hello", ",\"conversation\":\"" + conversation + "\"")
                        .status())
                .isEqualTo(404);
        assertThat(inbound("b-3", "device b", "hello", ",\"conversation\":\"" + conversation + "\"")
                        .status())
                .isEqualTo(202);
        assertThat(inbound("b-4", "device b", "", "").code()).isEqualTo("message-empty");
        assertThat(inbound("b-5", "device b", "hello", attachment("a.txt", "")).code())
                .isEqualTo("file-empty");
        assertThat(inbound("b-6", "device b", "hello", attachment("a.txt", "no base64 !"))
                        .code())
                .isEqualTo("attachment-malformed");
        assertThat(inbound("b-7", "device b", "hello", attachment("a.exe", base64("MZ" + "x".repeat(200))))
                        .code())
                .isEqualTo("file-type-refused");
        assertThat(inbound("", "device b", "hello", "").status()).isEqualTo(400);
        String body = "{\"externalId\":\"x\",\"from\":{\"id\":\"x\"},\"text\":\"x\"}";
        assertThat(centre().ask("POST", "/api/v1/channels/" + channel + "/inbound", body, TOKENS.get("agent"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void keepsTheSecretToItselfAndChecksItsForm() {
        assertThat(configure("https://hooks.example/x", "whsec_short").code()).isEqualTo("webhook-secret-malformed");
        String read = admin("GET", "/channels/" + channel, null).body();
        assertThat(read).contains("\"set\":true").doesNotContain("whsec_");
        assertThat(admin("GET", "/audit-events", null).body()).doesNotContain("whsec_");
    }

    private static String reply(String from, String text) {
        JsonNode taken = inbound("in-" + from, from, "hello", "").json();
        String conversation = taken.path("conversationId").asString();
        String agent = centre().ask("GET", "/api/v1/session", null, TOKENS.get("agent"))
                .json()
                .path("agentId")
                .asString();
        DATABASE.jdbc()
                .sql("update conversation_head set agent_id = :agent, agent_alias = 'Wu' where id = :id")
                .param("agent", UUID.fromString(agent))
                .param("id", UUID.fromString(conversation))
                .update();
        centre().ask(
                        "POST",
                        "/api/v1/conversations/" + conversation + "/messages",
                        "{\"text\":\"" + text + "\"}",
                        TOKENS.get("agent"));
        return conversation;
    }

    private static String state(String conversation) {
        JsonNode items = centre().ask(
                        "GET", "/api/v1/conversations/" + conversation + "/messages", null, TOKENS.get("agent"))
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

    @Test
    void reachesInnerHostsOnlyWhereTheSettingNamesThemAndSignsWhatItSends() throws GeneralSecurityException {
        admin("PUT", "/settings/outbound.inner-hosts", "{\"value\":\"\"}");
        String refused = reply("device c", "stopped at the door");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(refused).equals("failed"));
        assertThat(HOOKS).noneMatch(hook -> hook.body().contains("stopped at the door"));

        allowInnerHost();
        String conversation = reply("device d", "good morning");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(conversation).equals("sent"));

        Hook hook = HOOKS.stream()
                .filter(one -> one.body().contains("good morning"))
                .findFirst()
                .orElseThrow();
        JsonNode body = JsonMapper.shared().readTree(hook.body());
        assertThat(body.path("type").asString()).isEqualTo("message.created");
        assertThat(body.path("data").path("to").path("id").asString()).isEqualTo("device d");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] signed =
                mac.doFinal((hook.id() + "." + hook.time() + "." + hook.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(hook.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));

        String message = body.path("data").path("messageId").asString();
        assertThat(admin(
                                "POST",
                                "/channels/" + channel + "/receipts",
                                "{\"messageId\":\"" + message + "\",\"state\":\"seen\"}")
                        .status())
                .isEqualTo(204);
        assertThat(state(conversation)).isEqualTo("seen");
    }
}
