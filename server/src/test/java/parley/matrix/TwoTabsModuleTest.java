package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;

/// One agent with two tabs, and visitors who wait for the agent.
class TwoTabsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Chat running;

    private static Chat chat() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Chat.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    @Test
    void ofTwoTabsThatAcceptOneOfferAtOnceOneHasItAndTheOtherIsToldWhy() throws Exception {
        try (AgentDesk one = new AgentDesk(chat().centre, chat().wu);
                AgentDesk other = new AgentDesk(chat().centre, chat().wu);
                ExecutorService tabs = Executors.newFixedThreadPool(2)) {
            one.isAvailable();
            for (int round = 0; round < 10; round++) {
                String visitor = chat().visitor();
                String conversation = chat().say(visitor, "hello");
                String work = one.offered(conversation).path("id").asString();
                assertThat(other.offered(conversation).path("id").asString()).isEqualTo(work);
                var accepts = new ArrayList<Callable<Centre.Answer>>();
                for (AgentDesk tab : List.of(one, other)) {
                    accepts.add(() -> tab.post("/work-items/" + work + "/accept", "{}"));
                }

                var answers = new ArrayList<Centre.Answer>();
                for (Future<Centre.Answer> answer : tabs.invokeAll(accepts)) {
                    answers.add(answer.get());
                }

                assertThat(answers.stream().map(Centre.Answer::status)).containsExactlyInAnyOrder(200, 409);
                Centre.Answer late = answers.stream()
                        .filter(answer -> answer.status() == 409)
                        .findFirst()
                        .orElseThrow();
                assertThat(late.code()).isEqualTo("offer-already-accepted");
                assertThat(late.json().path("detail").asString()).contains("another tab");
                for (AgentDesk tab : List.of(one, other)) {
                    tab.hears("offer-ended", work);
                    assertThat(tab.get("/work-items/" + work).path("state").asString())
                            .isEqualTo("ACTIVE");
                }
                assertThat(one.reads(conversation).stream().filter("assigned"::equals))
                        .hasSize(1);
                assertThat(one.post("/work-items/" + work + "/complete", "{}").status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whoWaitsIsToldThePlaceInLineWhenItChanges() {
        String first = chat().visitor();
        String second = chat().visitor();
        String firsts = chat().say(first, "first");
        String seconds = chat().say(second, "second");
        try (AgentDesk page = new AgentDesk(chat().centre, second)) {
            assertThat(page.get("/webchat/" + chat().channel + "/conversation")
                            .path("position")
                            .asInt())
                    .isEqualTo(2);

            assertThat(chat().centre
                            .ask("POST", chat().webchat("/end"), null, first)
                            .status())
                    .isLessThan(300);

            page.hearsPassing("position", "\"conversationId\":\"" + seconds + "\",\"position\":1");
            assertThat(page.heardPassing("position")).allMatch(shown -> !shown.contains(firsts));
            assertThat(page.heardPassing("position").stream().filter(shown -> shown.contains("\"position\":1")))
                    .hasSize(1);
        }
        chat().centre.ask("POST", chat().webchat("/end"), null, second);
    }
}
