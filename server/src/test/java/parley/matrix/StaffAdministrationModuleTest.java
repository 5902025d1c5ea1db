package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

/// Teams, skills, hours, agents, queues and wrap-up codes over HTTP, as the pages set them up.
class StaffAdministrationModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Centre running;
    private static String admin = "";
    private static String agent = "";

    private static Centre centre() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void startACentre() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        JsonNode accounts = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts");
        admin = accounts.path(0).path("token").asString();
        agent = accounts.path(2).path("token").asString();
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body) {
        return centre().ask(method, "/api/v1" + path, body, admin);
    }

    private static JsonNode item(String path, String field, String value) {
        for (JsonNode item : ask("GET", path, null).json().path("items")) {
            if (item.path(field).asString().contains(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + value + " in " + path);
    }

    @Test
    void aTeamIsMadeSentBackAsItCameAndDeleted() {
        String wu = item("/people", "login", "wu.jie").path("id").asString();
        Centre.Answer made = ask("POST", "/teams", "{\"name\":\"Evening\",\"memberIds\":[\"" + wu + "\"]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("changedBy").asString()).isNotBlank();
        String path = "/teams/" + made.json().path("id").asString();
        assertThat(ask("PUT", path, made.body()).status()).isEqualTo(200);
        assertThat(ask("POST", "/teams", "{\"name\":\"EVENING\"}").code()).isEqualTo("staff-name-taken");
        assertThat(ask("PUT", path, "{\"name\":\"E\",\"memberIds\":[\"" + new java.util.UUID(1, 1) + "\"]}")
                        .code())
                .isEqualTo("agent-unknown");
        assertThat(item("/people", "login", "wu.jie").path("teamIds").toString())
                .contains(path.substring(7));
        assertThat(ask("DELETE", path, null).status()).isEqualTo(204);
        assertThat(ask("GET", path, null).status()).isEqualTo(404);
    }

    @Test
    void aSkillThatIsAskedOrHeldStaysAndSaysWhere() {
        String path = "/skills/" + item("/skills", "name", "Returns").path("id").asString();
        Centre.Answer refused = ask("DELETE", path, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("in-use");
        assertThat(refused.json().path("uses").path(0).path("kind").asString()).isEqualTo("queue");
        assertThat(refused.json().path("uses").toString()).contains("agent");
    }

    @Test
    void hoursComeBackInOneSpellingAndBadOnesAreRefused() {
        String body = """
                {"name":"Late","timeZone":"Asia/Shanghai",
                 "week":[{"day":2,"from":"22:00","to":"06:00"},{"day":1,"from":"13:00","to":"00:00"},
                         {"day":1,"from":"09:00","to":"12:00"}],
                 "exceptions":[{"date":"2026-12-25","from":null,"to":null,"name":"Christmas"},
                               {"date":"2026-12-24","from":"09:00","to":"11:00","name":"Eve"},
                               {"date":"2026-12-24","from":"13:00","to":"15:00","name":"Eve"}]}""";
        Centre.Answer made = ask("POST", "/hours", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("week").toString())
                .isEqualTo("[{\"day\":1,\"from\":\"09:00\",\"to\":\"12:00\"},"
                        + "{\"day\":1,\"from\":\"13:00\",\"to\":\"24:00\"},"
                        + "{\"day\":2,\"from\":\"22:00\",\"to\":\"06:00\"}]");
        assertThat(made.json().path("exceptions").size()).isEqualTo(3);
        assertThat(made.json().path("exceptions").path(2).path("from").isNull()).isTrue();
        String path = "/hours/" + made.json().path("id").asString();
        Centre.Answer again = ask("PUT", path, made.body());
        assertThat(again.json().path("exceptions")).isEqualTo(made.json().path("exceptions"));
        assertThat(ask("PUT", path, body.replace("Asia/Shanghai", "+08:00")).code())
                .isEqualTo("time-zone-unknown");
        assertThat(ask("PUT", path, body.replace("06:00", "22:00")).code()).isEqualTo("hours-span-invalid");
        assertThat(ask("PUT", path, body.replace("2026-12-25", "2026-12-24")).code())
                .isEqualTo("hours-date-invalid");
        assertThat(ask("PUT", path, body.replace("09:00", "25:00")).status()).isEqualTo(400);
        assertThat(ask("PUT", path, body.replace("2026-12-25", "2026-02-30")).status())
                .isEqualTo(400);
        assertThat(ask("DELETE", path, null).status()).isEqualTo(204);
        String used = "/hours/" + item("/hours", "name", "Office").path("id").asString();
        assertThat(ask("DELETE", used, null).code()).isEqualTo("in-use");
    }

    @Test
    void aPersonCarriesWhatTheirWorkNeeds() {
        ObjectNode zhao = (ObjectNode) item("/people", "login", "zhao.min");
        assertThat(zhao.path("isAgent").asBoolean()).isTrue();
        assertThat(zhao.path("skills").size()).isEqualTo(3);
        assertThat(zhao.path("maxLoad").path("liveText").asInt()).isEqualTo(3);
        String path = "/people/" + zhao.path("id").asString();
        zhao.put("alias", "Xiao Zhao");
        zhao.putObject("maxLoad").put("liveText", 5);
        Centre.Answer changed = ask("PUT", path, zhao.toString());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("alias").asString()).isEqualTo("Xiao Zhao");
        assertThat(item("/agents", "alias", "Xiao Zhao")
                        .path("presence")
                        .path("load")
                        .path("max")
                        .asInt())
                .isEqualTo(5);
        for (String wrong : new String[] {
            "\"skills\":[{\"skillId\":\"x\",\"level\":3}]",
            "\"skills\":[{\"skillId\":\"" + new java.util.UUID(1, 1) + "\",\"level\":3}]",
            "\"maxLoad\":{\"liveText\":-1}",
            "\"maxLoad\":7",
            "\"isAgent\":[]",
            "\"teamIds\":[null]"
        }) {
            String body = "{\"login\":\"zhao.min\",\"name\":\"Zhao\",\"language\":\"en\",\"roles\":[\"agent\"]," + wrong
                    + "}";
            assertThat(ask("PUT", path, body).status()).as(wrong).isEqualTo(400);
        }
        assertThat(item("/people", "login", "zhao.min").path("alias").asString())
                .isEqualTo("Xiao Zhao");
    }

    @Test
    void aNewPersonIsAnAgentOnlyWhenTheFormSaysSo() {
        String plain = "{\"login\":\"new.one\",\"name\":\"New\",\"language\":\"en\",\"roles\":[\"agent\"]}";
        Centre.Answer made = ask("POST", "/people", plain);
        assertThat(made.json().path("isAgent").asBoolean()).isFalse();
        String path = "/people/" + made.json().path("id").asString();
        Centre.Answer hired = ask("PUT", path, plain.replace("}", ",\"isAgent\":true}"));
        assertThat(hired.json().path("isAgent").asBoolean()).isTrue();
        assertThat(item("/agents", "name", "New").path("alias").asString()).isEqualTo("New");
        // whoever may not sign in any more is no colleague to choose
        assertThat(ask("DELETE", path, null).status()).isEqualTo(204);
        assertThat(ask("GET", "/agents", null).body()).doesNotContain("new.one", "\"New\"");
    }

    @Test
    void aQueueIsSetUpChangedAndRefusedWhileInUse() {
        JsonNode sales = item("/queues", "name", "Sales");
        assertThat(sales.path("members").size()).isEqualTo(2);
        String path = "/queues/" + sales.path("id").asString();
        assertThat(ask("PUT", path, sales.toString()).status()).isEqualTo(200);
        Centre.Answer refused = ask("DELETE", path, null);
        assertThat(refused.code()).isEqualTo("in-use");
        assertThat(refused.json().path("uses").path(0).path("kind").asString()).isEqualTo("channel");
        JsonNode forAgents = centre().ask("GET", "/api/v1/queues", null, agent).json();
        assertThat(forAgents.path("items").path(0).path("name").asString()).isNotBlank();
        assertThat(forAgents.toString()).doesNotContain("members", "changedBy");
        Centre.Answer made = ask("POST", "/queues", """
                {"name":"Night","hoursId":null,"targetPercent":80,"targetSeconds":30,"offerSeconds":20,"wrapUpSeconds":0,
                 "members":[],"skills":[],"wrapUpCodeIds":["solved"]}""");
        assertThat(made.status()).isEqualTo(201);
        String night = "/queues/" + made.json().path("id").asString();
        assertThat(ask("POST", "/queues", made.body()).code()).isEqualTo("queue-name-taken");
        assertThat(ask("DELETE", "/wrap-up-codes/solved", null).code()).isEqualTo("in-use");
        assertThat(ask("DELETE", night, null).status()).isEqualTo(204);
        assertThat(ask("GET", night, null).status()).isEqualTo(404);
    }

    @Test
    void wrapUpCodesAreThereFromTheStartInTheLanguageOfWhoAsks() {
        JsonNode chinese = centre().send(
                        "GET",
                        "/api/v1/wrap-up-codes",
                        null,
                        Map.of("Authorization", "Bearer " + agent, "Accept-Language", "zh-CN"))
                .json();
        assertThat(chinese.toString()).contains("\"name\":\"已解决\"");
        Centre.Answer made = ask("POST", "/wrap-up-codes", "{\"names\":{\"en\":\"Spam\",\"zh-CN\":\"垃圾\"}}");
        assertThat(made.status()).isEqualTo(201);
        String path = "/wrap-up-codes/" + made.json().path("id").asString();
        assertThat(ask("PUT", path, made.body()).status()).isEqualTo(200);
        assertThat(ask("DELETE", path, null).status()).isEqualTo(204);
        assertThat(ask("GET", path, null).status()).isEqualTo(404);
    }

    @Test
    void everyChangeIsRecorded() {
        ask("POST", "/skills", "{\"name\":\"Recorded\"}");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(ask("GET", "/audit-events", null).body()).contains("skill.created", "Recorded"));
    }
}
