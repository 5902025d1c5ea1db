package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.matrix.Centre.Answer;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// One visitor sends a thousand messages in a second.
class VisitorFloodModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final int CONNECTIONS = 4;
    private static final int EACH = 250;

    /// What a visitor may send at once, and then in each second.
    private static final int AT_ONCE = 100;

    private static final int PER_SECOND = 10;

    private static @Nullable Chat running;

    private final Chat chat = Objects.requireNonNull(running);

    @BeforeAll
    static void start() throws Exception {
        running = Chat.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() throws Exception {
        Objects.requireNonNull(running).close();
    }

    /// What one connection sent, and what came back for each.
    private record Sent(List<String> texts, List<Answer> answers) {

        /// The texts that were acknowledged, in the order in which they were sent.
        List<String> taken() {
            return IntStream.range(0, texts.size())
                    .filter(i -> answers.get(i).status() == 201)
                    .mapToObj(texts::get)
                    .toList();
        }

        List<Answer> refused() {
            return answers.stream().filter(answer -> answer.status() != 201).toList();
        }
    }

    @Test
    void eachMessageIsStoredOnceInOrderOrRefusedWithTheTimeToWaitAndOthersGoOn(TestReporter reporter) throws Exception {
        String flooding = chat.visitor();
        String other = chat.visitor();
        long begin = System.nanoTime();
        var written = new CountDownLatch(CONNECTIONS);
        List<Sent> sent = new ArrayList<>();
        Duration slowest;
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Sent>> floods = IntStream.range(0, CONNECTIONS)
                    .mapToObj(number -> connections.submit(flood(number, flooding, written)))
                    .toList();
            written.await();
            reporter.publishEntry("written", seconds(begin).toString());
            assertThat(chat.say(other, "and I?")).isNotEmpty();
            slowest = slowestDeskWhile(floods);
            for (Future<Sent> each : floods) {
                sent.add(each.get());
            }
        }
        Duration took = seconds(begin);
        reporter.publishEntry("answered", took.toString());
        reporter.publishEntry("slowest desk", slowest.toString());

        List<String> taken =
                sent.stream().flatMap(each -> each.taken().stream()).toList();
        List<Answer> refused =
                sent.stream().flatMap(each -> each.refused().stream()).toList();
        assertThat(taken).hasSizeBetween(AT_ONCE, AT_ONCE + (int) (took.toSeconds() + 1) * PER_SECOND);
        assertThat(refused).hasSize(CONNECTIONS * EACH - taken.size()).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo("too-many-requests");
            assertThat(wait(answer)).isBetween(1, 60);
        });
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(wait(refused.getLast()) + 10L))
                .until(() -> !chat.say(flooding, "calm again").isEmpty());

        List<String> stored = wordsOf(chat.say(flooding, "the last"));
        assertThat(stored.subList(0, stored.size() - 2)).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(stored).endsWith("calm again", "the last");
        assertThat(sent).allSatisfy(each -> assertThat(stored).containsSubsequence(each.taken()));
        assertThat(slowest).isLessThan(Duration.ofSeconds(5));
    }

    private Callable<Sent> flood(int number, String visitor, CountDownLatch written) {
        return () -> {
            List<String> texts =
                    IntStream.range(0, EACH).mapToObj(i -> number + " · " + i).toList();
            try (var connection = new Pipeline(chat.centre.url)) {
                for (String text : texts) {
                    connection.post(chat.webchat("/messages"), "{\"text\":\"" + text + "\"}", visitor);
                }
                written.countDown();
                List<Answer> answers = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    answers.add(connection.answer());
                }
                return new Sent(texts, answers);
            }
        };
    }

    /// An agent's page asks for its work for as long as the flood lasts, and once more.
    private Duration slowestDeskWhile(List<Future<Sent>> floods) {
        Duration slowest = Duration.ZERO;
        boolean isOver = false;
        while (!isOver) {
            isOver = floods.stream().allMatch(Future::isDone);
            long begin = System.nanoTime();
            assertThat(chat.centre
                            .ask("GET", "/api/v1/work-items?state=active", null, chat.wu)
                            .status())
                    .isEqualTo(200);
            Duration took = seconds(begin);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        return slowest;
    }

    /// What the customer said in a conversation, page by page, in its order.
    private List<String> wordsOf(String conversation) {
        var words = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = chat.centre
                    .ask(
                            "GET",
                            "/api/v1/conversations/" + conversation + "/messages?limit=50"
                                    + (next.isEmpty() ? "" : "&after=" + next),
                            null,
                            chat.supervisor)
                    .json();
            page.path("items")
                    .valueStream()
                    .filter(entry ->
                            entry.path("author").path("kind").asString().equals("customer"))
                    .forEach(entry ->
                            words.add(entry.path("content").path("text").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return words;
    }

    private static int wait(Answer refusal) {
        return Integer.parseInt(
                refusal.headers().getOrDefault("retry-after", List.of("0")).getFirst());
    }

    private static Duration seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
