package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.Requirement;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TransferModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Centre running;
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static String channel = "";

    @BeforeAll
    static void start() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        JsonNode demo = JsonMapper.shared().readTree(Files.readString(folder.resolve("demo.json")));
        channel = demo.path("channelId").asString();
        for (JsonNode account : demo.path("accounts")) {
            TOKENS.put(account.path("login").asString(), account.path("token").asString());
        }
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    @Test
    @Requirement("4-04f")
    void whoeverTakesOverReadsTheNotesOfASecondAgoBeforeAcceptingAndAfter() {
        try (AgentDesk wu = desk("wu.jie")) {
            String visitor = visitor();
            String conversation = writes(visitor, "my parcel is broken");
            String work = wu.take(conversation);
            note(wu, conversation, "box was crushed, photo seen");
            try (AgentDesk zhao = desk("zhao.min")) {
                // warm: to a person, who reads before taking, while the giver adds what was forgotten
                assertThat(transfer(wu, work, "agentId", zhao.id(), "please refund")
                                .status())
                        .isEqualTo(200);
                assertThat(zhao.offered(conversation)
                                .path("offer")
                                .path("reasons")
                                .toString())
                        .contains("transferred", "Wu Jie");
                note(wu, conversation, "order 4711");
                assertThat(zhao.reads(conversation))
                        .containsSubsequence(
                                "my parcel is broken",
                                "box was crushed, photo seen",
                                "please refund",
                                "transferred",
                                "order 4711");
                assertThat(zhao.take(conversation)).isEqualTo(work);
                assertThat(zhao.reads(conversation)).contains("box was crushed, photo seen", "please refund");
                assertThat(zhao.event(conversation, "transferred").toString()).contains("Zhao Min", "Wu Jie");

                // blind: to the queue, from where it reaches the other one
                note(zhao, conversation, "refund needs a second pair of eyes");
                assertThat(transfer(zhao, work, "queueId", queue(zhao), "amount is 80")
                                .status())
                        .isEqualTo(200);
                wu.offered(conversation);
                assertThat(wu.reads(conversation))
                        .containsSubsequence(
                                "refund needs a second pair of eyes", "amount is 80", "transferred", "queued");
                wu.take(conversation);
                assertThat(wu.reads(conversation)).contains("refund needs a second pair of eyes", "amount is 80");
            }
            assertThat(centre().ask("GET", "/api/v1/webchat/" + channel + "/conversation", null, visitor)
                            .body())
                    .contains("my parcel is broken")
                    .doesNotContain("refund", "crushed", "4711", "transferred");
        }
    }

    @Test
    void bothSidesSeeWhyAColleagueDidNotTakeIt() {
        try (AgentDesk wu = desk("wu.jie");
                AgentDesk zhao = desk("zhao.min")) {
            centre().ask("PUT", "/api/v1/presence", "{\"state\":\"break\"}", TOKENS.get("zhao.min"));
            String conversation = writes(visitor(), "hello");
            String work = wu.take(conversation);
            centre().ask("PUT", "/api/v1/presence", "{\"state\":\"available\"}", TOKENS.get("zhao.min"));
            transfer(wu, work, "agentId", zhao.id(), null);
            zhao.offered(conversation);
            assertThat(zhao.post("/work-items/" + work + "/decline", "{}").status())
                    .isEqualTo(200);
            wu.hears("entry", "\"declined\"");
            zhao.hears("offer-ended", "\"declined\"");
        }
    }

    @Test
    void refusesATransferToNobodyToBothOrToOneself() {
        try (AgentDesk wu = desk("wu.jie")) {
            String conversation = writes(visitor(), "hello");
            String work = wu.take(conversation);
            assertThat(wu.post("/work-items/" + work + "/transfer", "{}").code())
                    .isEqualTo("invalid-request");
            assertThat(wu.post(
                                    "/work-items/" + work + "/transfer",
                                    "{\"queueId\":\"" + queue(wu) + "\",\"agentId\":\"" + wu.id() + "\"}")
                            .code())
                    .isEqualTo("invalid-request");
            assertThat(transfer(wu, work, "agentId", wu.id(), null).code()).isEqualTo("transfer-to-self");
            assertThat(transfer(wu, work, "agentId", "019540f0-0000-7000-8000-00000000dead", null)
                            .code())
                    .isEqualTo("agent-unknown");
            assertThat(wu.post("/work-items/" + work + "/complete", "{}").status())
                    .isEqualTo(200);
            assertThat(transfer(wu, work, "queueId", queue(wu), null).code()).isEqualTo("work-over");
        }
    }

    private static Centre centre() {
        return Objects.requireNonNull(running);
    }

    private static AgentDesk desk(String login) {
        centre().ask("PUT", "/api/v1/presence", "{\"state\":\"available\"}", TOKENS.get(login));
        return new AgentDesk(centre(), String.valueOf(TOKENS.get(login)));
    }

    private static String queue(AgentDesk desk) {
        return desk.get("/queues").path("items").path(0).path("id").asString();
    }

    private static String visitor() {
        return centre().ask("POST", "/api/v1/webchat/" + channel + "/visitors", "{\"language\":\"en\"}", null)
                .json()
                .path("token")
                .asString();
    }

    private static String writes(String visitor, String text) {
        return centre().ask("POST", "/api/v1/webchat/" + channel + "/messages", "{\"text\":\"" + text + "\"}", visitor)
                .json()
                .path("conversationId")
                .asString();
    }

    private static void note(AgentDesk desk, String conversation, String text) {
        assertThat(desk.post(
                                "/conversations/" + conversation + "/messages",
                                "{\"text\":\"" + text + "\",\"visibility\":\"internal\"}")
                        .status())
                .isEqualTo(201);
    }

    private static Centre.Answer transfer(
            AgentDesk desk, String work, String kind, String target, @Nullable String note) {
        return desk.post(
                "/work-items/" + work + "/transfer",
                "{\"" + kind + "\":\"" + target + "\"" + (note == null ? "" : ",\"note\":\"" + note + "\"") + "}");
    }
}
