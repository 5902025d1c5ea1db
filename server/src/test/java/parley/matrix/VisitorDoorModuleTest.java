package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.matrix.Centre.Answer;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What visitors may do, over HTTP, in the whole application.
class VisitorDoorModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Centre centre;
    private static String channel = "";
    private static String administrator = "";
    private static String supervisor = "";

    @BeforeAll
    static void start() throws Exception {
        centre = Centre.start(DATABASE.address(), folder);
        JsonNode demo = JsonMapper.shared().readTree(folder.resolve("demo.json").toFile());
        channel = demo.path("channelId").asString();
        Map<String, String> tokens = new HashMap<>();
        demo.path("accounts")
                .forEach(account -> tokens.putIfAbsent(
                        account.path("role").asString(), account.path("token").asString()));
        administrator = String.valueOf(tokens.get("administrator"));
        supervisor = String.valueOf(tokens.get("supervisor"));
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static Centre centre() {
        if (centre == null) {
            throw new IllegalStateException("not started");
        }
        return centre;
    }

    private static String door(String path) {
        return "/api/v1/webchat/" + channel + path;
    }

    private static String enter() {
        return centre().ask("POST", door("/visitors"), "{\"language\":\"en\"}", null)
                .json()
                .path("token")
                .asString();
    }

    private static Answer write(String visitor, String more) {
        return centre().ask("POST", door("/messages"), "{\"text\":\"hello\"" + more + "}", visitor);
    }

    private static String conversation(String visitor) {
        return centre().ask("GET", door("/conversation"), null, visitor)
                .json()
                .path("conversation")
                .path("id")
                .asString();
    }

    private static JsonNode customer(String visitor) {
        String id = centre().ask("GET", "/api/v1/conversations/" + conversation(visitor), null, supervisor)
                .json()
                .path("customer")
                .path("id")
                .asString();
        return centre().ask("GET", "/api/v1/customers/" + id, null, supervisor).json();
    }

    @Test
    void theHoursOfTheQueueSayWhetherSomebodyAnswers() {
        assertThat(settings().path("isOpen").asBoolean()).isTrue();
        setHours(rareHours("rare"));
        try {
            assertThat(settings().path("isOpen").asBoolean()).isFalse();
            assertThat(Instant.parse(settings().path("opensAt").asString())).isAfter(Instant.now());
        } finally {
            setHours(null);
        }
        assertThat(settings().path("isOpen").asBoolean()).isTrue();
    }

    @Test
    void aMessageLeftWhileTheQueueIsClosedIsHeldWithItsContactUntilItOpens() {
        String visitor = enter();
        setHours(rareHours("left"));
        try {
            assertThat(write(visitor, ",\"contact\":\"li@example.com\"").status())
                    .isEqualTo(201);
            JsonNode state =
                    centre().ask("GET", door("/conversation"), null, visitor).json();
            assertThat(state.path("position").isNull()).isTrue();
            assertThat(events(visitor)).contains("held").doesNotContain("queued");
            assertThat(customer(visitor).path("identities").toString())
                    .contains("\"kind\":\"email\",\"value\":\"li@example.com\"");
        } finally {
            setHours(null);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events(visitor)).contains("queued"));
        assertThat(conversation(visitor)).isNotEmpty();
    }

    private static List<String> events(String visitor) {
        return centre().ask("GET", "/api/v1/conversations/" + conversation(visitor) + "/messages", null, supervisor)
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("content").path("event").asString(""))
                .toList();
    }

    /// Hours that begin in three days.
    private static String rareHours(String name) {
        int otherDay = java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                .plusDays(3)
                .getDayOfWeek()
                .getValue();
        return centre().ask(
                        "POST",
                        "/api/v1/hours",
                        "{\"name\":\"" + name + "\",\"timeZone\":\"UTC\",\"week\":[{\"day\":" + otherDay
                                + ",\"from\":\"09:00\",\"to\":\"10:00\"}],\"exceptions\":[]}",
                        administrator)
                .json()
                .path("id")
                .asString();
    }

    private static void setHours(@Nullable String hours) {
        String id = centre().ask("GET", "/api/v1/queues", null, administrator)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        String path = "/api/v1/queues/" + id;
        var queue = (ObjectNode) centre().ask("GET", path, null, administrator).json();
        queue.put("hoursId", hours);
        assertThat(centre().ask("PUT", path, queue.toString(), administrator).status())
                .isEqualTo(200);
    }

    private static JsonNode settings() {
        return centre().ask("GET", door("/settings"), null, null).json();
    }

    @Test
    void theFormMakesAContactThatIsNotVerified() {
        String visitor = enter();
        assertThat(write(visitor, ",\"name\":\"Li Lei\",\"contact\":\"LI@example.com\"")
                        .status())
                .isEqualTo(201);

        JsonNode customer = customer(visitor);
        assertThat(customer.path("name").asString()).isEqualTo("Li Lei");
        assertThat(customer.path("identities").toString())
                .contains("\"kind\":\"email\",\"value\":\"li@example.com\",\"isVerified\":false");
    }

    @Test
    void aBlockedVisitorIsToldSoUntilTheyAreLetInAgain() {
        String visitor = enter();
        write(visitor, "");
        String path = "/api/v1/customers/" + customer(visitor).path("id").asString() + "/block";
        String until = "{\"until\":\"2199-01-01T00:00:00Z\",\"reason\":\"insults\"}";
        assertThat(centre().ask("PUT", path, until, supervisor).status()).isEqualTo(200);

        Answer refused = write(visitor, "");
        assertThat(refused.code()).isEqualTo("customer-blocked");
        assertThat(refused.json().path("detail").asString()).contains("cannot write");

        assertThat(centre().ask("DELETE", path, null, supervisor).status()).isEqualTo(200);
        assertThat(write(visitor, "").status()).isEqualTo(201);
        assertThat(centre().ask("GET", "/api/v1/audit-events?action=customer.blocked", null, administrator)
                        .body())
                .contains("insults");
    }

    @Test
    void aRatingIsGivenOnceAndStandsInTheTimelineOfStaffOnly() {
        String visitor = enter();
        write(visitor, "");
        String id = conversation(visitor);
        centre().ask("POST", door("/end"), null, visitor);
        String body = "{\"conversationId\":\"" + id + "\",\"score\":4,\"comment\":\"quick\"}";
        assertThat(centre().ask("POST", door("/rating"), body, enter()).status())
                .isEqualTo(404);

        assertThat(centre().ask("POST", door("/rating"), body, visitor).status())
                .isEqualTo(204);

        assertThat(centre().ask("POST", door("/rating"), body, visitor).code()).isEqualTo("already-rated");
        JsonNode state =
                centre().ask("GET", door("/conversation"), null, visitor).json();
        assertThat(state.path("rated").asBoolean()).isTrue();
        assertThat(state.path("items").toString()).doesNotContain("rated");
        assertThat(centre().ask("GET", "/api/v1/conversations/" + id + "/messages", null, supervisor)
                        .body())
                .contains("\"event\":\"rated\"")
                .contains("\"score\":4")
                .contains("quick");
    }

    @Test
    void staffSeeThePagesThatTheVisitorLooksAt() {
        String visitor = enter();
        write(visitor, "");
        for (String page : List.of("https://shop.example/a", "https://shop.example/b")) {
            centre().ask("POST", door("/page"), "{\"url\":\"" + page + "\",\"title\":\"<b>\\u0000x\"}", visitor);
        }

        JsonNode where = centre().ask(
                        "GET", "/api/v1/conversations/" + conversation(visitor) + "/whereabouts", null, supervisor)
                .json();
        assertThat(where.path("pages").path(0).path("url").asString()).isEqualTo("https://shop.example/b");
        assertThat(where.path("pages")).hasSize(2);
        assertThat(where.path("lastSeenAt").asString()).isNotEmpty();
    }
}
