package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.matrix.Examples.Example;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What nobody should send, and what looks dangerous and is only text.
class BadInputModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String EVIL = "<script>alert('x')</script><img src=x onerror=\"alert(1)\">&amp;{{7*7}}${x}";

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

    private static Centre.Answer admin(String method, String path, @Nullable String body) {
        return chat().centre.ask(method, "/api/v1" + path, body, chat().admin);
    }

    /// Every endpoint that reads a body, each from whoever may call it.
    @Test
    void aFieldThatNobodyAsksForIsRefusedByNameEverywhere() {
        String visitor = chat().visitor();
        var others = new ArrayList<String>();
        int asked = 0;
        for (Map.Entry<String, Example> one : Examples.all().entrySet()) {
            String body = one.getValue().body();
            // what another provider pushes is bytes, which the channel's adapter reads
            if (body == null || one.getKey().endsWith("/push")) {
                continue;
            }
            // a language that is none would be refused before
            String more = body.equals("{}")
                    ? "{\"isWrong\":1}"
                    : body.replace("\"xx\"", "\"en\"").replaceFirst("}$", ",\"isWrong\":1}");
            String path = one.getValue()
                    .path()
                    .replace("{channelId}", chat().channel)
                    .replace("{key}", "files.most-megabytes")
                    .replaceAll("\\{[a-zA-Z]+}", new UUID(1, 1).toString());
            String token = path.contains("/webchat/") ? visitor : chat().admin;
            Centre.Answer answer = chat().centre.ask(one.getKey().replaceFirst(" .*", ""), path, more, token);
            asked++;
            if (!answer.code().equals("unknown-field") || !answer.body().contains("“isWrong”")) {
                others.add(one.getKey() + " " + answer.status() + " " + answer.body());
            }
        }

        assertThat(others).isEmpty();
        assertThat(asked).isGreaterThan(40);
    }

    @Test
    void whatAnAnswerHoldsMayBeSentBackAsItCame() {
        chat().say(chat().visitor(), "hello");
        admin("POST", "/teams", "{\"name\":\"same\"}");
        admin("POST", "/skills", "{\"name\":\"same\"}");
        admin("POST", "/hours", "{\"name\":\"same\",\"timeZone\":\"UTC\",\"week\":[],\"exceptions\":[]}");
        admin("POST", "/wrap-up-codes", "{\"names\":{\"en\":\"same\",\"zh-CN\":\"同\"}}");
        admin("POST", "/roles", "{\"name\":\"same\",\"permissions\":[],\"needsSecondFactor\":false}");
        admin("POST", "/canned-replies", "{\"shortcut\":\"same\",\"title\":\"t\",\"text\":\"t\"}");
        for (String things : List.of(
                "/teams",
                "/skills",
                "/hours",
                "/queues",
                "/wrap-up-codes",
                "/roles",
                "/canned-replies",
                "/channels",
                "/people",
                "/customers")) {
            String id = admin("GET", things + "?limit=200", null)
                    .json()
                    .path("items")
                    .valueStream()
                    .filter(item -> !item.path("isBuiltIn").asBoolean(false))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            Centre.Answer before = admin("GET", things + "/" + id, null);
            Centre.Answer after = admin("PUT", things + "/" + id, before.body());
            assertThat(after.status()).as(things + after.body()).isEqualTo(200);
            assertThat(admin("GET", things + "/" + id, null).json().path("name"))
                    .isEqualTo(before.json().path("name"));
        }
    }

    @ParameterizedTest
    @CsvSource({"en,There is no field “colour” here", "zh-CN,此处没有“colour”字段"})
    void aFieldThatNobodyAsksForIsNamedInTheReadersLanguage(String language, String words) {
        Centre.Answer answer = chat().centre
                .send(
                        "POST",
                        "/api/v1/skills",
                        "{\"name\":\"a\",\"colour\":\"secret\"}",
                        Map.of("Authorization", "Bearer " + chat().admin, "Accept-Language", language));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains(words);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void markupInTheWordsOfStaffIsTextThatComesBackAsItWasWritten() {
        String queue = admin("GET", "/queues", null)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        String text = JsonMapper.shared().writeValueAsString(EVIL);
        for (String[] one : new String[][] {
            {"/teams", "{\"name\":%s}", "name"},
            {"/skills", "{\"name\":%s}", "name"},
            {"/hours", "{\"name\":%s,\"timeZone\":\"UTC\",\"week\":[],\"exceptions\":[]}", "name"},
            {
                "/queues",
                "{\"name\":%s,\"targetPercent\":80,\"targetSeconds\":30,\"offerSeconds\":20,\"wrapUpSeconds\":0}",
                "name"
            },
            {"/wrap-up-codes", "{\"names\":{\"en\":%s,\"zh-CN\":\"乙\"}}", "name"},
            {"/canned-replies", "{\"shortcut\":\"evil\",\"title\":%s,\"text\":\"t\"}", "title"},
            {"/canned-replies", "{\"shortcut\":\"evil2\",\"title\":\"t\",\"text\":%s}", "text"},
            {"/channels", "{\"type\":\"webchat\",\"name\":%s,\"queueId\":\"" + queue + "\"}", "name"},
            {"/people", "{\"login\":\"evil\",\"name\":%s,\"language\":\"en\"}", "name"},
            {"/roles", "{\"name\":%s,\"permissions\":[],\"needsSecondFactor\":false}", "name"},
            {"/tokens", "{\"name\":%s}", "name"},
        }) {
            Centre.Answer made = admin("POST", one[0], one[1].formatted(text));
            assertThat(made.status()).as(one[0] + made.body()).isEqualTo(201);
            Centre.Answer list = admin("GET", one[0] + "?limit=200", null);
            assertThat(list.json()
                            .path("items")
                            .valueStream()
                            .map(item -> item.path(one[2]).asString()))
                    .as(one[0])
                    .contains(EVIL);
            assertIsData(list);
        }
        assertThat(admin("GET", "/audit-events", null).json().toString()).contains("onerror");
        assertIsData(admin("GET", "/audit-events", null));
    }

    @Test
    void markupInTheWordsOfVisitorsIsTextThatComesBackAsItWasWritten() {
        String visitor = chat().visitor();
        String text = JsonMapper.shared().writeValueAsString(EVIL);
        String conversation = chat().centre
                .ask("POST", chat().webchat("/messages"), "{\"text\":" + text + ",\"name\":" + text + "}", visitor)
                .json()
                .path("conversationId")
                .asString();
        chat().centre
                .ask("POST", chat().webchat("/page"), "{\"url\":\"https://a/?q=<b>\",\"title\":" + text + "}", visitor);
        chat().give(conversation, chat().wu);
        String path = "/conversations/" + conversation;
        for (String more : List.of("", ",\"visibility\":\"internal\"")) {
            assertThat(chat().centre
                            .ask("POST", "/api/v1" + path + "/messages", "{\"text\":" + text + more + "}", chat().wu)
                            .status())
                    .isEqualTo(201);
        }

        Centre.Answer all = admin("GET", path + "/messages", null);
        assertThat(all.json()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("content").path("text").asString("")))
                .filteredOn(EVIL::equals)
                .hasSize(3);
        Centre.Answer head = admin("GET", path, null);
        assertThat(head.json().path("customer").path("name").asString()).isEqualTo(EVIL);
        Centre.Answer where = admin("GET", path + "/whereabouts", null);
        assertThat(where.json().path("pages").path(0).path("title").asString()).isEqualTo(EVIL);
        Centre.Answer own = chat().centre.ask("GET", chat().webchat("/conversation"), null, visitor);
        assertThat(own.json().path("items").path(0).path("content").path("text").asString())
                .isEqualTo(EVIL);
        for (Centre.Answer answer : List.of(all, head, where, own)) {
            assertIsData(answer);
        }
    }

    /// No browser takes it for a page.
    private static void assertIsData(Centre.Answer answer) {
        assertThat(answer.headers().get("content-type")).first().asString().startsWith("application/json");
        assertThat(answer.headers().get("x-content-type-options")).containsExactly("nosniff");
    }

    @Test
    void theFrameMayBeShownByTheListedPagesOnly() {
        assertThat(ancestors(chat().channel)).isEqualTo("frame-ancestors *");
        JsonNode channel = admin("GET", "/channels/" + chat().channel, null).json();
        allow(channel, "[\"https://shop.example\",\"https://*.example.org\"]");
        try {
            assertThat(ancestors(chat().channel))
                    .isEqualTo("frame-ancestors 'self' https://shop.example https://*.example.org");
            assertThat(ancestors(new UUID(1, 1).toString())).isEqualTo("frame-ancestors *");
        } finally {
            allow(channel, "[]");
        }
    }

    private static String ancestors(String channel) {
        Centre.Answer frame = chat().centre.ask("GET", "/widget/frame.html?channel=" + channel, null, null);
        assertThat(frame.status()).isEqualTo(200);
        String policy = Objects.requireNonNull(frame.headers().get("content-security-policy"))
                .getFirst();
        assertThat(policy).doesNotContain("unsafe-inline");
        return policy.substring(policy.indexOf("frame-ancestors"));
    }

    private static void allow(JsonNode channel, String origins) {
        String body = "{\"name\":" + channel.path("name") + ",\"queueId\":" + channel.path("queueId")
                + ",\"isEnabled\":true,\"settings\":{\"allowedOrigins\":" + origins + "}}";
        Centre.Answer changed = admin("PUT", "/channels/" + chat().channel, body);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void whoIsNoAgentHoldsNoConversation() {
        Centre.Answer mine = admin("GET", "/conversations?scope=mine", null);

        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theWordsOfFormsAreShownWithoutTheSignsOfTheirPatterns(String language) {
        for (String path : List.of("/channels/kinds", "/settings", "/permissions")) {
            Centre.Answer answer = chat().centre
                    .send(
                            "GET",
                            "/api/v1" + path,
                            null,
                            Map.of("Authorization", "Bearer " + chat().admin, "Accept-Language", language));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("''").doesNotContainPattern("\\{\\d");
        }
    }
}
