package parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import parley.Parley;
import parley.platform.accounts.Accounts;
import parley.platform.accounts.Role;
import parley.platform.identity.PersonId;
import parley.platform.identity.Requires;
import parley.platform.jobs.Attempt;
import parley.platform.jobs.JobHandler;
import parley.platform.jobs.JobKind;
import parley.platform.jobs.JobOutcome;
import parley.platform.jobs.Jobs;
import parley.platform.kernel.Actor;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.Settings;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files, jobs, settings and repeated requests over HTTP, in one running server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class PlatformModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String MARKER = "sesame-4711-open";

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;
    private String url;
    private String administrator;
    private String agent;

    record Wish(String text) {}

    /// What the test adds to the product.
    static class Additions {

        static final Setting<String> PASSWORD = Setting.secret("parley.test-password", "test");
        static final JobKind<Wish> WISH = new JobKind<>("test.wish", Wish.class);

        @Bean
        SettingList additionalSettings() {
            return new AdditionalSettings();
        }

        @Bean
        CountingController countingController() {
            return new CountingController();
        }

        @Bean
        JobHandler<Wish> wishes() {
            return new JobHandler<>() {
                @Override
                public JobKind<Wish> kind() {
                    return WISH;
                }

                @Override
                public JobOutcome run(Wish payload, Attempt attempt) {
                    return new JobOutcome.Dead("not granted");
                }
            };
        }
    }

    static class AdditionalSettings implements SettingList {
        @Override
        public List<Setting<?>> settings() {
            return List.of(Additions.PASSWORD);
        }
    }

    @RestController
    static class CountingController {

        final AtomicInteger count = new AtomicInteger();

        record Counted(int number, String text) {}

        @PostMapping("/api/v1/test/count")
        @Requires(Requires.SIGNED_IN)
        Counted count(@RequestBody Wish body) {
            if (body.text().equals("fail")) {
                throw new IllegalStateException("as wished");
            }
            return new Counted(count.incrementAndGet(), body.text());
        }
    }

    @BeforeAll
    void start() {
        var address = DATABASE.address();
        context = new SpringApplicationBuilder(Parley.class, Additions.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.datasource.url=" + address.url(),
                        "spring.datasource.username=" + address.user(),
                        "spring.datasource.password=" + address.password(),
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "parley.version=test",
                        "parley.data.folder=" + folder,
                        "parley.demo.folder=" + folder)
                .run();
        url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        administrator = token("second.admin", Role.ADMINISTRATOR);
        agent = token("some.agent", Role.AGENT);
    }

    private String token(String login, Role role) {
        Accounts identities = context.getBean(Accounts.class);
        PersonId person = identities.add(login, login, "en", "a long enough password", Set.of(role));
        return identities.makeToken(person, "test").token();
    }

    @AfterAll
    void stop() {
        context.close();
        client.close();
    }

    private HttpResponse<String> send(String token, HttpRequest.Builder request) {
        try {
            return client.send(
                    request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpResponse<String> get(String token, String path) {
        return send(token, to(path).GET());
    }

    private HttpResponse<String> post(String token, String path, String key, String body) {
        return send(
                token,
                to(path).header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) {
        return send(
                administrator,
                to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void repeatsTheAnswerToARepeatedRequest() {
        var first = post(agent, "/api/v1/test/count", "k1", "{\"text\":\"one 一\"}");
        var second = post(agent, "/api/v1/test/count", "k1", "{\"text\":\"one 一\"}");
        var other = post(agent, "/api/v1/test/count", "k1", "{\"text\":\"two\"}");
        var stranger = post(administrator, "/api/v1/test/count", "k1", "{\"text\":\"one 一\"}");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body()).contains("一");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(json(stranger).path("number").asInt())
                .isNotEqualTo(json(first).path("number").asInt());
    }

    @Test
    void letsAFailedRequestBeSentAgain() {
        assertThat(post(agent, "/api/v1/test/count", "k2", "{\"text\":\"fail\"}")
                        .statusCode())
                .isEqualTo(500);
        assertThat(post(agent, "/api/v1/test/count", "k2", "{\"text\":\"now\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void doesEachOfManyRepetitionsAtOnceOnce() {
        var answers = java.util.stream.IntStream.range(0, 10)
                .parallel()
                .mapToObj(any -> post(agent, "/api/v1/test/count", "k3", "{\"text\":\"at once\"}"))
                .toList();

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsAnyOf(200)
                .isSubsetOf(200, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(HttpResponse::body)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void givesFilesBackWithoutLettingThemRun() {
        var uploaded = send(
                agent,
                to("/api/v1/files?name=%E5%8F%91%E7%A5%A8.svg")
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString("<svg onload='alert(1)'/>")));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        String id = json(uploaded).path("id").asString();

        var answer = get(agent, "/api/v1/files/" + id);

        assertThat(answer.body()).isEqualTo("<svg onload='alert(1)'/>");
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("%E5%8F%91%E7%A5%A8.svg");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(get(administrator, "/api/v1/files/" + id).statusCode()).isEqualTo(404);
        assertThat(get(agent, "/api/v1/files/" + new UUID(1, 1)).statusCode()).isEqualTo(404);
        var part = send(
                agent, to("/api/v1/files/" + id).header("Range", "bytes=1-3").GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("svg");
    }

    @Test
    void refusesAProgram() {
        var answer = send(
                agent,
                to("/api/v1/files?name=a.png")
                        .header("Content-Type", "application/octet-stream")
                        .header("Accept-Language", "zh-CN")
                        .POST(BodyPublishers.ofString("MZ program")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).path("detail").asString()).contains("不接受");
    }

    @Test
    void showsDeadJobsAndReplaysThem() {
        var jobs = context.getBean(Jobs.class);
        var transactions = context.getBean(TransactionTemplate.class);
        var id = transactions
                .execute(any -> jobs.add(Additions.WISH, "w", new Wish(MARKER), Actor.SYSTEM))
                .value()
                .toString();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get(administrator, "/api/v1/jobs?state=dead").body().contains(id));
        JsonNode job = json(get(administrator, "/api/v1/jobs/" + id));
        assertThat(job.path("why").asString()).isEqualTo("not granted");
        assertThat(job.path("history")).hasSize(1);
        assertThat(job.toString()).doesNotContain(MARKER);
        assertThat(get(agent, "/api/v1/jobs?state=dead").statusCode()).isEqualTo(403);
        assertThat(get(administrator, "/api/v1/jobs?state=nonsense").statusCode())
                .isEqualTo(400);

        assertThat(post(administrator, "/api/v1/jobs/" + id + "/replay", "r1", "")
                        .statusCode())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(90))
                .until(() -> json(get(administrator, "/api/v1/jobs/" + id))
                                .path("history")
                                .size()
                        == 3);
    }

    @Test
    void showsAndChangesSettingsInBothLanguages() {
        var english = get(administrator, "/api/v1/settings/files.most-megabytes");
        assertThat(json(english).path("name").asString()).isEqualTo("Largest file");
        assertThat(json(english).path("value").asInt()).isEqualTo(20);

        var changed = put("/api/v1/settings/files.most-megabytes", "{\"value\": 5}");
        assertThat(json(changed).path("value").asInt()).isEqualTo(5);
        assertThat(json(changed).path("changedBy").asString()).isEqualTo("second.admin");
        JsonNode history = json(get(administrator, "/api/v1/settings/files.most-megabytes/history"));
        assertThat(history.path("items").path(0).path("after").asInt()).isEqualTo(5);
        var restored = post(
                administrator,
                "/api/v1/settings/files.most-megabytes/restore",
                "s1",
                "{\"change\": " + history.path("items").path(0).path("id").asLong() + "}");
        assertThat(json(restored).path("value").asInt()).isEqualTo(20);

        var refused = put("/api/v1/settings/files.most-megabytes", "{\"value\": \"many\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(put("/api/v1/settings/files.most-megabytes", "{}").statusCode())
                .isEqualTo(400);
        assertThat(get(agent, "/api/v1/settings").statusCode()).isEqualTo(403);
        assertThat(put("/api/v1/settings/no.such", "{\"value\": 1}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsASecretInAndNeverOut(CapturedOutput output) throws IOException {
        String path = "/api/v1/settings/parley.test-password";

        var set = put(path, "{\"value\": \"" + MARKER + "\"}");
        var broken = put(path, "{\"value\": [\"" + MARKER + "\"]}");

        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(json(set).path("isSet").asBoolean()).isTrue();
        assertThat(json(set).path("changedBy").asString()).isEqualTo("second.admin");
        String answers = set.body()
                + broken.body()
                + get(administrator, path).body()
                + get(administrator, path + "/history").body()
                + get(administrator, "/api/v1/settings").body();
        assertThat(answers).doesNotContain(MARKER);
        assertThat(output.getAll()).doesNotContain(MARKER);
        assertThat(Files.readString(folder.resolve("secret.key"), StandardCharsets.UTF_8))
                .doesNotContain(MARKER);
        assertThat(context.getBean(Settings.class).secret(Additions.PASSWORD)).contains(MARKER);
    }
}
