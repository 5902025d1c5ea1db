package parley.work.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.kernel.Actor;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.routing.Routing;
import parley.work.routing.RoutingByHand;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkState;

/// What is said while nobody answers. Every test begins on a Monday at nine, an hour before the
/// queue opens, with an agent at the desk.
class HeldModuleTest {

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

    @AfterEach
    void end() {
        DATABASE.jdbc()
                .sql("select id from conversation_head where state = 'OPEN'")
                .query((row, number) -> new ConversationId(row.getObject("id", UUID.class)))
                .list()
                .forEach(open -> world.conversations.endByCustomer(open, Actor.SYSTEM));
    }

    @Test
    void isAcknowledgedAndKeptAndNobodyIsAskedBeforeTheOpening() {
        ConversationId id = leaves(party, "please call me");
        assertThat(world.timeline(id)).containsExactly("please call me", "-held");
        assertThat(world.entries(id)).allMatch(entry -> entry.visibility() == Entry.Visibility.PUBLIC);
        assertThat(now(id).state()).isEqualTo(WorkState.PARKED);
        world.secondsUntil(nine.plusSeconds(5));
        world.secondsUntil(ten.minusSeconds(1));
        assertThat(world.work.asked(id.value())).isEmpty();

        world.secondsUntil(ten.plusSeconds(1));
        assertThat(world.work.asked(id.value())).hasValue(world.wu.id());
        assertThat(now(id).since()).isBetween(ten, ten.plusSeconds(1));
        assertThat(world.timeline(id)).containsExactly("please call me", "-held", "-queued");
    }

    @Test
    void waitingCountsFromTheOpening() {
        ConversationId id = leaves(party, "please call me");
        assertThat(world.conversations.find(id).waitingSince()).isEqualTo(nine);
        world.secondsUntil(ten.plusSeconds(1));
        assertThat(now(id).enteredAt()).isBetween(ten, ten.plusSeconds(1));
        assertThat(world.conversations.find(id).waitingSince()).isEqualTo(now(id).enteredAt());
    }

    @Test
    void isOfferedAfterARestartAndHasWaitedSinceTheOpeningThatNobodySaw() {
        ConversationId id = leaves(party, "please call me");
        world.clock.set(ten.plus(Duration.ofMinutes(20)));
        try (StillCentre second = StillCentre.start(DATABASE.address(), folder, world.clock, Map.of())) {
            var work = new RoutingByHand(second);
            work.isThere(world.wu.id());
            work.round();
            work.round();
            assertThat(work.asked(id.value())).hasValue(world.wu.id());
        }
        assertThat(now(id).enteredAt()).isEqualTo(ten);
        assertThat(world.conversations.find(id).waitingSince()).isEqualTo(ten);
    }

    @Test
    void theCustomerMayAddMoreAndItStaysOneMatter() {
        ConversationId id = leaves(party, "please call me");
        world.secondsUntil(nine.plusSeconds(3));
        assertThat(leaves(party, "it is about order 88123")).isEqualTo(id);
        world.secondsUntil(ten.plusSeconds(1));
        assertThat(leaves(party, "still there?")).isEqualTo(id);
        assertThat(world.timeline(id))
                .containsExactly("please call me", "-held", "it is about order 88123", "-queued", "still there?");
        assertThat(items(id)).isEqualTo(1);
    }

    @Test
    void twoPagesOfOneCustomerThatWriteAtOnceLeaveOneMatter() throws Exception {
        for (int round = 0; round < 20; round++) {
            String somebody = party + "-" + round;
            var said = new ArrayList<Callable<ConversationId>>();
            for (String page : List.of("one", "other")) {
                said.add(() -> leaves(somebody, "from the " + page + " page"));
            }
            var ids = new HashSet<ConversationId>();
            try (ExecutorService pages = Executors.newFixedThreadPool(2)) {
                for (Future<ConversationId> each : pages.invokeAll(said)) {
                    ids.add(each.get());
                }
            }
            assertThat(ids).hasSize(1);
            ConversationId id = ids.iterator().next();
            assertThat(world.timeline(id))
                    .containsExactlyInAnyOrder("from the one page", "from the other page", "-held");
            assertThat(items(id)).isEqualTo(1);
            assertThat(world.places(id).values()).containsOnly(1);
        }
    }

    @Test
    void hoursThatAreChangedMeanwhileHoldFromThenOn() {
        ConversationId id = leaves(party, "please call me");
        world.opens(DayOfWeek.TUESDAY, 8);
        world.secondsUntil(ten.plusSeconds(3));
        assertThat(now(id).state()).isEqualTo(WorkState.PARKED);
        world.secondsUntil(ten.plusSeconds(5));

        world.isAlwaysOpen();
        world.secondsUntil(ten.plusSeconds(6));
        assertThat(world.work.asked(id.value())).isPresent();
        assertThat(now(id).enteredAt()).isEqualTo(ten.plusSeconds(6));
    }

    @Test
    void whoCameFirstIsAskedForFirst() {
        ConversationId first = leaves(party, "first");
        world.clock.advance(Duration.ofSeconds(1));
        ConversationId second = leaves(party + "-b", "second");
        world.secondsUntil(ten.minusSeconds(1), false);
        world.clock.advance(Duration.ofSeconds(2));
        ConversationId late = leaves(party + "-c", "after the opening");
        world.work.round();
        world.work.round();
        assertThat(List.of(first, second, late).stream().map(this::place)).containsExactly(1, 2, 3);
        assertThat(now(late).enteredAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void whoTakesItBackIsNotOfferedAndWhoOnlyLeavesThePageIs() {
        ConversationId back = leaves(party, "forget it");
        ConversationId gone = leaves(party + "-b", "please call me");
        world.conversations.endByCustomer(back, Actor.SYSTEM);
        world.leaves(party + "-b");
        world.passes(Duration.ofMinutes(9));
        world.secondsUntil(ten.plusSeconds(1));
        assertThat(now(back).state()).isEqualTo(WorkState.ABANDONED);
        assertThat(world.work.asked(gone.value())).isPresent();
    }

    @Test
    void whoStandsInLineWhenTheQueueClosesIsServed() {
        world.isAlwaysOpen();
        ConversationId id = leaves(party, "hello");
        world.opens(DayOfWeek.TUESDAY, 8);
        world.secondsUntil(nine.plusSeconds(1));
        assertThat(world.timeline(id)).containsExactly("hello", "-queued");
        assertThat(world.work.asked(id.value())).isPresent();
    }

    @Test
    void aMatterThatGoesOnAfterTheEndOfTheDayIsHeldToo() {
        world.isAlwaysOpen();
        ConversationId id = leaves(party, "hello");
        world.work.give(id.value(), world.wu.id());
        world.work.complete(id.value(), world.wu.id());
        world.opens(DayOfWeek.MONDAY, 10);
        assertThat(leaves(party, "one more thing")).isEqualTo(id);
        assertThat(world.timeline(id)).endsWith("-closed:completed", "-reopened", "-held", "one more thing");
        world.secondsUntil(ten.plusSeconds(1));
        assertThat(world.work.asked(id.value())).isPresent();
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepTheDoorShut() {
        world.secondsUntil(ten.plus(Duration.ofHours(3)));
        world.clock.set(nine);
        ConversationId id = leaves(party, "please call me");
        world.secondsUntil(ten.plusSeconds(1));
        assertThat(world.work.asked(id.value())).isPresent();
    }

    private ConversationId leaves(String who, String text) {
        return world.says(who, text).conversationId();
    }

    private WorkItem now(ConversationId id) {
        return world.work.now(id.value());
    }

    private int place(ConversationId id) {
        return world.centre.get(Routing.class).position(now(id)).orElse(0);
    }

    private static int items(ConversationId id) {
        return DATABASE.jdbc()
                .sql("select count(id) from routing_work where subject_id = :subject")
                .param("subject", id.value())
                .query(Integer.class)
                .single();
    }
}
