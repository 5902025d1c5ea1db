package parley.insight.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import parley.Requirement;
import parley.insight.report.IntervalReport.IntervalRow;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.engine.Item;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.routing.Routing;
import parley.work.routing.RoutingByHand;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkRequest;

/// A morning in a real centre whose clock is moved by hand: what agents and customers do by
/// routing's own doors is what the report says.
class IntervalReportModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable StillCentre running;
    private static @Nullable RoutingByHand routing;
    private static AgentId wu = new AgentId(new UUID(1, 1));
    private static AgentId zhao = new AgentId(new UUID(1, 2));
    private static QueueId sales = new QueueId(new UUID(0, 0));
    private static QueueId service = new QueueId(new UUID(0, 0));

    /// From 9:00: one is answered after 40 s and given on at 9:31, one leaves at once, one leaves
    /// after two minutes, one is never answered.
    @BeforeAll
    static void aMorning() {
        running = StillCentre.start(
                DATABASE.address(), folder, new FakeClock(Instant.parse("2026-11-20T09:00:00Z")), Map.of());
        routing = new RoutingByHand(running);
        wu = hire(1, "Wu");
        zhao = hire(2, "Zhao");
        sales = queue("Sales", wu, zhao);
        service = queue("Service", zhao);
        hand().isThere(wu);
        hand().isThere(zhao);
        UUID first = enters(sales);
        UUID atOnce = enters(sales);
        pass(3);
        leaves(atOnce);
        UUID later = enters(sales);
        pass(37);
        hand().give(first, wu);
        pass(80);
        leaves(later);
        pass(29 * 60);
        hand().give(first, service, wu);
        pass(60);
        hand().give(first, zhao);
        pass(300);
        leaves(first);
        pass(30);
        hand().complete(first, zhao);
        enters(service);
        pass(600);
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static StillCentre centre() {
        return Objects.requireNonNull(running);
    }

    private static RoutingByHand hand() {
        return Objects.requireNonNull(routing);
    }

    private static void pass(int seconds) {
        centre().clock.advance(Duration.ofSeconds(seconds));
    }

    private static <T> T in(java.util.function.Supplier<T> action) {
        return Objects.requireNonNull(centre().get(TransactionTemplate.class).execute(_ -> action.get()));
    }

    private static AgentId hire(int number, String name) {
        return in(() -> centre().get(Staff.class).hire(new PersonId(new UUID(44, number)), name, name, 2, Map.of()));
    }

    private static QueueId queue(String name, AgentId... agents) {
        List<Queues.Member> members = java.util.Arrays.stream(agents)
                .map(agent -> new Queues.Member(agent, 1, 0))
                .toList();
        var plan = new Queues.Plan(name, null, 80, 60, 20, 60, members, List.of(), List.of());
        return in(() -> centre().get(Queues.class).add(plan, Actor.SYSTEM)).id();
    }

    private static UUID enters(QueueId queue) {
        UUID subject = centre().get(Ids.class).next();
        var request = new WorkRequest(
                queue,
                subject,
                new ChannelKey("test"),
                "Test",
                Tempo.LIVE_TEXT,
                null,
                0,
                "en",
                null,
                null,
                false,
                Item.Facts.NONE);
        WorkItem item = in(() -> centre().get(Routing.class).enqueue(request, Actor.SYSTEM));
        assertThat(item.subject()).isEqualTo(subject);
        return subject;
    }

    private static void leaves(UUID subject) {
        centre().get(Routing.class).customerLeft(subject, Actor.SYSTEM);
    }

    private static IntervalReport report(Metric.By by, Duration length, @Nullable UUID queue) {
        LocalDate day = LocalDate.parse("2026-11-20");
        return centre().get(Reports.class)
                .read(new Question(
                        by,
                        Intervals.of(day, day, length, java.time.ZoneOffset.UTC),
                        Question.Attribution.ENTRY,
                        queue,
                        null,
                        null));
    }

    private static Map<String, Double> row(List<IntervalRow> rows, String from, String name) {
        return rows.stream()
                .filter(row -> Instant.parse(from).equals(row.from()) && name.equals(row.name()))
                .findFirst()
                .orElseThrow()
                .values();
    }

    @Test
    @Requirement("4-01c")
    void theReportOfQueuesIsWhatHappened() {
        IntervalReport report = report(Metric.By.QUEUE, Duration.ofMinutes(30), null);

        assertThat(report.rows()).hasSize(2);
        assertThat(row(report.rows(), "2026-11-20T09:00:00Z", "Sales"))
                .containsEntry("offered", 3.0)
                .containsEntry("answered", 1.0)
                .containsEntry("answered-in-target", 1.0)
                .containsEntry("abandoned", 2.0)
                .containsEntry("abandoned-in-target", 1.0)
                .containsEntry("short-abandons", 1.0)
                .containsEntry("abandon-rate", 50.0)
                .containsEntry("service-level", 33.3333)
                .containsEntry("sl1", 66.6667)
                .containsEntry("sl6", 50.0)
                .containsEntry("average-answer-time", 40.0)
                .containsEntry("average-abandon-time", 60.0)
                .containsEntry("longest-wait", 117.0)
                .containsEntry("average-handle-time", 1820.0)
                .containsEntry("transferred", 1.0)
                .containsEntry("flow-outs", 0.0)
                .containsEntry("backlog", 0.0);
        assertThat(row(report.rows(), "2026-11-20T09:30:00Z", "Service"))
                .containsEntry("offered", 2.0)
                .containsEntry("answered", 1.0)
                .containsEntry("answered-in-target", 1.0)
                .containsEntry("waiting", 1.0)
                .containsEntry("backlog", 1.0)
                .as("what still waits is missed as soon as its time is over")
                .containsEntry("due", 2.0)
                .containsEntry("on-time", 50.0)
                .containsEntry("average-talk-time", 300.0)
                .containsEntry("average-wrap-up-time", 30.0)
                .containsEntry("longest-wait", 600.0);
        assertThat(report.total())
                .containsEntry("offered", 5.0)
                .as("from the counts: two of four, not the mean of the rows")
                .containsEntry("service-level", 50.0)
                .containsEntry("average-answer-time", 50.0)
                .containsEntry("backlog", 1.0);
        assertThat(report.channels())
                .containsExactly(new IntervalReport.ChannelPromise("test", "live-text", 5, 5, 2, 40.0));
        assertThat(report(Metric.By.QUEUE, Duration.ofDays(1), null).total()).isEqualTo(report.total());
        assertThat(report(Metric.By.QUEUE, Duration.ofMinutes(15), service.value())
                        .rows())
                .extracting(IntervalRow::name)
                .containsOnly("Service");
    }

    @Test
    void theReportOfAgentsSplitsTheirTimeAtTheBordersOfIntervals() {
        IntervalReport report = report(Metric.By.AGENT, Duration.ofMinutes(30), null);

        assertThat(row(report.rows(), "2026-11-20T09:00:00Z", "Wu"))
                .containsEntry("answered", 1.0)
                .containsEntry("asked", 1.0)
                .containsEntry("busy-time", 1760.0)
                .containsEntry("idle-time", 40.0)
                .containsEntry("occupancy", 97.7778)
                .as("one of two places was taken")
                .containsEntry("occupancy-of-places", 48.8889);
        assertThat(row(report.rows(), "2026-11-20T09:30:00Z", "Wu"))
                .containsEntry("answered", 0.0)
                .containsEntry("busy-time", 60.0);
        assertThat(row(report.rows(), "2026-11-20T09:30:00Z", "Zhao"))
                .containsEntry("handled", 1.0)
                .containsEntry("average-handle-time", 330.0)
                .containsEntry("busy-time", 330.0);
        assertThat(report.fairness())
                .as("of the queue that both serve; the other has one agent, who has no peers")
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.name()).isEqualTo("Sales");
                    assertThat(group.items()).isEqualTo(new IntervalReport.FairSpread(0.5, 0, 1, 1));
                });
    }

    /// Both days are asked of the same segments; what is of neither is in none.
    @Test
    void otherDaysAreEmpty() {
        LocalDate before = LocalDate.parse("2026-11-19");
        IntervalReport report = centre().get(Reports.class)
                .read(new Question(
                        Metric.By.QUEUE,
                        Intervals.of(before, before, Duration.ofMinutes(30), java.time.ZoneOffset.UTC),
                        Question.Attribution.ENTRY,
                        null,
                        null,
                        null));

        assertThat(report.rows()).isEmpty();
        assertThat(report.total()).containsEntry("offered", 0.0).doesNotContainKey("service-level");
    }
}
