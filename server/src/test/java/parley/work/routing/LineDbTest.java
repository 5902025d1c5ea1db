package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.OpeningHours;
import parley.people.staff.OpeningHours.Span;
import parley.platform.kernel.Actor;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

class LineDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 10_000;

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");

    @Test
    void thePlacesAreTheOrderInWhichAgentsAreAsked() {
        QueueId other = world.queue("Other");
        var random = new Random(7);
        var waiting = new ArrayList<WorkItem>();
        for (int i = 0; i < 40; i++) {
            waiting.add(world.enqueue(sales, random.nextInt(4, 7), random.nextInt(3), false));
            world.enqueue(other);
            if (random.nextBoolean()) {
                world.clock.advance(Duration.ofSeconds(random.nextInt(50)));
            }
        }
        Map<UUID, Integer> places = world.line.places();
        assertThat(waiting)
                .allSatisfy(item ->
                        assertThat(world.routing.position(item)).hasValue(places.getOrDefault(item.subject(), 0)));

        AgentId wu = world.agent(sales, 1);
        var asked = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            world.alive(wu);
            world.dispatch();
            WorkItem item =
                    world.works.find(world.offers.open(wu).getFirst().work()).orElseThrow();
            asked.add(places.get(item.subject()));
            world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM));
            world.in(() -> world.offers.complete(item.id(), wu, null, Actor.SYSTEM));
        }
        assertThat(asked)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(world.line.places())
                .hasSize(40)
                .doesNotContainKey(waiting.getFirst().subject());
    }

    @Test
    void whatCameWhileTheQueueWasClosedWaitsForTheOpeningAndThenEnters() {
        QueueId rare = world.in(() -> world.queues.add(closedUntilTomorrow(), Actor.SYSTEM))
                .id();
        AgentId wu = world.agent(rare, 1);
        assertThat(world.routing.opening(rare).isOpen()).isFalse();
        WorkItem first = world.enqueue(rare, 5, 0, true);
        world.clock.advance(Duration.ofSeconds(1));
        WorkItem second = world.enqueue(rare, 5, 0, true);

        world.line.letIn();
        world.dispatch();
        assertThat(world.offers.open(wu)).isEmpty();
        assertThat(world.now(first).state()).isEqualTo(WorkState.PARKED);
        assertThat(world.line.places()).isEmpty();
        assertThat(world.routing.position(world.now(first))).isEmpty();

        world.clock.advance(Duration.ofDays(1));
        world.alive(wu);
        Instant opened = world.clock.instant().truncatedTo(ChronoUnit.DAYS);
        world.line.letIn();
        world.line.letIn();
        world.dispatch();
        assertThat(world.offers.open(wu)).extracting(Offer::work).containsExactly(first.id());
        assertThat(List.of(world.now(first), world.now(second)))
                .allSatisfy(item -> assertThat(item.enteredAt()).isEqualTo(opened));
        assertThat(world.now(second).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.heard).containsExactly("queue-opened", "queue-opened", "offered");
    }

    @Test
    void whoTakesBackWhatWasHeldIsNotLetIn() {
        QueueId rare = world.in(() -> world.queues.add(closedUntilTomorrow(), Actor.SYSTEM))
                .id();
        WorkItem item = world.enqueue(rare, 5, 0, true);
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
        world.clock.advance(Duration.ofDays(1));
        world.line.letIn();
        assertThat(world.now(item).state()).isEqualTo(WorkState.ABANDONED);
    }

    @Test
    void tellsTenThousandPlacesAtOnce(TestReporter reporter) {
        DATABASE.jdbc()
                .sql("""
                        insert into routing_work (
                          id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
                          entered_at, rank_at, since, fence
                        )
                        select gen_random_uuid(), :queue, gen_random_uuid(), 'test', 'Test', 'LIVE_TEXT', 'QUEUED', 5, 0,
                          'en', at, at, at, 0
                        from generate_series(1, :many) n, lateral (select timestamptz '2026-01-01' + n * interval '1 second' as at)
                        """)
                .param("queue", sales.value())
                .param("many", MANY)
                .update();
        DATABASE.jdbc().sql("analyze routing_work").update();
        List<String> plan = DATABASE.jdbc()
                .sql("""
                        explain (analyze, buffers)
                        select subject_id, row_number() over (
                            partition by queue_id
                            order by tier, rank_at, entered_at, id
                          ) as place
                        from routing_work
                        where state in ('QUEUED', 'OFFERED')
                        """)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
        reporter.publishEntry("plan", String.join("\n", plan));
        long begin = System.nanoTime();
        Map<UUID, Integer> places = world.line.places();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        reporter.publishEntry("took", took.toString());

        assertThat(places.values().stream().sorted(Comparator.naturalOrder()).toList())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(took).as("told every second").isLessThan(Duration.ofSeconds(1));
    }

    private Queues.Plan closedUntilTomorrow() {
        DayOfWeek tomorrow =
                world.clock.instant().atZone(ZoneOffset.UTC).getDayOfWeek().plus(1);
        HoursId hours = world.in(() -> world.people.hours.add(
                "tomorrow " + world.ids.next(),
                new OpeningHours(ZoneId.of("UTC"), Map.of(tomorrow, List.of(new Span(0, OpeningHours.DAY))), Map.of()),
                Map.of(),
                Actor.SYSTEM));
        return new Queues.Plan("Rare", hours, 80, 30, 20, 60, List.of(), List.of(), List.of());
    }
}
