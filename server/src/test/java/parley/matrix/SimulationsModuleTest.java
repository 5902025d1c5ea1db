package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Simulations over HTTP: a scenario, and a past day on the present and on another set-up.
class SimulationsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    /// A busy morning: every minute somebody; of six one leaves after 40 s, the others are asked about
    /// for 5 s after some seconds, and take 4 minutes.
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    private static final String WORK = """
            insert into routing_work (
              id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language, entered_at,
              rank_at, since, fence
            )
            select gen_random_uuid(), :queue::uuid, gen_random_uuid(), 'webchat', 'Web', 'LIVE_TEXT',
              case when i % 6 = 0 then 'ABANDONED' else 'COMPLETED' end, 5, 0, 'en',
              :at::timestamptz + i * interval '1 minute', :at::timestamptz + i * interval '1 minute',
              :at::timestamptz + i * interval '1 minute' + interval '40 seconds', 0
            from generate_series(1, 60) i
            """;

    private static final String WAITED = """
            insert into routing_segment (work_id, queue_id, state, by, why, started_at, ended_at)
            select id, queue_id, 'QUEUED', 'test', 'test', entered_at,
              entered_at + case when state = 'ABANDONED' then interval '40 seconds' else interval '10 seconds' end
            from routing_work
            where channel_name = 'Web'
            """;

    private static final String WORKED = """
            insert into routing_segment (work_id, queue_id, state, agent_id, by, why, started_at, ended_at)
            select w.id, w.queue_id, s.state, :agent::uuid, 'test', 'test', w.entered_at + s.began, w.entered_at + s.ended
            from routing_work w
            cross join (values
              ('OFFERED', interval '10 seconds', interval '15 seconds'),
              ('ACTIVE', interval '15 seconds', interval '255 seconds'),
              ('WRAP_UP', interval '255 seconds', interval '275 seconds')
            ) s (state, began, ended)
            where w.channel_name = 'Web'
              and w.state = 'COMPLETED'
            """;

    private static final String PRESENT = """
            insert into presence_segment (agent_id, state, not_responding, by, started_at, ended_at)
            select agent_id, 'AVAILABLE', false, 'test', :at::timestamptz, :at::timestamptz + interval '3 hours'
            from presence_agent
            """;

    private static @Nullable Centre running;
    private static String admin = "";
    private static String queue = "";

    @BeforeAll
    static void startACentre() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        admin = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")
                .path(0)
                .path("token")
                .asString();
        for (JsonNode one : ask("GET", "/queues", null).json().path("items")) {
            if (one.path("name").asString().startsWith("Sales")) {
                queue = one.path("id").asString();
            }
        }
        var at = DAY.atTime(8, 0).atOffset(ZoneOffset.UTC);
        var jdbc = DATABASE.jdbc();
        UUID agent = jdbc.sql("select agent_id from presence_agent order by agent_id limit 1")
                .query(UUID.class)
                .single();
        jdbc.sql(WORK).param("queue", queue).param("at", at).update();
        jdbc.sql(WAITED).update();
        jdbc.sql(WORKED).param("agent", agent).update();
        jdbc.sql(PRESENT).param("at", at).update();
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body) {
        return Objects.requireNonNull(running).ask(method, "/api/v1" + path, body, admin);
    }

    private static String day(LocalDate date, String zone, String changes) {
        return "{\"name\":\"A day\",\"wish\":{\"day\":{\"date\":\"" + date + "\",\"timeZone\":\"" + zone
                + "\",\"runs\":4,\"changes\":[" + changes + "]}}}";
    }

    private static JsonNode done(String body) {
        Centre.Answer asked = ask("POST", "/simulations", body);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String path = "/simulations/" + asked.json().at("/run/id").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !ask("GET", path, null).json().at("/run/endedAt").isNull());
        JsonNode ended = ask("GET", path, null).json();
        assertThat(ended.at("/run/state").asString()).as(ended.toString()).isEqualTo("done");
        return ended;
    }

    private static JsonNode row(JsonNode run, String scope) {
        for (JsonNode row : run.at("/outcome/simulated/rows")) {
            if (row.path("scope").asString().equals(scope)) {
                return row;
            }
        }
        throw new AssertionError("no row " + scope);
    }

    @Test
    void aPastDayIsTriedWithMorePeopleOnTheSameCustomers() {
        String wish = day(
                DAY,
                "UTC",
                "{\"queueId\":\"" + queue + "\",\"servedOtherwise\":true,\"strategyId\":null,\"moreAgents\":2}");
        JsonNode run = done(wish);

        JsonNode past = run.at("/outcome/past");
        assertThat(past.path("offered").asInt()).isEqualTo(60);
        assertThat(past.path("abandoned").asInt()).isEqualTo(10);
        assertThat(past.path("waitMedian").asDouble()).isEqualTo(15.0);
        assertThat(past.path("agents").asInt()).isEqualTo(2);
        assertThat(run.at("/outcome/simulated/configurations").toString()).isEqualTo("[\"now\",\"changed\"]");
        JsonNode all = row(run, "all");
        assertThat(all.at("/values/offered/0/mean").asDouble()).isEqualTo(60);
        assertThat(all.at("/values/offered/1/mean").asDouble()).isEqualTo(60);
        assertThat(all.at("/values/waitOfAnswered/0/halfWidth").isNumber()).isTrue();
        assertThat(all.at("/more/waitOfAnswered/0/mean").asDouble()).isLessThanOrEqualTo(0);
        JsonNode agents = row(run, "agents");
        assertThat(agents.at("/more/occupancy/0/mean").asDouble()).isNegative();
        assertThat(agents.at("/values/giniOfOccupancy/1/mean").asDouble()).isBetween(0.0, 0.5);

        assertThat(done(wish).path("outcome")).isEqualTo(run.path("outcome"));
        assertThat(ask("GET", "/simulations", null).body()).contains("A day");
    }

    @Test
    void fewerPeopleMakeCustomersWaitLonger() {
        JsonNode run = done(day(
                DAY,
                "UTC",
                "{\"queueId\":\"" + queue + "\",\"servedOtherwise\":false,\"strategyId\":null,\"moreAgents\":-1}"));

        JsonNode all = row(run, "all");
        assertThat(all.at("/more/waitOfAnswered/0/mean").asDouble()).isPositive();
        assertThat(row(run, "agents").at("/more/occupancy/0/mean").asDouble()).isPositive();
    }

    @Test
    void whatCannotBeSimulatedIsRefusedWithItsReason() {
        assertThat(ask("POST", "/simulations", day(DAY, "Nowhere/Land", "")).code())
                .isEqualTo("time-zone-unknown");
        assertThat(ask("POST", "/simulations", day(LocalDate.of(2999, 1, 1), "UTC", ""))
                        .code())
                .isEqualTo("day-not-over");
        assertThat(ask("POST", "/simulations", day(DAY.minusDays(300), "UTC", ""))
                        .code())
                .isEqualTo("day-empty");
        assertThat(ask("POST", "/simulations", "{\"name\":\"x\",\"wish\":{}}").code())
                .isEqualTo("simulation-either");
        Centre.Answer broken = ask("POST", "/simulations", "{\"name\":\"x\",\"wish\":{\"scenario\":{\"version\":1}}}");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.code()).isEqualTo("scenario-field-missing");
        String unknown = "{\"queueId\":\"" + queue + "\",\"servedOtherwise\":true,\"strategyId\":\"" + new UUID(1, 1)
                + "\",\"moreAgents\":0}";
        assertThat(ask("POST", "/simulations", day(DAY, "UTC", unknown)).code()).isEqualTo("strategy-unknown");
    }

    @Test
    void aScenarioRunsInTheBackgroundAndCanBeCancelled() throws IOException {
        String sample = Files.readString(Path.of("../docs/guide/scenarios/three-sites.json"));
        JsonNode run = done(
                "{\"name\":\"Sites\",\"wish\":{\"scenario\":" + sample.replace("\"runs\": 20", "\"runs\": 2") + "}}");
        assertThat(run.at("/outcome/past").isNull()).isTrue();
        assertThat(row(run, "all").at("/more/serviceLevel/0/mean").asDouble()).isPositive();

        Centre.Answer asked = ask(
                "POST",
                "/simulations",
                "{\"name\":\"Long\",\"wish\":{\"scenario\":" + sample.replace("\"runs\": 20", "\"runs\": 60") + "}}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String path = "/simulations/" + asked.json().at("/run/id").asString();
        assertThat(ask("POST", path + "/cancel", null).json().at("/run/state").asString())
                .isEqualTo("cancelled");
        assertThat(ask("POST", path + "/cancel", null).code()).isEqualTo("simulation-over");
    }
}
