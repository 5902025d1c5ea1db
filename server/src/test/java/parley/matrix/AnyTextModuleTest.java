package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// Every text by every door: what the widget, the desk and another system send is stored and shown
/// back unharmed, or refused with a sentence.
class AnyTextModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Chat running;
    private static int messages;

    private static Chat chat() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Chat.start(DATABASE, folder);
        // the tests write more than a person
        for (String limit : List.of("messages-per-minute", "kilobytes-per-minute", "new-visitors-per-minute")) {
            assertThat(admin("PUT", "/settings/webchat." + limit, "{\"value\":1000000}")
                            .status())
                    .isLessThan(300);
        }
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    private static Centre.Answer admin(String method, String path, @Nullable String body) {
        return chat().centre.ask(method, "/api/v1" + path, body, chat().admin);
    }

    /// Ways in, each with how long its words may be.
    enum Door {
        WIDGET(4000),
        DESK(4000),
        OPEN_CHANNEL(10_000);

        final int most;

        Door(int most) {
            this.most = most;
        }
    }

    /// One side of one conversation.
    ///
    /// @param body all of a message but its text, which stands where `%s` is
    private record Talk(
            String path,
            String token,
            String body,
            @Nullable String conversation) {

        static Talk by(Door door) {
            return switch (door) {
                case WIDGET -> new Talk(chat().webchat("/messages"), chat().visitor(), "{\"text\":%s}", null);
                case DESK -> {
                    String conversation = chat().say(chat().visitor(), "hello");
                    chat().give(conversation, chat().wu);
                    yield new Talk(
                            "/api/v1/conversations/" + conversation + "/messages",
                            chat().wu,
                            "{\"text\":%s}",
                            conversation);
                }
                case OPEN_CHANNEL -> {
                    String channel = admin("GET", "/channels", null)
                            .json()
                            .path("items")
                            .valueStream()
                            .filter(one -> one.path("type").asString().equals("api"))
                            .findFirst()
                            .orElseThrow()
                            .path("id")
                            .asString();
                    String key = "\"message " + ++messages + "\"";
                    yield new Talk(
                            "/api/v1/channels/" + channel + "/inbound",
                            chat().admin,
                            "{\"externalId\":" + key + ",\"from\":{\"id\":" + key + "},\"text\":%s}",
                            null);
                }
            };
        }

        Centre.Answer say(String json) {
            return chat().centre.ask("POST", path, body.replace("%s", json), token);
        }
    }

    private static String written(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String everyControl() {
        String controls = IntStream.concat(IntStream.rangeClosed(1, 0x1f), IntStream.rangeClosed(0x7f, 0x9f))
                .mapToObj(Character::toString)
                .collect(Collectors.joining("."));
        String directions = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202eevil\u2066\u2067\u2068\u2069";
        return "a" + controls + directions + "\u00ad\u034f\u180e\u200b\u200c\u200d\u2028\u2029\u2060\ufeff\ufff9z";
    }

    private static String everyKindOfEmoji() {
        return String.join(
                " ",
                "👩‍👩‍👧‍👦",
                "🏴‍☠️",
                "🏳️‍🌈",
                "🇨🇳🇩🇪",
                "👍🏻👍🏿",
                "👩🏽‍🚀",
                "#️⃣*️⃣0️⃣",
                "☺︎☺️",
                "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "🧑🏻‍❤️‍💋‍🧑🏿",
                "\ue000\udbff\udfff\uffff",
                "e\u0301\u0301\u0301𝒳 中文 العربية ไทย 한국어");
    }

    @ParameterizedTest
    @EnumSource
    void nothingAndTooMuchAreRefusedAndNothingOfItIsStored(Door door) {
        Talk talk = Talk.by(door);
        int before = count();
        for (String empty : List.of("", " \t\r\n ")) {
            Centre.Answer refused = talk.say(written(empty));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("message-empty");
        }
        for (String large : List.of("x".repeat(100_000), "😀".repeat(100_000), "x".repeat(door.most + 1))) {
            Centre.Answer refused = talk.say(written(large));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("message-too-long");
            assertThat(refused.json().path("detail").asString()).containsPattern("\\d");
        }
        assertThat(count()).isEqualTo(before);
        assertShown(talk, written("😀".repeat(door.most)), "😀".repeat(door.most));
    }

    @ParameterizedTest
    @EnumSource
    void everyControlAndEveryKindOfEmojiComesBackAsItWasWritten(Door door) {
        for (String text : List.of(everyControl(), everyKindOfEmoji())) {
            assertShown(Talk.by(door), written(text), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeStoredShowsThatSomethingStoodThere(Door door) {
        assertShown(
                Talk.by(door),
                "\"nul\\u0000 high\\ud83d low\\ude00 turned\\ude00\\ud83d good\\ud83d\\ude00\"",
                "nul\ufffd high\ufffd low\ufffd turned\ufffd\ufffd good😀");
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNoTextAreRefused(Door door) throws IOException, InterruptedException {
        Talk talk = Talk.by(door);
        int before = count();
        byte[] body = talk.body().replace("%s", "\"a?b\"").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xff : body[i];
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(chat().centre.url + talk.path()))
                            .header("Authorization", "Bearer " + talk.token())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid-request");
        }
        assertThat(count()).isEqualTo(before);
    }

    /// Stored once, and shown to staff as it is meant.
    private static void assertShown(Talk talk, String json, String text) {
        Centre.Answer taken = talk.say(json);
        assertThat(taken.status()).as(taken.body()).isBetween(200, 202);
        String conversation = talk.conversation() == null
                ? taken.json().path("conversationId").asString()
                : talk.conversation();
        List<String> shown = admin("GET", "/conversations/" + conversation + "/messages", null)
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("content").path("text").asString(""))
                .filter(text::equals)
                .toList();
        assertThat(shown).hasSize(1);
    }

    private static int count() {
        return DATABASE.jdbc()
                .sql("select count(id) from conversation_entry")
                .query(Integer.class)
                .single();
    }
}
