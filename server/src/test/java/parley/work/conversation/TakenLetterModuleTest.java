package parley.work.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.kernel.Capabilities.Tempo;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import parley.work.routing.Routing;
import parley.work.routing.WorkState;

/// What was left before the opening, once an agent has it. Every test begins on a Monday at nine, an
/// hour before the queue opens.
class TakenLetterModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable TalkingWorld running;
    private static int weeks;

    private final TalkingWorld world = Objects.requireNonNull(running);
    private final String party = "party-" + weeks;
    private final Instant nine = FakeClock.MONDAY_AT_NINE.plus(Duration.ofDays(7L * weeks++));
    private final Instant ten = nine.plus(Duration.ofHours(1));

    @BeforeAll
    static void start() {
        running = TalkingWorld.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    @BeforeEach
    void closedUntilTen() {
        world.clock.set(nine);
        world.opens(DayOfWeek.MONDAY, 10);
    }

    @Test
    void isAChatFromTheMomentAnAgentTakesIt() {
        ConversationId id = world.says(party, "please call me").conversationId();
        world.secondsUntil(ten.plusSeconds(1));
        take(id);
        assertThat(world.work.now(id.value()).tempo()).isEqualTo(Tempo.LIVE_TEXT);
        world.passes(Duration.ofSeconds(125));
        assertThat(world.timeline(id)).endsWith("-assigned", "-agent-silent");

        world.answers(world.wu, id, "I will");
        world.passes(Duration.ofMinutes(11));
        assertThat(world.timeline(id)).endsWith("-closed:customer-silent");
    }

    @Test
    void whoHasGoneIsAwaitedFromTheMomentAnAgentTakesIt() {
        ConversationId id = world.says(party, "please call me").conversationId();
        world.leaves(party);
        world.secondsUntil(ten.plusSeconds(1));
        take(id);
        world.answers(world.wu, id, "I will");
        world.passes(Duration.ofSeconds(115));
        assertThat(world.timeline(id)).endsWith("I will");
        world.passes(Duration.ofSeconds(10));
        assertThat(world.timeline(id)).endsWith("-customer-left");
        world.passes(Duration.ofMinutes(6));
        assertThat(world.timeline(id)).endsWith("-closed:customer-left");
    }

    @Test
    void isNotGivenUpWhereItsAgentGivesItBackUnanswered() {
        ConversationId id = world.says(party, "please call me").conversationId();
        world.leaves(party);
        world.secondsUntil(ten.plusSeconds(1));
        take(id);
        world.passes(Duration.ofMinutes(1));
        world.centre
                .get(TransactionTemplate.class)
                .executeWithoutResult(any -> world.centre.get(Routing.class).sendBack(id.value(), "agent-away"));
        world.passes(Duration.ofMinutes(30));
        assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.conversations.find(id).isOpen()).isTrue();
    }

    /// The agent who is asked accepts.
    private void take(ConversationId id) {
        world.work.accept(world.work.now(id.value()), world.wu.id());
    }
}
