package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the other system hears beside words: that an agent has read, and that an agent types.
class OpenChannelNewsModuleTest {

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
        open().allowInnerHost();
    }

    @AfterAll
    static void stop() {
        open().close();
    }

    /// What the webhook was told of one kind about a conversation, in order.
    private static List<JsonNode> told(String type, String conversation) {
        return open().hooks.stream()
                .map(hook -> JsonMapper.shared().readTree(hook.body()))
                .filter(body -> body.path("type").asString().equals(type))
                .map(body -> body.path("data"))
                .filter(data -> data.path("conversationId").asString().equals(conversation))
                .toList();
    }

    private static void reads(String conversation, long seq) {
        assertThat(open().centre
                        .ask(
                                "POST",
                                "/api/v1/conversations/" + conversation + "/seen",
                                "{\"seq\":" + seq + "}",
                                open().agent())
                        .status())
                .isLessThan(300);
    }

    @Test
    void anAgentHasReadUpToAMessageAndThatIsToldOnce() {
        String conversation = open().reply("device s", "good morning");
        JsonNode second = open().inbound("s-2", "device s", "are you there", "").json();
        String file = OpenChannel.attachment("label.txt", OpenChannel.base64("parcel label"));
        JsonNode third =
                open().inbound("s-3", "device s", "see the label", file).json();
        long last = open().entries(conversation).size();

        reads(conversation, last - 2);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> told("conversation.seen", conversation).size() == 1);
        JsonNode seen = told("conversation.seen", conversation).getFirst();
        assertThat(seen.path("externalId").asString()).isEqualTo("s-2");
        assertThat(seen.path("messageId")).isEqualTo(second.path("messageId"));
        assertThat(seen.path("to").path("id").asString()).isEqualTo("device s");

        // the last entry is the file of the third message
        reads(conversation, last);
        reads(conversation, last);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> told("conversation.seen", conversation).size() == 2);
        assertThat(told("conversation.seen", conversation)
                        .getLast()
                        .path("externalId")
                        .asString())
                .isEqualTo("s-3");
        assertThat(told("conversation.seen", conversation).getLast().path("messageId"))
                .isEqualTo(third.path("messageId"));

        // our own words are no news of what the customer wrote
        open().say(conversation, "thank you");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> told("message.created", conversation).size() == 2);
        reads(conversation, last + 1);
        open().inbound("s-4", "device s", "bye", "");
        reads(conversation, last + 2);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> told("conversation.seen", conversation).stream()
                        .anyMatch(one -> one.path("externalId").asString().equals("s-4")));
        assertThat(told("conversation.seen", conversation)).hasSize(3);
    }

    @Test
    void anAgentTypesAndNothingOfItIsKept() {
        String conversation = open().reply("device y", "one moment");
        String stranger = open().inbound("z-1", "device z", "hello", "")
                .json()
                .path("conversationId")
                .asString();
        try (AgentDesk desk = new AgentDesk(open().centre, open().agent())) {
            desk.types(stranger, true);
            desk.types(conversation, true);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !told("conversation.typing", conversation).isEmpty());
            desk.types(conversation, false);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> told("conversation.typing", conversation).size() == 2);
        }
        JsonNode typing = told("conversation.typing", conversation).getFirst();
        assertThat(typing.path("typing").asBoolean()).isTrue();
        assertThat(typing.path("from").path("name").asString()).isNotBlank();
        assertThat(told("conversation.typing", conversation)
                        .getLast()
                        .path("typing")
                        .asBoolean())
                .isFalse();
        assertThat(told("conversation.typing", stranger)).isEmpty();
        assertThat(DATABASE.jdbc()
                        .sql("select count(id) from jobs_job where payload::text like '%typing%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
