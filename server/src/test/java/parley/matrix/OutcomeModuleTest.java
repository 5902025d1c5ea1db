package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// What came of a conversation is written once and read by whoever serves the customer next.
class OutcomeModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Chat running;

    private static Chat chat() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Chat.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    @Test
    void isReadBesideTheEarlierConversationOnceItIsFinished() {
        try (AgentDesk wu = new AgentDesk(chat().centre, chat().wu)) {
            String conversation = chat().say(chat().visitor(), "my parcel is broken");
            String work = wu.take(conversation);
            String outcome = "/work-items/" + work + "/outcome";
            assertThat(ask("GET", outcome, null, chat().wu).status()).isEqualTo(404);
            keep(outcome, "{\"wrapUpCode\":\"follow-up\",\"summary\":\"half a sen\"}");

            assertThat(earlier(conversation).path("outcome").isMissingNode()
                            || earlier(conversation).path("outcome").isNull())
                    .as("a form that is being filled in is nobody else's")
                    .isTrue();
            JsonNode kept = ask("GET", outcome, null, chat().wu).json();
            assertThat(kept.path("wrapUpCode").asString()).isEqualTo("follow-up");
            assertThat(kept.path("summary").asString()).isEqualTo("half a sen");
            assertThat(ask("GET", outcome, null, chat().zhao).status()).isEqualTo(404);

            assertThat(wu.post(
                                    "/work-items/" + work + "/complete",
                                    "{\"wrapUpCode\":\"solved\",\"summary\":\"refunded 80\"}")
                            .status())
                    .isEqualTo(200);
            JsonNode seen = earlier(conversation).path("outcome");
            assertThat(seen.path("code").asString()).isEqualTo("solved");
            assertThat(seen.path("name").asString()).isEqualTo("Solved");
            assertThat(seen.path("summary").asString()).isEqualTo("refunded 80");
        }
    }

    @Test
    void isToldToWhoeverHasTheCustomerOpenWithoutBeingAsked() {
        try (AgentDesk wu = new AgentDesk(chat().centre, chat().wu);
                AgentDesk supervisor = new AgentDesk(chat().centre, chat().supervisor)) {
            String visitor = chat().visitor();
            String conversation = chat().say(visitor, "where is my parcel");
            String work = wu.take(conversation);
            supervisor.watch(conversation);
            chat().say(visitor, "hello?");
            supervisor.hears("entry", "hello?");
            assertThat(supervisor.heard("customer-history")).isEmpty();
            wu.post("/work-items/" + work + "/complete", "{\"wrapUpCode\":\"solved\"}");
            supervisor.hears("customer-history", customer(conversation));
            assertThat(earlier(conversation).path("outcome").path("code").asString())
                    .isEqualTo("solved");
        }
    }

    @Test
    void anEndWithoutWordsIsShownAsNone() {
        try (AgentDesk wu = new AgentDesk(chat().centre, chat().wu)) {
            String conversation = chat().say(chat().visitor(), "hello");
            wu.post("/work-items/" + wu.take(conversation) + "/complete", "{}");
            JsonNode outcome = earlier(conversation).path("outcome");
            assertThat(outcome.path("code").isNull() || outcome.path("code").isMissingNode())
                    .isTrue();
        }
    }

    private static void keep(String path, String body) {
        assertThat(ask("PUT", path, body, chat().wu).status()).isEqualTo(204);
    }

    private static String customer(String conversation) {
        return ask("GET", "/conversations/" + conversation, null, chat().supervisor)
                .json()
                .path("customer")
                .path("id")
                .asString();
    }

    private static JsonNode earlier(String conversation) {
        return ask("GET", "/customers/" + customer(conversation) + "/conversations", null, chat().supervisor)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(conversation))
                .findFirst()
                .orElseThrow();
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body, String token) {
        return chat().centre.ask(method, "/api/v1" + path, body, token);
    }
}
