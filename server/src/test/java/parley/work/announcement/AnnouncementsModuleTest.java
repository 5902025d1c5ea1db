package parley.work.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Timestamps;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.announcement.WaitingRoom.Heard;
import parley.work.estimate.Estimate;
import parley.work.estimate.Place;
import parley.work.queue.QueueId;
import parley.work.routing.Routing;
import parley.work.routing.WorkItem;

class AnnouncementsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable StillCentre running;

    private final StillCentre centre = Objects.requireNonNull(running);

    @BeforeAll
    static void start() {
        running = StillCentre.start(DATABASE.address(), folder, new FakeClock(), Map.of());
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    /// Some hours with more work than eight agents can do: what customers heard from the stored
    /// work of the real routing, what came of it, and what is known of it after a restart.
    @Test
    @Requirement({"0-37", "4-14a"})
    void customersOfALivingQueueAreToldWhatTheyWait() {
        var room = new WaitingRoom(centre, 8);
        room.passes(Duration.ofMinutes(150), 27, 240, 500, new Random(5));

        List<Heard> told = room.over.stream()
                .filter(heard -> !heard.said().isEmpty())
                .filter(heard -> heard.said().getFirst().toMinutes() > 0)
                .toList();
        assertThat(told).hasSizeGreaterThan(100);
        room.over.forEach(heard -> assertRules(heard.said()));
        assertThat(room.over.stream()
                        .mapToInt(heard -> heard.said().size())
                        .max()
                        .orElse(0))
                .isGreaterThanOrEqualTo(4);
        EstimateController.QueueEstimates shown = estimates(room.queue);
        assertThat(shown.met().counted()).isGreaterThan(80).isLessThanOrEqualTo(told.size());
        assertThat(shown.met().inside() / (double) shown.met().counted()).isGreaterThanOrEqualTo(0.8);
        assertThat(shown.met().inside()).isLessThan(shown.met().counted());
        assertThat(shown.met().spans()).allSatisfy(span -> {
            assertThat(span.inside() + span.shorter()).isLessThanOrEqualTo(span.counted());
            assertThat(span.tenth()).isLessThanOrEqualTo(span.half());
            assertThat(span.half()).isLessThanOrEqualTo(span.nineTenths());
        });
        assertThat(shown.waiting()).isEqualTo(room.line.size());
        assertThat(shown.places()).isEqualTo(8);
        assertKnowsTheSame(room);
    }

    @Test
    void whatWasSaidIsOverWithTheWait() {
        var room = new WaitingRoom(centre, 1);
        WorkItem taken = room.comes(Tempo.LIVE_TEXT);
        WorkItem left = room.comes(Tempo.LIVE_TEXT);
        WorkItem mail = room.comes(Tempo.DEFERRED);
        assertThat(saidTo(taken)).isEmpty();
        room.look();
        assertThat(saidTo(taken)).as("perhaps just being taken").isEmpty();

        centre.clock.advance(Duration.ofSeconds(1));
        room.look();
        assertThat(saidTo(taken))
                .isEqualTo("We cannot say how long it will take." + " Somebody will be with you as soon as possible.");
        assertThat(centre.get(Announcements.class).saidAt())
                .containsKeys(taken.subject(), left.subject(), mail.subject());
        centre.clock.advance(Duration.ofSeconds(40));
        room.work.give(taken.subject(), room.agents.getFirst());
        centre.get(Routing.class).customerLeft(left.subject(), Actor.SYSTEM);
        centre.clock.advance(Duration.ofSeconds(5));
        room.look();

        assertThat(saidTo(taken)).isEmpty();
        assertThat(saidTo(left)).isEmpty();
        assertThat(saidTo(mail)).isNotEmpty();
        assertThat(ends(room.queue)).containsExactly("ANSWERED after 40000", "GAVE_UP after 40000");
        assertThat(estimates(room.queue).met().counted()).isZero();
        assertThat(estimates(room.queue).met().untold()).isEqualTo(1);
    }

    /// Whoever waits on in another queue is not told anew as if they had just come.
    @Test
    void whatWasSaidGoesAlongToAnotherQueue() {
        var room = new WaitingRoom(centre, 1);
        var other = new WaitingRoom(centre, 1);
        WorkItem item = room.comes(Tempo.LIVE_TEXT);
        centre.clock.advance(Duration.ofSeconds(1));
        room.look();
        wasTold(item, 4, centre.clock.instant().plusSeconds(300));
        ToldWait before = centre.get(Announcements.class).told(item.subject()).orElseThrow();
        assertThat(before.text()).isEqualTo("You will probably wait less than 4 minutes.");
        DATABASE.jdbc()
                .sql("update routing_work set queue_id = :queue where id = :work")
                .param("queue", other.queue.value())
                .param("work", item.id().value())
                .update();
        centre.clock.advance(Duration.ofSeconds(1));
        room.look();

        assertThat(centre.get(Announcements.class).told(item.subject())).contains(before);
        assertThat(ends(room.queue)).containsExactly("MOVED after 1000");
        centre.clock.advance(Duration.ofSeconds(290));
        room.look();
        assertThat(centre.get(Announcements.class).told(item.subject())).contains(before);
        centre.clock.advance(Duration.ofSeconds(20));
        room.look();
        assertThat(saidTo(item))
                .as("what was said in the other queue was not kept")
                .isEqualTo("We are sorry, it may take longer than we said.");
        room.work.give(item.subject(), other.agents.getFirst());
        room.look();
        assertThat(ends(other.queue)).containsExactly("ANSWERED after 310000");
        assertThat(estimates(other.queue).met()).isEqualTo(new Met(0, 0, 0, List.of()));
    }

    private static void wasTold(WorkItem item, int minutes, Instant kept) {
        DATABASE.jdbc()
                .sql("update announcement_wait set wording = 'UNDER', from_minutes = 0, to_minutes = :minutes,"
                        + " said_minutes = :minutes, kept_until = :kept where work_id = :work")
                .param("minutes", minutes)
                .param("kept", Timestamps.parameter(kept))
                .param("work", item.id().value())
                .update();
    }

    @Test
    void aClockThatIsSetBackSilencesNobody() {
        var room = new WaitingRoom(centre, 8);
        Instant begin = centre.clock.instant();
        room.passes(Duration.ofHours(1), 26, 240, 500, new Random(7));
        Estimate before = room.history().estimate(room.queue, place(10), centre.clock.instant());

        room.setClock(begin);
        room.over.clear();
        room.passes(Duration.ofMinutes(30), 26, 240, 500, new Random(8));

        Estimate after = room.history().estimate(room.queue, place(10), centre.clock.instant());
        assertThat(after.expected().toSeconds() / (double) before.expected().toSeconds())
                .as("what is known of the queue")
                .isBetween(0.7, 1.4);
        assertThat(room.over.stream().filter(heard -> heard.said().size() > 1))
                .as("told again after the clock was set back")
                .isNotEmpty();
        room.over.stream()
                .filter(heard -> !heard.came().isAfter(centre.clock.instant()))
                .forEach(heard -> assertRules(heard.said()));
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from announcement_wait where queue_id = :queue and outcome is not null"
                                + " and (waited_ms is null) <> (ended_at < estimated_at)")
                        .param("queue", room.queue.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        centre.clock.set(begin.plus(Duration.ofHours(3)));
        assertKnowsTheSame(room);
    }

    /// Changes are numbered before they are committed, so what comes later may have a lower number.
    @Test
    void whatIsCommittedLateIsCountedAllTheSame() throws Exception {
        var room = new WaitingRoom(centre, 40);
        var items = new ArrayList<WorkItem>();
        for (AgentId agent : room.agents) {
            WorkItem item = room.comes(Tempo.LIVE_TEXT);
            room.work.give(item.subject(), agent);
            items.add(item);
        }
        room.look();
        centre.clock.advance(Duration.ofMinutes(10));
        room.theyAreAlive();
        room.look();
        var isDone = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late =
                    others.submit(() -> centre.get(TransactionTemplate.class).executeWithoutResult(_ -> {
                        for (int number = 0; number < 39; number++) {
                            room.work.complete(items.get(number).subject(), room.agents.get(number));
                        }
                        isDone.countDown();
                        await(mayCommit);
                    }));
            isDone.await();
            room.work.complete(items.getLast().subject(), room.agents.getLast());
            room.look();
            Estimate early = room.history().estimate(room.queue, place(30), centre.clock.instant());
            mayCommit.countDown();
            late.get();
            room.look();
            assertThat(room.history().estimate(room.queue, place(30), centre.clock.instant()))
                    .isNotEqualTo(early);
        }
        assertKnowsTheSame(room);
    }

    @Test
    void refusesWhatItCannotCount() {
        var room = new WaitingRoom(centre, 1);
        var controller = centre.get(EstimateController.class);
        for (int days : new int[] {0, -1, 91}) {
            assertThatThrownBy(() -> controller.one(room.queue, days, Locale.ENGLISH))
                    .isInstanceOf(ProblemException.class);
        }
        var unknown = new QueueId(new UUID(7, 7));
        assertThatThrownBy(() -> controller.one(unknown, 7, Locale.ENGLISH)).isInstanceOf(ProblemException.class);
        assertThat(estimates(room.queue).expected()).as("nobody waits").isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Place place(int ahead) {
        return new Place(ahead, Duration.ZERO, Duration.ZERO);
    }

    private EstimateController.QueueEstimates estimates(QueueId queue) {
        return centre.get(EstimateController.class).one(queue, 7, Locale.ENGLISH);
    }

    private String saidTo(WorkItem item) {
        return centre.get(Announcements.class)
                .told(item.subject())
                .map(ToldWait::text)
                .orElse("");
    }

    private static List<@Nullable String> ends(QueueId queue) {
        return DATABASE.jdbc()
                .sql("select outcome || ' after ' || waited_ms from announcement_wait"
                        + " where queue_id = :queue and outcome is not null order by settled_no")
                .param("queue", queue.value())
                .query(String.class)
                .list();
    }

    private void assertKnowsTheSame(WaitingRoom room) {
        room.history().follow();
        QueueHistory fresh = room.restarted();
        Instant now = centre.clock.instant();
        assertThat(fresh.places()).isEqualTo(room.history().places());
        for (int ahead : new int[] {2, 10, 40}) {
            Estimate known = room.history().estimate(room.queue, place(ahead), now);
            Estimate anew = fresh.estimate(room.queue, place(ahead), now);
            assertThat(anew.shownAs()).isEqualTo(known.shownAs());
            double expected = known.expected().toMillis();
            assertThat((double) anew.expected().toMillis()).isEqualTo(expected, within(expected * 0.03));
            assertThat((double) anew.high().toMillis())
                    .isEqualTo((double) known.high().toMillis(), within(expected * 0.05));
        }
    }

    /// Never more than was said without an apology, never by more than a quarter, never too soon.
    private static void assertRules(List<ToldWait> said) {
        int number = 0;
        for (int at = 0; at < said.size(); at++) {
            ToldWait told = said.get(at);
            boolean isSorry = told.wording().startsWith("LONGER");
            int now = Math.max(told.fromMinutes(), told.toMinutes());
            if (at > 0) {
                Duration pause = Duration.between(said.get(at - 1).at(), told.at());
                assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            }
            if (number > 0 && now > 0) {
                assertThat(now).as("%s", said).isLessThanOrEqualTo(number * 5 / 4);
                assertThat(now <= number || isSorry).as("%s", said).isTrue();
            }
            number = now > 0 ? now : number;
        }
    }
}
