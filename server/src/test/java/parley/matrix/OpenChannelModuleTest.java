package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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

    private static @Nullable OpenChannel running;

    private static OpenChannel open() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = new OpenChannel(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        open().close();
    }

    @Test
    void takesFilesBesideTheWordsAndTheSameMessageAgainTakesNone() {
        String file = OpenChannel.attachment("protocol.txt", OpenChannel.base64("temperature 81 °C"));
        Centre.Answer taken = open().inbound("f-1", "device f", "too hot", file);
        Centre.Answer again = open().inbound("f-1", "device f", "too hot", file);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(again.json().path("messageId")).isEqualTo(taken.json().path("messageId"));
        JsonNode items = open().entries(taken.json().path("conversationId").asString());
        List<String> names = items.valueStream()
                .map(entry -> entry.path("content"))
                .filter(content -> content.path("type").asString().equals("file"))
                .map(content -> content.path("name").asString())
                .toList();
        assertThat(names).containsExactly("protocol.txt");
    }

    @Test
    void namesAFileThatWentOutAndGivesItToItsReceiverAlone() throws IOException {
        open().allowInnerHost();
        String conversation = open().reply("device g", "see the file");
        JsonNode file = JsonMapper.shared().readTree(uploaded(conversation, "label.txt", "parcel label"));
        Centre.Answer sent = open().centre
                .ask(
                        "POST",
                        "/api/v1/conversations/" + conversation + "/messages",
                        "{\"text\":\"\",\"fileIds\":[\"" + file.path("id").asString() + "\"]}",
                        open().agent());
        assertThat(sent.status()).isLessThan(300);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> open().hooks.stream().anyMatch(one -> one.body().contains("label.txt")));
        JsonNode named = open().hooks.stream()
                .map(one -> JsonMapper.shared().readTree(one.body()).path("data"))
                .filter(data -> data.toString().contains("label.txt"))
                .findFirst()
                .orElseThrow()
                .path("attachments")
                .path(0);
        assertThat(named.path("size").asLong()).isEqualTo(12);
        String path = named.path("path").asString();
        assertThat(open().centre.ask("GET", path, null, open().administrator()).body())
                .isEqualTo("parcel label");
        assertThat(open().centre
                        .ask("GET", path.replace("device", "other"), null, open().administrator())
                        .status())
                .isEqualTo(404);
        assertThat(open().centre.ask("GET", path, null, open().agent()).status())
                .isEqualTo(403);
    }

    private static String uploaded(String conversation, String name, String content) throws IOException {
        String form = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--cut--\r\n";
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(
                                            open().centre.url + "/api/v1/conversations/" + conversation + "/files"))
                                    .header("Authorization", "Bearer " + open().agent())
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
        String conversation = open().reply("device t", "how can I help");
        try (AgentDesk desk = new AgentDesk(open().centre, open().agent())) {
            assertThat(open().admin(
                                    "POST",
                                    "/channels/" + open().channel + "/typing",
                                    "{\"from\":{\"id\":\"device t\"},\"typing\":true}")
                            .status())
                    .isEqualTo(204);
            desk.hearsPassing("typing", conversation);
        }
        assertThat(open().admin(
                                "POST",
                                "/channels/" + open().channel + "/typing",
                                "{\"from\":{\"id\":\"nobody\"},\"typing\":true}")
                        .status())
                .as("whoever has no conversation open is told nothing else")
                .isEqualTo(204);
    }

    @Test
    void switchesTheHookOffWhenItIsGoneUntilTheChannelIsSetUpAnew() {
        open().allowInnerHost();
        open().isGone = true;
        try {
            String conversation = open().reply("device h", "is anybody there");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> open().state(conversation).equals("failed"));
            JsonNode stopped = open().admin("GET", "/channels/" + open().channel, null)
                    .json()
                    .path("stopped");
            assertThat(stopped.path("why").asString()).isEqualTo("gone");
            assertThat(stopped.path("at").asString()).isNotBlank();
            assertThat(open().admin("GET", "/audit-events", null).body()).contains("channel.sending-stopped");

            open().isGone = false;
            String second = open().reply("device i", "nobody asks the hook");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> open().state(second).equals("failed"));
            assertThat(open().hooks).noneMatch(one -> one.body().contains("nobody asks the hook"));
            assertThat(open().inbound("h-1", "device h", "what comes in is taken", "")
                            .status())
                    .isEqualTo(202);
        } finally {
            open().isGone = false;
            assertThat(open().configure(open().hook, OpenChannel.SECRET)
                            .json()
                            .path("stopped")
                            .isObject())
                    .isFalse();
        }
        String third = open().reply("device j", "back again");
        await().atMost(Duration.ofSeconds(60)).until(() -> open().state(third).equals("sent"));
    }

    @Test
    void joinsTheOpenConversationOfItsSenderAndStoresARepetitionOnce() {
        Centre.Answer first = open().inbound("a-1", "device 1", "hello", ",\"attributes\":{\"model\":\"X\"}");
        Centre.Answer again = open().inbound("a-1", "device 1", "hello", "");
        Centre.Answer second = open().inbound("a-2", "device 1", "are you there", "");
        Centre.Answer other = open().inbound("a-3", "device 2", "hello", "");

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
        String conversation = open().inbound("b-1", "device b", "hello", "")
                .json()
                .path("conversationId")
                .asString();

        assertThat(open().inbound("b-2", "somebody else", "hello", ",\"conversation\":\"" + conversation + "\"")
                        .status())
                .isEqualTo(404);
        assertThat(open().inbound("b-3", "device b", "hello", ",\"conversation\":\"" + conversation + "\"")
                        .status())
                .isEqualTo(202);
        assertThat(open().inbound("b-4", "device b", "", "").code()).isEqualTo("message-empty");
        assertThat(open().inbound("b-5", "device b", "hello", OpenChannel.attachment("a.txt", ""))
                        .code())
                .isEqualTo("file-empty");
        assertThat(open().inbound("b-6", "device b", "hello", OpenChannel.attachment("a.txt", "no base64 !"))
                        .code())
                .isEqualTo("attachment-malformed");
        assertThat(open().inbound(
                                "b-7",
                                "device b",
                                "hello",
                                OpenChannel.attachment("a.exe", OpenChannel.base64("MZ" + "x".repeat(200))))
                        .code())
                .isEqualTo("file-type-refused");
        assertThat(open().inbound("", "device b", "hello", "").status()).isEqualTo(400);
        String body = "{\"externalId\":\"x\",\"from\":{\"id\":\"x\"},\"text\":\"x\"}";
        assertThat(open().centre
                        .ask("POST", "/api/v1/channels/" + open().channel + "/inbound", body, open().agent())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void keepsTheSecretToItselfAndChecksItsForm() {
        assertThat(open().configure("https://hooks.example/x", "whsec_short").code())
                .isEqualTo("webhook-secret-malformed");
        String read = open().admin("GET", "/channels/" + open().channel, null).body();
        assertThat(read).contains("\"set\":true").doesNotContain("whsec_");
        assertThat(open().admin("GET", "/audit-events", null).body()).doesNotContain("whsec_");
    }

    @Test
    void reachesInnerHostsOnlyWhereTheSettingNamesThemAndSignsWhatItSends() throws GeneralSecurityException {
        open().admin("PUT", "/settings/outbound.inner-hosts", "{\"value\":\"\"}");
        String refused = open().reply("device c", "stopped at the door");
        await().atMost(Duration.ofSeconds(60)).until(() -> open().state(refused).equals("failed"));
        assertThat(open().hooks).noneMatch(hook -> hook.body().contains("stopped at the door"));

        open().allowInnerHost();
        String conversation = open().reply("device d", "good morning");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> open().state(conversation).equals("sent"));

        OpenChannel.Hook hook = open().hooks.stream()
                .filter(one -> one.body().contains("good morning"))
                .findFirst()
                .orElseThrow();
        JsonNode body = JsonMapper.shared().readTree(hook.body());
        assertThat(body.path("type").asString()).isEqualTo("message.created");
        assertThat(body.path("data").path("to").path("id").asString()).isEqualTo("device d");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(OpenChannel.KEY, "HmacSHA256"));
        byte[] signed =
                mac.doFinal((hook.id() + "." + hook.time() + "." + hook.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(hook.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));

        String message = body.path("data").path("messageId").asString();
        assertThat(open().admin(
                                "POST",
                                "/channels/" + open().channel + "/receipts",
                                "{\"messageId\":\"" + message + "\",\"state\":\"seen\"}")
                        .status())
                .isEqualTo(204);
        assertThat(open().state(conversation)).isEqualTo("seen");
    }
}
