package parley.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.SettingsFixture;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;

class AnswersDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final FakeClock clock = new FakeClock();
    private final Answers answers = new Answers(new AnswerStore(DATABASE.jdbc()), SettingsFixture.box(folder), clock);

    private AnswerStore.Request request(String key, String body) {
        return answers.request("PERSON:1", key, "POST /api/v1/x", body);
    }

    private void assertRefused(String key, String body, IdempotencyProblem code) {
        assertThatThrownBy(() -> answers.begin(request(key, body)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void answersTheSameRequestAsBefore() {
        var first = request("a", "body");
        assertThat(answers.begin(first)).isNull();
        answers.end(first, 201, "application/json", "{\"token\":\"t0ken\"}");

        clock.advance(Duration.ofHours(23));
        Answers.Earlier earlier = Objects.requireNonNull(answers.begin(request("a", "body")));

        assertThat(earlier.status()).isEqualTo(201);
        assertThat(earlier.body()).isEqualTo("{\"token\":\"t0ken\"}");
        assertThat(DATABASE.jdbc()
                        .sql("select body from idempotency_answer where key = 'a'")
                        .query(String.class)
                        .single())
                .doesNotContain("t0ken");
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        var first = request("b", "body");
        answers.begin(first);
        answers.end(first, 204, null, "");

        assertRefused("b", "other body", IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void forgetsWhatWasRefusedOrFailed() {
        for (int status : new int[] {400, 409, 429, 500}) {
            var first = request("c", "body");
            assertThat(answers.begin(first)).isNull();
            answers.end(first, status, "application/json", "{}");
        }

        assertThat(answers.begin(request("c", "body"))).isNull();
    }

    @Test
    void forgetsAfterADay() {
        var first = request("d", "body");
        answers.begin(first);
        answers.end(first, 200, null, "");

        clock.advance(Duration.ofHours(25));

        assertThat(answers.begin(request("d", "quite another"))).isNull();
        answers.run();
    }

    @Test
    void takesOverWhatADeadProcessHasBegun() {
        answers.begin(request("e", "body"));
        assertRefused("e", "body", IdempotencyProblem.REQUEST_IN_PROGRESS);

        clock.advance(Duration.ofMinutes(3));

        assertThat(answers.begin(request("e", "body"))).isNull();
    }

    @Test
    void letsOneOfManyAtOnceThrough() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = java.util.Collections.nCopies(20, this::isFirst);
            long first = 0;
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                first += result.get() ? 1 : 0;
            }

            assertThat(first).isEqualTo(1);
        }
    }

    private boolean isFirst() {
        try {
            return answers.begin(request("f", "body")) == null;
        } catch (ProblemException busy) {
            assertThat(busy.code()).isEqualTo(IdempotencyProblem.REQUEST_IN_PROGRESS);
            return false;
        }
    }
}
