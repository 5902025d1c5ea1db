package parley.work.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.platform.kernel.Actor;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkState;

/// A clock that is set while times are running out: nobody is blamed for the hours that never were,
/// nothing happens twice, and nothing waits for them to come.
class ClockJumpsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable TalkingWorld running;
    private static int weeks;

    private final TalkingWorld world = Objects.requireNonNull(running);
    private final String party = "party-" + ++weeks;

    @BeforeAll
    static void start() {
        running = TalkingWorld.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    @BeforeEach
    void anotherWeek() {
        world.clock.set(FakeClock.MONDAY_AT_NINE.plus(Duration.ofDays(7L * weeks)));
        passes(Duration.ofSeconds(30));
    }

    @AfterEach
    void end() {
        DATABASE.jdbc()
                .sql("select id from conversation_head where state = 'OPEN'")
                .query((row, number) -> new ConversationId(row.getObject("id", UUID.class)))
                .list()
                .forEach(open -> world.conversations.endByCustomer(open, Actor.SYSTEM));
    }

    private void jump(String by) {
        world.clock.set(world.clock.instant().plus(Duration.parse(by)));
        round();
    }

    /// Time passes at desks whose agents are there, and all loops look.
    private void passes(Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 5) {
            world.clock.advance(Duration.ofSeconds(5));
            round();
        }
    }

    private void round() {
        world.work.isThere(world.wu.id());
        world.work.isThere(world.zhao.id());
        world.work.round();
        world.look();
    }

    private WorkItem now(ConversationId id) {
        return world.work.now(id.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void anOfferIsTakenOnceWhateverTheClockSays(String by) {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.round();
        var first = world.work.asked(id.value()).orElseThrow();
        jump(by);
        // what is found out only by looking again is offered anew in the round after
        round();

        // forward it has timed out, back nobody knows how long it has been open: somebody else is asked
        var asked = world.work.asked(id.value()).orElseThrow();
        assertThat(asked).isNotEqualTo(first);
        assertThat(openOffers(id)).isEqualTo(1);
        world.work.accept(now(id), asked);
        assertThat(now(id).state()).isEqualTo(WorkState.ACTIVE);
        assertThat(openOffers(id)).isZero();
        passes(Duration.ofSeconds(60));
        assertThat(now(id).agent()).isEqualTo(asked);
        assertThat(world.timeline(id)).containsExactly("hello", "-queued", "-assigned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void aSilentCustomerIsAskedOnceAndThenItEnds(String by) {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "hi");
        passes(Duration.ofMinutes(2));
        jump(by);
        passes(Duration.ofSeconds(290));
        assertThat(world.timeline(id)).endsWith("hi");
        passes(Duration.ofSeconds(20));
        assertThat(asked(id)).hasSize(1);
        passes(Duration.ofSeconds(280));
        assertThat(asked(id)).hasSize(1);
        assertThat(world.conversations.find(id).isOpen()).isTrue();
        passes(Duration.ofSeconds(30));
        assertThat(world.timeline(id)).endsWith("-closed:customer-silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void whoWasAskedBeforeTheClockWasSetHasAllTheTimeThatWasPromised(String by) {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "hi");
        passes(Duration.ofSeconds(310));
        assertThat(asked(id)).hasSize(1);
        jump(by);
        passes(Duration.ofSeconds(290));
        assertThat(world.conversations.find(id).isOpen()).isTrue();
        passes(Duration.ofSeconds(20));
        assertThat(world.conversations.find(id).isOpen()).isFalse();
        assertThat(asked(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void aSilentAgentIsRemindedOnceAndThenItGoesBackToTheQueue(String by) {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        passes(Duration.ofSeconds(60));
        jump(by);
        passes(Duration.ofSeconds(110));
        assertThat(world.timeline(id)).endsWith("-assigned");
        passes(Duration.ofSeconds(20));
        assertThat(world.timeline(id)).endsWith("-agent-silent");
        passes(Duration.ofSeconds(190));
        assertThat(world.timeline(id).stream().filter("-agent-silent"::equals)).hasSize(1);
        assertThat(world.timeline(id)).contains("-requeued:agent-silent");
        assertThat(world.conversations.find(id).agentId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void whoHasLeftIsAwaitedForAsLongAsAlways(String by) {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "hi");
        world.leaves(party);
        passes(Duration.ofSeconds(60));
        jump(by);
        passes(Duration.ofSeconds(110));
        assertThat(world.timeline(id)).endsWith("hi");
        passes(Duration.ofSeconds(20));
        assertThat(world.timeline(id)).endsWith("-customer-left");
        passes(Duration.ofSeconds(310));
        assertThat(world.timeline(id)).endsWith("-closed:customer-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void theOrderInWhichCustomersWroteIsThatOfTheirNumbers(String by) {
        ConversationId id = world.says(party, "one").conversationId();
        world.clock.set(world.clock.instant().plus(Duration.parse(by)));
        world.says(party, "two");
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "three");
        assertThat(world.timeline(id).stream().filter(line -> !line.startsWith("-")))
                .containsExactly("one", "two", "three");
        assertThat(world.places(id).values()).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
    void paperworkIsFinishedByHandAtAnyTime(String by) {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.conversations.endByCustomer(id, Actor.SYSTEM);
        assertThat(now(id).state()).isEqualTo(WorkState.WRAP_UP);
        jump(by);
        if (now(id).state() == WorkState.WRAP_UP) {
            world.work.complete(id.value(), world.wu.id());
        }
        assertThat(now(id).state()).isEqualTo(WorkState.COMPLETED);
        passes(Duration.ofSeconds(70));
        assertThat(world.timeline(id).stream().filter(line -> line.startsWith("-closed")))
                .hasSize(1);
        assertThat(endings(id)).isEqualTo(1);
    }

    private List<String> asked(ConversationId id) {
        return world.timeline(id).stream()
                .filter(line -> line.startsWith("Are you still there"))
                .toList();
    }

    private static int openOffers(ConversationId id) {
        return count("""
                select count(o.id)
                from routing_offer o
                join routing_work w on w.id = o.work_id
                where w.subject_id = :id
                  and o.state = 'OPEN'
                """, id);
    }

    private static int endings(ConversationId id) {
        return count("""
                select count(s.id)
                from routing_segment s
                join routing_work w on w.id = s.work_id
                where w.subject_id = :id
                  and s.state = 'COMPLETED'
                """, id);
    }

    private static int count(String sql, ConversationId id) {
        return DATABASE.jdbc()
                .sql(sql)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
