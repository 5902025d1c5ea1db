package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.testing.TestDatabase;
import parley.work.engine.Strategy;
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyDefinition;
import parley.work.strategy.StrategyDefinition.StrategyStep;
import parley.work.strategy.StrategyId;
import parley.work.strategy.Whom;

/// What happens to work in hand when something more urgent comes, and to work that a strategy sends
/// on, with its row, its segments and its figures.
class InterruptionsDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private RoutingWorld world;
    private QueueId sales;
    private AgentId agent;

    @BeforeEach
    void begin() {
        world = RoutingWorld.empty(DATABASE);
        sales = world.queue("Sales");
        agent = world.agent(sales, 2);
    }

    private WorkItem take(Tempo tempo) {
        world.alive(agent);
        WorkItem item = world.enqueue(sales, tempo);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
        return world.in(() -> world.offers.accept(item.id(), agent, Actor.SYSTEM));
    }

    private void customerLeaves(WorkItem item) {
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
    }

    private void complete(WorkItem item) {
        world.in(() -> world.offers.complete(item.id(), agent, null, Actor.SYSTEM));
    }

    private WorkState state(WorkItem item) {
        return world.now(item).state();
    }

    @Test
    @Requirement("0-100")
    void aMailIsOnHoldDuringACallAndComesBackAfterTheCallsPaperwork() {
        WorkItem mail = take(Tempo.DEFERRED);
        world.clock.advance(Duration.ofSeconds(40));
        WorkItem call = take(Tempo.REAL_TIME);
        assertThat(world.now(mail))
                .extracting(WorkItem::state, WorkItem::agent, WorkItem::since)
                .containsExactly(WorkState.HELD, agent, world.clock.instant());

        world.clock.advance(Duration.ofSeconds(90));
        customerLeaves(call);
        assertThat(state(call)).isEqualTo(WorkState.WRAP_UP);
        assertThat(state(mail)).isEqualTo(WorkState.HELD);

        world.clock.advance(Duration.ofSeconds(10));
        complete(call);
        assertThat(state(mail)).isEqualTo(WorkState.ACTIVE);
        assertThat(segments(mail)).containsExactly("QUEUED 0", "OFFERED 0", "ACTIVE 40", "HELD 100", "ACTIVE open");
    }

    @Test
    @Requirement("0-100")
    void aChatComesOnTopOfAMailToo() {
        WorkItem mail = take(Tempo.DEFERRED);
        WorkItem chat = take(Tempo.LIVE_TEXT);
        assertThat(state(mail)).isEqualTo(WorkState.HELD);
        complete(chat);
        assertThat(state(mail)).isEqualTo(WorkState.ACTIVE);
    }

    @Test
    void aSecondChatHoldsNothingAndTheMailWaitsForTheLastOfThem() {
        WorkItem mail = take(Tempo.DEFERRED);
        WorkItem first = take(Tempo.LIVE_TEXT);
        WorkItem second = take(Tempo.LIVE_TEXT);
        assertThat(List.of(state(first), state(second))).containsOnly(WorkState.ACTIVE);
        complete(first);
        assertThat(state(mail)).isEqualTo(WorkState.HELD);
        complete(second);
        assertThat(state(mail)).isEqualTo(WorkState.ACTIVE);
    }

    @Test
    void theMailComesBackWhenTheCallGoesToSomebodyElseOrItsDeskIsLost() {
        WorkItem mail = take(Tempo.DEFERRED);
        WorkItem call = take(Tempo.REAL_TIME);
        world.in(() -> {
            world.routing.sendBack(call.subject(), "silent");
            return call;
        });
        assertThat(state(call)).isEqualTo(WorkState.QUEUED);
        assertThat(state(mail)).isEqualTo(WorkState.ACTIVE);
    }

    @Test
    void whatIsOnHoldCanEndWithoutComingBack() {
        WorkItem mail = take(Tempo.DEFERRED);
        WorkItem call = take(Tempo.REAL_TIME);
        complete(mail);
        complete(call);
        assertThat(List.of(state(mail), state(call))).containsOnly(WorkState.COMPLETED);
    }

    @Test
    void whatIsOnHoldWeighsNothingSoThatNothingElseIsPutBesideTheCall() {
        take(Tempo.DEFERRED);
        take(Tempo.REAL_TIME);
        WorkItem another = world.enqueue(sales, Tempo.REAL_TIME);
        WorkItem letter = world.enqueue(sales, Tempo.DEFERRED);
        world.dispatch();
        assertThat(List.of(state(another), state(letter))).containsOnly(WorkState.QUEUED);
    }

    @Test
    void workThatAStrategySendsOnWaitsInTheOtherQueueFromThenOn() {
        QueueId backup = world.queue("Backup");
        StrategyId id = world.in(() -> world.strategies.add(
                "Overflow",
                new StrategyDefinition(
                        List.of(new StrategyStep(
                                new Whom.ServesHere(),
                                30L,
                                null,
                                true,
                                null,
                                new StrategyDefinition.OtherQueue(backup))),
                        Strategy.AgentOrder.LONGEST_IDLE,
                        null,
                        null,
                        null,
                        null,
                        null),
                Actor.SYSTEM));
        world.in(() -> {
            world.strategies.serve(sales, id, Actor.SYSTEM);
            return id;
        });
        take(Tempo.LIVE_TEXT);
        take(Tempo.LIVE_TEXT);
        WorkItem third = world.enqueue(sales, Tempo.LIVE_TEXT);
        world.dispatch();
        world.heard.clear();
        world.clock.advance(Duration.ofSeconds(31));
        world.alive(agent);
        world.dispatch();

        assertThat(world.now(third).queue()).isEqualTo(backup);
        assertThat(world.now(third).enteredAt()).isEqualTo(third.enteredAt());
        assertThat(segments(third)).containsExactly("QUEUED 31", "QUEUED open");
        assertThat(queues(third)).containsExactly(sales, backup);
        assertThat(world.heard).containsExactly("overflowed");
    }

    /// Each with its state, and how many seconds it lasted.
    private static List<String> segments(WorkItem item) {
        return DATABASE.jdbc()
                .sql("""
                        select state || ' ' || coalesce(cast(cast(extract(epoch from ended_at - started_at) as bigint) as text), 'open')
                        from routing_segment
                        where work_id = :work
                        order by id
                        """)
                .param("work", item.id().value())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static List<QueueId> queues(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select queue_id from routing_segment where work_id = :work order by id")
                .param("work", item.id().value())
                .query((row, number) -> new QueueId(row.getObject("queue_id", java.util.UUID.class)))
                .list();
    }
}
