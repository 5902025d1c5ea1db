package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
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

/// Reports over HTTP: for supervisors, for agents about themselves, as a table, and for whoever
/// asks for nonsense.
class ReportModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Centre running;
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static final Map<String, String> IDS = new HashMap<>();
    private static String range = "";

    /// A chat that Wu Jie has taken in a queue that a spreadsheet would calculate.
    @BeforeAll
    static void aChatInAQueueWithADangerousName() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        JsonNode demo = JsonMapper.shared().readTree(Files.readString(folder.resolve("demo.json")));
        for (JsonNode account : demo.path("accounts")) {
            TOKENS.put(account.path("login").asString(), account.path("token").asString());
            TOKENS.put(account.path("role").asString(), account.path("token").asString());
        }
        String channel = "/api/v1/webchat/" + demo.path("channelId").asString();
        try (AgentDesk wu = new AgentDesk(centre(), token("wu.jie"))) {
            wu.isAvailable();
            String visitor = centre().ask("POST", channel + "/visitors", "{\"language\":\"en\"}", null)
                    .json()
                    .path("token")
                    .asString();
            JsonNode message = centre().ask("POST", channel + "/messages", "{\"text\":\"hello\"}", visitor)
                    .json();
            wu.take(message.path("conversationId").asString());
            IDS.put("wu", wu.id());
        }
        DATABASE.jdbc()
                .sql("update queue_plan set name = '=1+1' where id in (select queue_id from routing_work)")
                .update();
        LocalDate entered = DATABASE.jdbc()
                .sql("select min(started_at) from routing_segment")
                .query(java.time.OffsetDateTime.class)
                .single()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
        // also where midnight lies between entering and asking
        range = "from=" + entered + "&to=" + entered.plusDays(1) + "&zone=UTC";
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static Centre centre() {
        return Objects.requireNonNull(running);
    }

    private static String token(String who) {
        return String.valueOf(TOKENS.get(who));
    }

    private static Centre.Answer ask(String path, String who) {
        return centre().ask("GET", "/api/v1/reports" + path, null, token(who));
    }

    @Test
    void aSupervisorReadsQueuesAndAgents() {
        JsonNode queues =
                ask("/intervals?by=queue&interval=day&" + range, "supervisor").json();
        assertThat(queues.path("total").path("answered").asInt()).isEqualTo(1);
        assertThat(queues.path("rows").path(0).path("name").asString()).isEqualTo("=1+1");
        assertThat(queues.path("rows").path(0).path("tempo").asString()).isEqualTo("live-text");
        assertThat(queues.path("channels").path(0).path("onTime").asDouble()).isEqualTo(100);

        JsonNode agents =
                ask("/intervals?by=agent&interval=15&" + range, "supervisor").json();
        assertThat(agents.path("parts")
                        .valueStream()
                        .map(row -> row.path("agentId").asString()))
                .contains(IDS.get("wu"));
        assertThat(agents.path("total").path("answered").asInt()).isEqualTo(1);
    }

    @Test
    void anAgentReadsOnlyTheirOwn() {
        assertThat(ask("/intervals?by=agent&agentId=" + IDS.get("wu") + "&" + range, "wu.jie")
                        .code())
                .isEqualTo("forbidden");
        JsonNode own = ask("/own-intervals?" + range.replace("&zone=UTC", ""), "wu.jie")
                .json();
        assertThat(own.path("total").path("answered").asInt()).isEqualTo(1);
        assertThat(own.path("parts")
                        .valueStream()
                        .map(row -> row.path("agentId").asString()))
                .containsOnly(IDS.get("wu"));
        assertThat(own.path("fairness").isEmpty())
                .as("what others have is not told")
                .isTrue();
        assertThat(ask("/own-intervals?" + range.replace("&zone=UTC", ""), "zhao.min")
                        .json()
                        .path("total")
                        .path("answered")
                        .asInt())
                .isZero();
    }

    @Test
    void theTableOpensInASpreadsheetAndCalculatesNothing() {
        Centre.Answer table = centre().send(
                        "GET",
                        "/api/v1/reports/intervals.csv?by=queue&interval=day&" + range,
                        null,
                        Map.of("Authorization", "Bearer " + token("supervisor"), "Accept-Language", "zh-CN"));

        assertThat(table.status()).isEqualTo(200);
        assertThat(table.headers().get("content-type")).containsExactly("text/csv;charset=UTF-8");
        assertThat(table.headers()
                        .getOrDefault("content-disposition", List.of())
                        .toString())
                .startsWith("[attachment; filename=")
                .contains(".csv");
        List<String> lines = table.body().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("\uFEFF开始,结束,队列 ID,队列,渠道,节奏,进入队列,已应答,")
                .contains("服务水平（百分比）");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("T00:00:00Z,").contains(",'=1+1,").contains(",live-text,1,1,1,100,");

        String keys = ask("/intervals.csv?by=agent&header=keys&" + range, "supervisor")
                .body();
        assertThat(keys).startsWith("\uFEFFfrom,to,agent-id,agent,answered,").contains(",occupancy,");
    }

    @Test
    void theDictionaryIsReadInThePersonsLanguage() {
        JsonNode words = ask("/metrics", "wu.jie").json().path("items");
        JsonNode level = words.valueStream()
                .filter(word -> word.path("key").asString().equals("service-level"))
                .findFirst()
                .orElseThrow();
        assertThat(level.path("formula").asString()).isEqualTo("Aw / (A + Ab)");
        assertThat(level.path("unit").asString()).isEqualTo("percent");
        assertThat(centre().send(
                                "GET",
                                "/api/v1/reports/metrics",
                                null,
                                Map.of("Authorization", "Bearer " + token("wu.jie"), "Accept-Language", "zh-CN"))
                        .body())
                .contains("服务水平", "平均处理时长");
    }

    @Test
    void aChangedFormulaActsOnThePast() {
        String formula = "/api/v1/settings/report.service-level";
        centre().ask("PUT", formula, "{\"value\":\"SL2\"}", token("administrator"));
        JsonNode report =
                ask("/intervals?by=queue&interval=day&" + range, "supervisor").json();
        centre().ask("PUT", formula, "{\"value\":\"SL3\"}", token("administrator"));

        assertThat(report.path("serviceLevel").asString()).isEqualTo("sl2");
    }

    @Test
    void refusesWhatCannotBeRead() {
        for (String nonsense : List.of(
                "by=team&" + range,
                "by=&" + range,
                "from=2026-11-20&to=2026-11-20",
                "by=queue&to=2026-11-20",
                "by=queue&from=yesterday&to=2026-11-20",
                "by=queue&from=2026-02-30&to=2026-03-01",
                "by=queue&interval=1&" + range,
                "by=queue&interval=-15&" + range,
                "by=queue&attribution=never&" + range,
                "by=queue&queueId=1%20or%201%3D1&" + range,
                "by=queue&from=2026-11-20&to=2026-11-20&zone=Mars/Olympus",
                "by=queue&from=2026-11-20&to=2026-11-20&zone=%2B25:00")) {
            Centre.Answer answer = ask("/intervals?" + nonsense, "supervisor");
            assertThat(answer.code()).as(nonsense + " " + answer.body()).isEqualTo("invalid-request");
        }
        assertThat(refusal("by=queue&from=2026-11-21&to=2026-11-20")).isEqualTo("report-range-invalid");
        assertThat(refusal("by=queue&from=%2B999999999-12-31&to=%2B999999999-12-31"))
                .isEqualTo("report-range-invalid");
        assertThat(refusal("by=queue&from=0000-01-01&to=2199-01-01")).isEqualTo("report-range-invalid");
        assertThat(refusal("by=queue&from=2026-01-01&to=2026-02-01")).isEqualTo("report-days-too-many");
        assertThat(refusal("by=queue&from=2026-01-01&to=2026-01-31")).isEmpty();
        assertThat(refusal("by=queue&interval=day&from=2025-01-01&to=2026-01-02"))
                .isEqualTo("report-range-too-long");
        assertThat(refusal("by=queue&interval=day&from=2025-01-01&to=2026-01-01"))
                .isEmpty();
        String unknown = "by=queue&channel=%27%3B%20drop%20table%20routing_work%3B--&" + range;
        assertThat(ask("/intervals?" + unknown, "supervisor")
                        .json()
                        .path("rows")
                        .isEmpty())
                .isTrue();
        assertThat(ask("/intervals.csv?by=queue&header=other&" + range, "supervisor")
                        .code())
                .isEqualTo("invalid-request");
    }

    private static String refusal(String query) {
        return ask("/intervals?" + query, "supervisor").code();
    }
}
