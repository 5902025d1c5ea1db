package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tools.jackson.databind.node.ObjectNode;

/// Strategies over HTTP, as the pages build them.
class StrategyModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final String LAST = "{\"who\":{\"type\":\"members\"},\"cumulative\":true}";

    private static @Nullable Centre running;
    private static String admin = "";

    @BeforeAll
    static void startACentre() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        admin = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")
                .path(0)
                .path("token")
                .asString();
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body) {
        return Objects.requireNonNull(running).ask(method, "/api/v1" + path, body, admin);
    }

    private static Centre.Answer make(String name, String... steps) {
        return ask("POST", "/strategies", strategy(name, steps));
    }

    private static String made(String name, String... steps) {
        Centre.Answer made = make(name, steps);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private static String strategy(String name, String... steps) {
        return "{\"name\":\"" + name + "\",\"definition\":" + definition(steps) + "}";
    }

    private static String definition(String... steps) {
        return "{\"steps\":[" + String.join(",", steps) + "],\"agentOrder\":\"LONGEST_IDLE\"}";
    }

    private static String saying(String expression) {
        return "{\"who\":{\"type\":\"expression\",\"text\":"
                + JsonMapper.shared().writeValueAsString(expression) + "},\"cumulative\":true}";
    }

    private static String overflow(String queue) {
        return "{\"who\":{\"type\":\"members\"},\"expirySeconds\":30,\"cumulative\":true,"
                + "\"atExpiry\":{\"type\":\"queue\",\"queueId\":\"" + queue + "\"}}";
    }

    private static String queue(String name) {
        return ask(
                        "POST",
                        "/queues",
                        "{\"name\":\"" + name
                                + "\",\"targetPercent\":80,\"targetSeconds\":60,\"offerSeconds\":20,\"wrapUpSeconds\":0}")
                .json()
                .path("id")
                .asString();
    }

    private static Centre.Answer serve(String queue, @Nullable String strategy) {
        return ask(
                "PUT",
                "/queues/" + queue + "/strategy",
                "{\"strategyId\":" + (strategy == null ? "null" : "\"" + strategy + "\"") + "}");
    }

    @Test
    void aStrategyIsMadeSentBackAsItCameAndDeleted() {
        Centre.Answer made = make("Rings", LAST);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("version").asInt()).isEqualTo(1);
        assertThat(made.json().path("changedBy").asString()).isNotBlank();
        String path = "/strategies/" + made.json().path("id").asString();
        Centre.Answer again = ask("PUT", path, made.body());
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("definition")).isEqualTo(made.json().path("definition"));
        assertThat(make("RINGS", LAST).code()).isEqualTo("strategy-name-taken");
        assertThat(ask("GET", "/strategies", null).body()).contains("\"Rings\"");
        assertThat(ask("DELETE", path, null).status()).isEqualTo(204);
        assertThat(ask("GET", path, null).code()).isEqualTo("strategy-unknown");
        assertThat(ask("PUT", path, made.body()).status()).isEqualTo(404);
        assertThat(ask("POST", path + "/versions/1/restore", null).status()).isEqualTo(404);
        assertThat(make("Rings", LAST).status()).isEqualTo(201);
    }

    @Test
    void aBadOneIsRefusedWhereItIsAndWhatRunsStays() {
        String id = made("Sound", LAST);
        Centre.Answer refused =
                ask("PUT", "/strategies/" + id, strategy("Sound", LAST, saying("skills[\"Elvish\"] > 2")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("strategy-invalid");
        assertThat(refused.json().path("detail").asString()).contains("There is no skill called “Elvish”.");
        JsonNode problem = refused.json().path("problems").path(0);
        assertThat(problem.path("step").asInt()).isEqualTo(2);
        assertThat(problem.path("position").asInt()).isEqualTo(8);
        JsonNode kept = ask("GET", "/strategies/" + id, null).json();
        assertThat(kept.path("version").asInt()).isEqualTo(1);
        assertThat(kept.path("definition").path("steps")).hasSize(1);
    }

    @Test
    void aCheckKeepsNothing() {
        Centre.Answer looked =
                ask("POST", "/strategies/check", "{\"definition\":" + definition(LAST, LAST, saying("nonsense")) + "}");
        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        assertThat(looked.json().path("problems").path(0).path("code").asString())
                .isEqualTo("expression-word-unknown");
        Centre.Answer odd = ask("POST", "/strategies/check", "{\"definition\":" + definition(LAST, LAST) + "}");
        assertThat(odd.json().path("problems")).isEmpty();
        assertThat(odd.json().path("warnings").path(0).path("code").asString()).isEqualTo("reached-never");
    }

    @Test
    void hugeNumbersAndDeepNestingAreRefused() {
        for (String number : List.of("-1", "604801", "9223372036854775807", "1e300", "\"ten\"")) {
            String step = "{\"who\":{\"type\":\"members\"},\"expirySeconds\":" + number + ",\"cumulative\":true}";
            assertThat(make("Numbers", step, LAST).status()).as(number).isEqualTo(400);
        }
        String deep = "{\"type\":\"not\",\"part\":".repeat(400) + "{\"type\":\"members\"}" + "}".repeat(400);
        assertThat(make("Deep", "{\"who\":" + deep + ",\"cumulative\":true}").status())
                .isEqualTo(400);
        assertThat(make("Odd", "{\"who\":{\"type\":\"ghosts\"},\"cumulative\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(make("None", "{\"cumulative\":true}").status()).isEqualTo(400);
    }

    @Test
    void versionsAreKeptAndOneIsBroughtBack() {
        String id = made("Versions", LAST);
        String path = "/strategies/" + id;
        assertThat(ask("PUT", path, strategy("Versions", saying("value > 1"), LAST))
                        .status())
                .isEqualTo(200);
        JsonNode versions = ask("GET", path + "/versions", null).json().path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.path(0).path("version").asInt()).isEqualTo(2);
        JsonNode first = ask("GET", path + "/versions/1", null).json().path("definition");
        assertThat(first.path("steps")).hasSize(1);
        Centre.Answer back = ask("POST", path + "/versions/1/restore", null);
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().path("version").asInt()).isEqualTo(3);
        assertThat(back.json().path("definition")).isEqualTo(first);
        assertThat(ask("GET", path + "/versions?limit=1", null)
                        .json()
                        .path("next")
                        .asString())
                .isEqualTo("3");
        assertThat(ask("GET", path + "/versions?after=3&limit=1", null)
                        .json()
                        .path("items")
                        .path(0)
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(ask("GET", path + "/versions/9", null).code()).isEqualTo("strategy-version-unknown");
        assertThat(ask("GET", "/audit-events?limit=20", null).body()).contains("strategy.restored");
    }

    @Test
    void aQueueIsServedByOneAndThenPlainlyAgain() {
        String strategy = made("In use", LAST);
        String queue = queue("Strategic");
        assertThat(serve(queue, strategy).json().path("strategyId").asString()).isEqualTo(strategy);
        assertThat(ask("GET", "/strategies/" + strategy, null)
                        .json()
                        .path("queues")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Strategic");
        Centre.Answer refused = ask("DELETE", "/strategies/" + strategy, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("in-use");
        assertThat(refused.json().path("uses").path(0).path("name").asString()).isEqualTo("Strategic");
        assertThat(serve(queue, null).json().path("strategyId").isNull()).isTrue();
        assertThat(ask("GET", "/queues/" + queue + "/strategy", null)
                        .json()
                        .path("strategyId")
                        .isNull())
                .isTrue();
        assertThat(ask("DELETE", "/strategies/" + strategy, null).status()).isEqualTo(204);
        assertThat(serve(queue, strategy).code()).isEqualTo("strategy-unknown");
    }

    @Test
    void queuesThatWouldLeadInACircleAreRefused() {
        String one = queue("Circle one");
        String two = queue("Circle two");
        String toTwo = made("To two", overflow(two));
        String toOne = made("To one", overflow(one));
        assertThat(serve(one, toTwo).status()).isEqualTo(200);
        Centre.Answer refused = serve(two, toOne);
        assertThat(refused.code()).isEqualTo("strategy-use-invalid");
        assertThat(refused.json().path("detail").asString()).contains("Circle two → Circle one → Circle two");
        assertThat(serve(two, toTwo).code()).isEqualTo("strategy-use-invalid");
        assertThat(serve(two, made("Harmless", LAST)).status()).isEqualTo(200);
        assertThat(ask("PUT", "/strategies/" + toTwo, strategy("To two", overflow(one)))
                        .code())
                .isEqualTo("strategy-invalid");
        assertThat(ask("DELETE", "/queues/" + two, null).code()).isEqualTo("in-use");
    }

    @Test
    void whatAStrategyRefersToStaysAndMayBeCalledOtherwise() {
        String skill = ask("POST", "/skills", "{\"name\":\"Diplomacy\"}")
                .json()
                .path("id")
                .asString();
        String team =
                ask("POST", "/teams", "{\"name\":\"Dawn\"}").json().path("id").asString();
        Centre.Answer made = make("Careful", saying("skills[\"Diplomacy\"] > 3 || \"Dawn\" in teams"), LAST);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json()
                        .path("definition")
                        .path("names")
                        .path("skill:Diplomacy")
                        .asString())
                .isEqualTo(skill);
        Centre.Answer refused = ask("DELETE", "/skills/" + skill, null);
        assertThat(refused.code()).isEqualTo("in-use");
        assertThat(refused.json().path("uses").path(0).path("kind").asString()).isEqualTo("strategy");
        assertThat(ask("DELETE", "/teams/" + team, null).code()).isEqualTo("in-use");
        assertThat(ask("PUT", "/skills/" + skill, "{\"name\":\"Tact\"}").status())
                .isEqualTo(200);
        Centre.Answer again = ask("PUT", "/strategies/" + made.json().path("id").asString(), made.body());
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(make("Careless", saying("skills[\"Diplomacy\"] > 3"), LAST).code())
                .isEqualTo("strategy-invalid");
    }

    @Test
    void theRulesOfTheCentreAreChangedWhole() {
        JsonNode usual = ask("GET", "/routing-rules", null).json();
        assertThat(usual.path("changedAt").isNull()).isTrue();
        assertThat(usual.path("defaultTier").path("REAL_TIME").asInt())
                .isLessThan(usual.path("defaultTier").path("LIVE_TEXT").asInt());
        ObjectNode wanted = (ObjectNode) usual.deepCopy();
        wanted.put("fifoAcrossChannels", true);
        wanted.putObject("urgency").put("some-channel", 2.5);
        Centre.Answer changed = ask("PUT", "/routing-rules", wanted.toString());
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("urgency").path("some-channel").asDouble())
                .isEqualTo(2.5);
        assertThat(changed.json().path("changedBy").asString()).isNotBlank();
        ((ObjectNode) wanted.path("defaultTier")).put("DEFERRED", 0);
        assertThat(ask("PUT", "/routing-rules", wanted.toString()).status()).isEqualTo(400);
        assertThat(ask("PUT", "/routing-rules", usual.toString().replace("[\"LIVE_TEXT\"]", "[\"Loud Text\"]"))
                        .code())
                .isEqualTo("interruption-unknown");
        assertThat(ask("PUT", "/routing-rules", usual.toString()).status()).isEqualTo(200);
    }
}
