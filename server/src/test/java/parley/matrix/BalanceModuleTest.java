package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// Plans of weights over HTTP, and the live engine that follows them.
class BalanceModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Chat running;
    private static String queue = "";

    @BeforeAll
    static void startACentre() throws IOException {
        running = Chat.start(DATABASE, folder);
        JsonNode channel = StreamSupport.stream(
                        ask("GET", "/channels", null).json().path("items").spliterator(), false)
                .filter(one -> one.path("id").asString().equals(chat().channel))
                .findFirst()
                .orElseThrow();
        queue = channel.path("queueId").asString();
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    private static Chat chat() {
        return Objects.requireNonNull(running);
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body) {
        return chat().centre.ask(method, "/api/v1" + path, body, chat().admin);
    }

    /// Everybody of the queue is kept free, whatever waits.
    private static String keepingFree(String name, String serves) {
        return "{\"name\":\"" + name + "\",\"definition\":{\"queues\":[{\"queueId\":\"" + queue
                + "\",\"longestHoldSeconds\":3600}],\"weights\":[{\"queueId\":\"" + queue + "\",\"serves\":[" + serves
                + "],\"base\":-1,\"perWaiting\":0,\"perFree\":0,\"perFreeElsewhere\":0}]}}";
    }

    private static String plan(String name) {
        Centre.Answer made = ask("POST", "/balance-plans", keepingFree(name, '"' + queue + '"'));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    @Test
    void aPlanThatIsOnKeepsAgentsFreeAndSwitchedOffItGivesThemTheWork() {
        String plan = plan("Keep free");
        Centre.Answer on = ask("POST", "/balance-plans/" + plan + "/on", null);
        assertThat(on.status()).as(on.body()).isEqualTo(200);
        assertThat(on.json().path("onSince").isNull()).isFalse();
        try (AgentDesk wu = new AgentDesk(chat().centre, chat().wu)) {
            wu.isAvailable();
            String conversation = chat().say(chat().visitor(), "hello");
            String why = "/conversations/" + conversation + "/why";
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ask("GET", why, null).json().path("decisions").size() > 0);

            JsonNode reserved = ask("GET", why, null).json().at("/decisions/0");
            assertThat(reserved.path("kind").asString()).isEqualTo("reserved");
            assertThat(reserved.path("weighed").asBoolean()).isTrue();
            JsonNode line = ask("GET", "/agents/" + wu.id() + "/why-idle", null).json();
            assertThat(line.path("queues").toString()).contains("\"reserve\"");

            assertThat(ask("POST", "/balance-plans/" + plan + "/off", null)
                            .json()
                            .path("onSince")
                            .isNull())
                    .isTrue();
            wu.take(conversation);
            JsonNode asked = ask("GET", why, null).json().at("/decisions/0");
            assertThat(asked.path("kind").asString()).isEqualTo("asked");
            assertThat(asked.path("weighed").asBoolean()).isFalse();
        }
        assertThat(ask("GET", "/audit-events?limit=50", null).body())
                .contains("balance-plan.switched-on", "balance-plan.switched-off");
    }

    @Test
    void aQueueHasOnePlanThatIsOnAndBothStayWhileItIs() {
        String first = plan("First");
        String second = plan("Second");
        ask("POST", "/balance-plans/" + first + "/on", null);
        ask("POST", "/balance-plans/" + second + "/on", null);
        assertThat(ask("GET", "/balance-plans/" + first, null)
                        .json()
                        .path("onSince")
                        .isNull())
                .isTrue();
        assertThat(ask("GET", "/balance-plans/" + second, null)
                        .json()
                        .at("/queues/0/name")
                        .asString())
                .isNotBlank();
        assertThat(ask("DELETE", "/balance-plans/" + second, null).code()).isEqualTo("in-use");
        assertThat(ask("DELETE", "/queues/" + queue, null).body()).contains("in-use", "Second");
        ask("POST", "/balance-plans/" + second + "/off", null);
        assertThat(ask("DELETE", "/balance-plans/" + second, null).status()).isEqualTo(204);
        assertThat(ask("POST", "/balance-plans/" + second + "/on", null).status())
                .isEqualTo(404);
        assertThat(ask("GET", "/balance-plans", null).body())
                .contains("\"First\"")
                .doesNotContain("\"Second\"");
    }

    @Test
    void weightsThatDoNotFitTheirQueuesAreRefused() {
        String other = new UUID(1, 1).toString();
        assertThat(ask("POST", "/balance-plans", keepingFree("x", '"' + other + '"'))
                        .code())
                .isEqualTo("balance-team-invalid");
        String twice = keepingFree("x", '"' + queue + '"')
                .replace("\"queues\":[", "\"queues\":[{\"queueId\":\"" + queue + "\",\"longestHoldSeconds\":1},");
        assertThat(ask("POST", "/balance-plans", twice).code()).isEqualTo("balance-queue-twice");
        String unknown = keepingFree("x", '"' + queue + '"').replace(queue, other);
        assertThat(ask("POST", "/balance-plans", unknown).code()).isEqualTo("queue-unknown");
        assertThat(ask(
                                "POST",
                                "/balance-plans",
                                keepingFree("x", '"' + queue + '"').replace("-1", "-1e9"))
                        .status())
                .isEqualTo(400);
        assertThat(ask("POST", "/balance-plans", keepingFree("x", "null")).status())
                .isEqualTo(400);
    }
}
