package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is wrong with a request, the answer has a code for programs and a sentence for people.
class RefusalsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Centre running;
    private static String admin = "";

    private static Centre centre() {
        return Objects.requireNonNull(running);
    }

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
        centre().close();
    }

    private static Centre.Answer ask(
            String method, String path, @Nullable String body, String language, Map<String, String> more) {
        var headers = new java.util.HashMap<>(more);
        headers.put("Authorization", "Bearer " + admin);
        headers.put("Accept-Language", language);
        return centre().send(method, "/api/v1" + path, body, headers);
    }

    private static void assertSays(Centre.Answer answer, int status, String code, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("detail").asString()).contains(words);
        assertThat(answer.headers().get("content-type")).first().asString().startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"en,Each is named with its reason,must not", "zh-CN,各字段已注明原因,不"})
    void aFieldThatIsNotRightIsNamedWithItsReason(String language, String words, String reason) {
        String form = """
                {"name": null, "targetPercent": 80, "targetSeconds": 30, "offerSeconds": 20, "wrapUpSeconds": 0}""";

        Centre.Answer answer = ask("POST", "/queues", form, language, Map.of());

        assertSays(answer, 400, "invalid-field", words);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("name");
        assertThat(error.path("code").asString()).startsWith("Not");
        assertThat(error.path("detail").asString()).contains(reason);
    }

    @Test
    void aHeaderThatIsTooLongIsNamedToo() {
        Centre.Answer answer = ask(
                "POST",
                "/conversations/00000000-0000-7000-8000-000000000000/messages",
                "{\"text\": null}",
                "en",
                Map.of("Idempotency-Key", "k".repeat(201)));

        assertSays(answer, 400, "invalid-field", "Each is named");
        assertThat(answer.json().path("errors").findValuesAsString("field")).contains("key", "text");
    }

    @ParameterizedTest
    @CsvSource({"en,could not be read", "zh-CN,无法读取该请求"})
    void jsonThatIsNoneIsRefusedWithoutRepeatingIt(String language, String words) {
        Centre.Answer answer = ask("POST", "/queues", "{\"name\": secret", language, Map.of());

        assertSays(answer, 400, "invalid-request", words);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":[\"secret\"],\"permissions\":[],\"needsSecondFactor\":true}|name",
                "{\"name\":\"a\",\"permissions\":[],\"needsSecondFactor\":\"secret\"}|needsSecondFactor",
                "{\"name\":\"a\",\"permissions\":[{\"secret\":1}],\"needsSecondFactor\":true}|permissions[0]",
                "{\"name\":\"a\",\"permissions\":[]}|needsSecondFactor"
            })
    void aValueOfAnotherKindIsRefusedByTheNameOfItsField(String body, String field) {
        Centre.Answer answer = ask("POST", "/roles", body, "en", Map.of());

        assertSays(answer, 400, "invalid-request", "could not be read: " + field);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"en,Send JSON", "zh-CN,请发送 JSON"})
    void anotherMediaTypeIsRefused(String language, String words) {
        Centre.Answer answer = ask("POST", "/queues", "name=a", language, Map.of("Content-Type", "text/plain"));

        assertSays(answer, 415, "unsupported-type", words);
    }

    @ParameterizedTest
    @CsvSource({"GET,en", "PUT,en", "POST,zh-CN", "DELETE,zh-CN"})
    void anUnknownAddressIsNotFoundByAnyMethod(String method, String language) {
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        Centre.Answer answer = ask(method, "/nowhere/at/all", body, language, Map.of());

        assertSays(answer, 404, "not-found", language.equals("en") ? "nothing here" : "没有内容");
    }

    @ParameterizedTest
    @CsvSource({"en,does not take DELETE", "zh-CN,不接受 DELETE"})
    void anotherMethodIsRefusedAndTheRightOnesAreNamed(String language, String words) {
        Centre.Answer answer = ask("DELETE", "/queues", null, language, Map.of());

        assertSays(answer, 405, "method-not-allowed", words);
        assertThat(answer.headers().get("allow")).first().asString().contains("POST");
    }

    @Test
    void whatTheFrameworkRejectsForAReasonOfItsOwnHasACodeAndKeepsItsStatus() {
        Centre.Answer answer = ask("GET", "/queues", null, "en", Map.of("Accept", "image/png"));

        assertThat(answer.status()).isEqualTo(406);
    }
}
