package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// What agents type before they send, and what they insert: drafts, canned replies, hostile text.
class DraftsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Chat running;

    private static Chat chat() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Chat.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body, String token) {
        return chat().centre.ask(method, "/api/v1" + path, body, token);
    }

    private static String held() {
        String conversation = chat().say(chat().visitor(), "hello");
        chat().give(conversation, chat().wu);
        return conversation;
    }

    private static String draft(String text, long version) {
        return Chat.json(text).replaceFirst("}$", ",\"version\":" + version + "}");
    }

    @Test
    void aDraftIsMineAloneAndANewerOneIsNeverOverwrittenUnseen() {
        String path = "/conversations/" + held() + "/draft?mode=reply";
        long first = ask("PUT", path, draft("one", 0), chat().wu)
                .json()
                .path("version")
                .asLong();
        long second = ask("PUT", path, draft("one two", first), chat().wu)
                .json()
                .path("version")
                .asLong();

        assertThat(second).isGreaterThan(first);
        assertThat(ask("PUT", path, draft("other device", first), chat().wu).code())
                .isEqualTo("draft-changed");
        assertThat(ask("PUT", path, draft("one two", first), chat().wu).status())
                .as("the same text is no quarrel")
                .isEqualTo(200);
        JsonNode mine = ask("GET", path, null, chat().wu).json();
        assertThat(mine.path("text").asString()).isEqualTo("one two");
        assertThat(mine.path("savedAt").asString()).isNotBlank();
        assertThat(ask("GET", path, null, chat().supervisor).status()).isEqualTo(404);
        assertThat(ask("GET", path, null, chat().zhao).status()).isEqualTo(404);
        assertThat(ask("GET", "/drafts", null, chat().wu).body()).contains(path.substring(15, 51));
        assertThat(ask("GET", "/drafts", null, chat().zhao).json().path("items").size())
                .isZero();
        assertThat(ask("PUT", path, draft("x".repeat(100_001), 0), chat().wu).status())
                .isEqualTo(400);
        ask("DELETE", path + "&version=" + first, null, chat().wu);
        assertThat(ask("GET", path, null, chat().wu).status()).isEqualTo(200);
        ask("DELETE", path, null, chat().wu);
        assertThat(ask("GET", path, null, chat().wu).status()).isEqualTo(404);
    }

    @Test
    void whatIsSentIsNoDraftAnyMoreButWhatWasBegunAfterItStays() {
        String conversation = held();
        String path = "/conversations/" + conversation;
        ask("PUT", path + "/draft?mode=reply", draft("hello th", 0), chat().wu);
        ask("PUT", path + "/draft?mode=note", draft("tell Zhao", 0), chat().wu);

        ask("POST", path + "/messages", Chat.json("hello there"), chat().wu);

        assertThat(ask("GET", path + "/draft?mode=reply", null, chat().wu).status())
                .isEqualTo(404);
        assertThat(ask("GET", path + "/draft?mode=note", null, chat().wu).status())
                .isEqualTo(200);
        ask("PUT", path + "/draft?mode=reply", draft("and the next", 0), chat().wu);
        ask("POST", path + "/messages", Chat.json("something else"), chat().wu);
        assertThat(ask("GET", path + "/draft?mode=reply", null, chat().wu).status())
                .isEqualTo(200);
    }

    @Test
    void aShortcutIsTakenWithinItsPlaceAndLanguage() {
        String body = "{\"shortcut\":\"%s\",\"title\":\"T\",\"text\":\"{order no.}\",\"language\":%s,"
                + "\"teamId\":null,\"queueId\":null}";
        JsonNode made = ask("POST", "/canned-replies", body.formatted("Refund", "\"en\""), chat().admin)
                .json();
        String path = "/canned-replies/" + made.path("id").asString();

        assertThat(ask("POST", "/canned-replies", body.formatted("refund", "\"en\""), chat().admin)
                        .code())
                .isEqualTo("shortcut-taken");
        assertThat(ask("POST", "/canned-replies", body.formatted("refund", "\"zh-CN\""), chat().admin)
                        .status())
                .isEqualTo(201);
        assertThat(ask("PUT", path, body.formatted("hello", "\"en\""), chat().admin)
                        .code())
                .isEqualTo("shortcut-taken");
        assertThat(ask("PUT", path, body.formatted("refund2", "null"), chat().admin)
                        .json()
                        .path("changedBy")
                        .asString())
                .contains("Chen Jing");
        assertThat(ask("POST", "/canned-replies", body.formatted("a b", "null"), chat().admin)
                        .status())
                .isEqualTo(400);
        assertThat(ask("POST", "/canned-replies", body.formatted("x", "null"), chat().wu)
                        .status())
                .isEqualTo(403);
        assertThat(ask("GET", "/canned-replies", null, chat().wu).body()).contains("\"ship\"", "refund2");
        assertThat(ask("DELETE", path, null, chat().admin).status()).isEqualTo(204);
        assertThat(ask("GET", path, null, chat().wu).status()).isEqualTo(404);
        assertThat(ask("GET", "/audit-events", null, chat().admin).body())
                .contains("canned-reply.created", "canned-reply.changed", "canned-reply.removed");
    }

    @Test
    void aTeamsReplyIsThereForItsTeamAndForWhoWritesThem() {
        String night = ask("GET", "/teams", null, chat().admin)
                .json()
                .path("items")
                .valueStream()
                .filter(team -> team.path("name").asString().startsWith("Night"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        JsonNode made = ask(
                        "POST",
                        "/canned-replies",
                        "{\"shortcut\":\"late\",\"title\":\"Late\",\"text\":\"Good night\",\"teamId\":\"" + night
                                + "\"}",
                        chat().admin)
                .json();
        String path = "/canned-replies/" + made.path("id").asString();

        assertThat(ask("GET", "/canned-replies", null, chat().zhao).body()).contains("Good night");
        assertThat(ask("GET", path, null, chat().zhao).status()).isEqualTo(200);
        assertThat(ask("GET", "/canned-replies", null, chat().admin).body()).contains("Good night");
        assertThat(ask("GET", "/canned-replies", null, chat().wu).body()).doesNotContain("Good night");
        assertThat(ask("GET", path, null, chat().wu).status()).isEqualTo(404);
    }

    @Test
    void anyTextIsStoredAsGivenOrRefusedByName() {
        String conversation = held();
        String path = "/conversations/" + conversation + "/messages";
        for (String text : java.util.List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 \uD83C\uDDE8\uD83C\uDDF3",
                "\u202Eevil\u202C \u200B\u2066\u2069 \u0007\u001B[31m",
                "'; drop table conversation_entry; --",
                "x".repeat(4000))) {
            assertThat(ask("POST", path, Chat.json(text), chat().wu)
                            .json()
                            .path("content")
                            .path("text")
                            .asString())
                    .isEqualTo(text);
        }
        assertThat(ask("POST", path, Chat.json(""), chat().wu).code()).isEqualTo("message-empty");
        assertThat(ask("POST", path, Chat.json("x".repeat(100_000)), chat().wu).code())
                .isEqualTo("message-too-long");
        assertThat(ask("POST", path, "{\"text\":\"a\\u0000b\\ud800c\"}", chat().wu)
                        .json()
                        .path("content")
                        .path("text")
                        .asString())
                .isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void noFieldAnywhereTakesWhatTheDatabaseRefuses() {
        String visitor = chat().centre
                .ask(
                        "POST",
                        chat().webchat("/visitors"),
                        "{\"language\":\"en\",\"page\":{\"url\":\"https://a\\u0000\",\"title\":\"<b>\\ud800\"}}",
                        null)
                .json()
                .path("token")
                .asString();

        assertThat(chat().centre
                        .ask(
                                "POST",
                                chat().webchat("/messages"),
                                "{\"text\":\"x\",\"name\":\"Eve\\u0000<script>\"}",
                                visitor)
                        .status())
                .isEqualTo(201);
        assertThat(ask(
                                "POST",
                                "/canned-replies",
                                "{\"shortcut\":\"nul\\u0000\",\"title\":\"\\ud800\",\"text\":\"\\u0000\"}",
                                chat().admin)
                        .status())
                .isEqualTo(201);
        assertThat(ask("PUT", "/conversations/" + held() + "/draft?mode=note", draft("a\u0000", 0), chat().wu)
                        .status())
                .isEqualTo(200);
    }
}
