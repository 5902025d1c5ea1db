package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Plans of weights over HTTP, and the live engine that follows them.
class BalanceModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    /// Short contacts that cannot wait, in one queue, and long ones that can, in the other, for which
    /// there are the same two agents: of fourteen an hour every tenth leaves after a while, and one an
    /// hour takes forty minutes.
    private static final String CAME = """
            insert into routing_work (
              id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language, entered_at,
              rank_at, since, fence
            )
            select gen_random_uuid(), :queue::uuid, gen_random_uuid(), 'webchat', :name, 'LIVE_TEXT',
              case when :short and i % 10 = 0 then 'ABANDONED' else 'COMPLETED' end, :tier, 0, 'en', c.at, c.at,
              c.at + (20 + i % 7 * 20) * interval '1 second', i
            from generate_series(0, :most - 1) i
            cross join lateral (
              select :at::timestamptz + i / :perDay * interval '1 day'
                + i % :perDay * interval '8 hours' / :perDay as at
            ) c
            """;

    private static final String WAITED = """
            insert into routing_segment (work_id, queue_id, state, by, why, started_at, ended_at)
            select id, queue_id, 'QUEUED', 'test', 'test', entered_at,
              case when state = 'ABANDONED' then since else entered_at + fence * 13 % 90 * interval '1 second' end
            from routing_work
            where channel_name = :name
            """;

    private static final String WORKED = """
            insert into routing_segment (work_id, queue_id, state, agent_id, by, why, started_at, ended_at)
            select id, queue_id, 'ACTIVE', :agent::uuid, 'test', 'test',
              entered_at + fence * 13 % 90 * interval '1 second',
              entered_at + (fence * 13 % 90 + :seconds * (20 + fence * 37 % 161) / 100.0) * interval '1 second'
            from routing_work
            where channel_name = :name
              and state = 'COMPLETED'
            """;

    private static final String PRESENT = """
            insert into presence_segment (agent_id, state, not_responding, by, started_at, ended_at)
            select agent_id, 'AVAILABLE', false, 'test', :at::timestamptz + d * interval '1 day',
              :at::timestamptz + d * interval '1 day' + interval '8 hours'
            from presence_agent
            cross join generate_series(0, 4) d
            """;

    private static @Nullable Chat running;
    private static String queue = "";

    @BeforeAll
    static void startACentre() throws IOException {
        running = Chat.start(DATABASE, folder);
        JsonNode channel = StreamSupport.stream(
                        ask("GET", "/channels", null).json().path("items").spliterator(), false)
                .filter(one -> one.path("id").asString().equals(chat().channel))
                .findFirst()
                .orElseThrow();
        queue = channel.path("queueId").asString();
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    private static Chat chat() {
        return Objects.requireNonNull(running);
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body) {
        return chat().centre.ask(method, "/api/v1" + path, body, chat().admin);
    }

    /// Everybody of the queue is kept free, whatever waits.
    private static String keepingFree(String name, String serves) {
        return "{\"name\":\"" + name + "\",\"definition\":{\"queues\":[{\"queueId\":\"" + queue
                + "\",\"longestHoldSeconds\":3600}],\"weights\":[{\"queueId\":\"" + queue + "\",\"serves\":[" + serves
                + "],\"base\":-1,\"perWaiting\":0,\"perFree\":0,\"perFreeElsewhere\":0}]}}";
    }

    private static String plan(String name) {
        Centre.Answer made = ask("POST", "/balance-plans", keepingFree(name, '"' + queue + '"'));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    @Test
    void aPlanThatIsOnKeepsAgentsFreeAndSwitchedOffItGivesThemTheWork() {
        String plan = plan("Keep free");
        Centre.Answer on = ask("POST", "/balance-plans/" + plan + "/on", null);
        assertThat(on.status()).as(on.body()).isEqualTo(200);
        assertThat(on.json().path("onSince").isNull()).isFalse();
        try (AgentDesk wu = new AgentDesk(chat().centre, chat().wu)) {
            wu.isAvailable();
            String conversation = chat().say(chat().visitor(), "hello");
            String why = "/conversations/" + conversation + "/why";
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ask("GET", why, null).json().path("decisions").size() > 0);

            JsonNode reserved = ask("GET", why, null).json().at("/decisions/0");
            assertThat(reserved.path("kind").asString()).isEqualTo("reserved");
            assertThat(reserved.path("weighed").asBoolean()).isTrue();
            JsonNode line = ask("GET", "/agents/" + wu.id() + "/why-idle", null).json();
            assertThat(line.path("queues").toString()).contains("\"reserve\"");

            assertThat(ask("POST", "/balance-plans/" + plan + "/off", null)
                            .json()
                            .path("onSince")
                            .isNull())
                    .isTrue();
            wu.take(conversation);
            JsonNode asked = ask("GET", why, null).json().at("/decisions/0");
            assertThat(asked.path("kind").asString()).isEqualTo("asked");
            assertThat(asked.path("weighed").asBoolean()).isFalse();
        }
        assertThat(ask("GET", "/audit-events?limit=50", null).body())
                .contains("balance-plan.switched-on", "balance-plan.switched-off");
    }

    @Test
    void aQueueHasOnePlanThatIsOnAndBothStayWhileItIs() {
        String first = plan("First");
        String second = plan("Second");
        ask("POST", "/balance-plans/" + first + "/on", null);
        ask("POST", "/balance-plans/" + second + "/on", null);
        assertThat(ask("GET", "/balance-plans/" + first, null)
                        .json()
                        .path("onSince")
                        .isNull())
                .isTrue();
        assertThat(ask("GET", "/balance-plans/" + second, null)
                        .json()
                        .at("/queues/0/name")
                        .asString())
                .isNotBlank();
        assertThat(ask("DELETE", "/balance-plans/" + second, null).code()).isEqualTo("in-use");
        assertThat(ask("DELETE", "/queues/" + queue, null).body()).contains("in-use", "Second");
        ask("POST", "/balance-plans/" + second + "/off", null);
        assertThat(ask("DELETE", "/balance-plans/" + second, null).status()).isEqualTo(204);
        assertThat(ask("POST", "/balance-plans/" + second + "/on", null).status())
                .isEqualTo(404);
        assertThat(ask("GET", "/balance-plans", null).body())
                .contains("\"First\"")
                .doesNotContain("\"Second\"");
    }

    @Test
    void weightsThatDoNotFitTheirQueuesAreRefused() {
        String other = new UUID(1, 1).toString();
        assertThat(ask("POST", "/balance-plans", keepingFree("x", '"' + other + '"'))
                        .code())
                .isEqualTo("balance-team-invalid");
        String twice = keepingFree("x", '"' + queue + '"')
                .replace("\"queues\":[", "\"queues\":[{\"queueId\":\"" + queue + "\",\"longestHoldSeconds\":1},");
        assertThat(ask("POST", "/balance-plans", twice).code()).isEqualTo("balance-queue-twice");
        String unknown = keepingFree("x", '"' + queue + '"').replace(queue, other);
        assertThat(ask("POST", "/balance-plans", unknown).code()).isEqualTo("queue-unknown");
        assertThat(ask(
                                "POST",
                                "/balance-plans",
                                keepingFree("x", '"' + queue + '"').replace("-1", "-1e9"))
                        .status())
                .isEqualTo(400);
        assertThat(ask("POST", "/balance-plans", keepingFree("x", "null")).status())
                .isEqualTo(400);
    }

    private static String agent(String token) {
        return chat().centre
                .ask("GET", "/api/v1/session", null, token)
                .json()
                .path("agentId")
                .asString();
    }

    private static void came(String queue, boolean isShort, int perDay, int seconds, OffsetDateTime at) {
        String name = isShort ? "Short" : "Long";
        var jdbc = DATABASE.jdbc();
        jdbc.sql(CAME)
                .param("queue", queue)
                .param("name", name)
                .param("short", isShort)
                .param("tier", isShort ? 4 : 6)
                .param("most", perDay * 5)
                .param("perDay", perDay)
                .param("at", at)
                .update();
        jdbc.sql(WAITED).param("name", name).update();
        jdbc.sql(WORKED)
                .param("name", name)
                .param("agent", agent(chat().wu))
                .param("seconds", seconds)
                .update();
    }

    /// One thing at a time, and a queue for what cannot wait.
    private static String shortQueue() {
        ObjectNode rules = (ObjectNode) ask("GET", "/routing-rules", null).json();
        ((ObjectNode) rules.at("/capacity/tempi/LIVE_TEXT")).put("most", 1);
        assertThat(ask("PUT", "/routing-rules", rules.toString()).status()).isEqualTo(200);
        ObjectNode sales = (ObjectNode) ask("GET", "/queues/" + queue, null).json();
        sales.put("targetSeconds", 28_800);
        Centre.Answer changed = ask("PUT", "/queues/" + queue, sales.toString());
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        sales.put("name", "Short").put("targetSeconds", 20);
        Centre.Answer made = ask("POST", "/queues", sales.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    @Test
    void weightsAreProposedWithTheirGainKeepAgentsFreeOnceOnAndEndWhenSwitchedOff() {
        String brief = shortQueue();
        LocalDate last = LocalDate.of(2026, 3, 6);
        var at = last.minusDays(4).atTime(9, 0).atOffset(ZoneOffset.UTC);
        came(brief, true, 112, 180, at);
        came(queue, false, 8, 2_400, at);
        DATABASE.jdbc().sql(PRESENT).param("at", at).update();
        String wish = "{\"name\":\"March\",\"wish\":{\"queueIds\":[\"" + brief + "\",\"" + queue + "\"],\"date\":\""
                + last + "\",\"days\":5,\"timeZone\":\"UTC\",\"runs\":8}}";
        assertThat(ask("POST", "/balance-proposals", wish.replace("\"" + brief + "\",", ""))
                        .code())
                .isEqualTo("balance-nothing-shared");
        assertThat(ask("POST", "/balance-proposals", wish.replace("UTC", "Nowhere"))
                        .code())
                .isEqualTo("time-zone-unknown");

        Centre.Answer asked = ask("POST", "/balance-proposals", wish);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String path = "/balance-proposals/" + asked.json().at("/proposal/id").asString();
        assertThat(ask("POST", path + "/on", null).code()).isEqualTo("balance-no-gain");
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        !ask("GET", path, null).json().at("/proposal/endedAt").isNull());
        JsonNode done = ask("GET", path, null).json();
        assertThat(done.at("/proposal/verdict").asString()).as(done.toString()).isEqualTo("gain");
        assertThat(done.at("/outcome/gain/mean").asDouble())
                .isGreaterThan(done.at("/outcome/gain/halfWidth").asDouble());
        assertThat(ask("POST", path + "/cancel", null).code()).isEqualTo("balance-over");

        JsonNode on = ask("POST", path + "/on", null).json();
        assertThat(on.at("/proposal/isOn").asBoolean()).isTrue();
        String plan = on.at("/proposal/planId").asString();
        // whoever has nothing in hand yet
        try (AgentDesk zhao = new AgentDesk(chat().centre, chat().zhao)) {
            zhao.isAvailable();
            String conversation = chat().say(chat().visitor(), "a long story");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ask("GET", "/agents/" + zhao.id() + "/why-idle", null)
                            .body()
                            .contains("\"reserve\""));
            ask("POST", "/balance-plans/" + plan + "/off", null);
            zhao.take(conversation);
        }
        assertThat(ask("GET", "/balance-proposals", null)
                        .json()
                        .at("/items/0/isOn")
                        .asBoolean())
                .isFalse();
    }
}
