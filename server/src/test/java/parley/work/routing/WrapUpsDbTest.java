package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;

class WrapUpsDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");
    private final AgentId wu = world.agent(sales, 1);

    @Test
    void endsThePaperworkWhenItsTimeIsOverAndSaysWho() {
        WorkItem item = inWrapUp();
        Instant until = item.since().plus(RoutingWorld.WRAP_UP_TIME);
        assertThat(WorkItemView.of(item, world.routing.queue(sales), null).wrapUpUntil())
                .isEqualTo(until);
        world.clock.advance(RoutingWorld.WRAP_UP_TIME.minusMillis(1));
        world.wrapUps.endDue();
        assertThat(world.now(item).state()).isEqualTo(WorkState.WRAP_UP);
        world.clock.advance(Duration.ofMillis(1));
        world.wrapUps.endDue();
        assertThat(world.now(item).state()).isEqualTo(WorkState.COMPLETED);
        assertThat(lastSegment(item)).isEqualTo("parley wrap-up-over");
    }

    @Test
    void endsItWhereTheClockWasSetBackAndNobodyKnowsHowLongItHasTaken() {
        WorkItem item = inWrapUp();
        world.clock.set(world.clock.instant().minus(Duration.ofHours(1)));
        world.wrapUps.endDue();
        assertThat(world.now(item).state()).isEqualTo(WorkState.COMPLETED);
    }

    @Test
    void endsItAfterARestartToo() {
        WorkItem item = inWrapUp();
        world.clock.advance(Duration.ofHours(1));
        RoutingWorld restarted = world.restarted();
        restarted.wrapUps.endDue();
        assertThat(restarted.now(item).state()).isEqualTo(WorkState.COMPLETED);
    }

    @Test
    void keepsWhatTheAgentHasFilledInSoFar() {
        WorkItem item = inWrapUp();
        world.wrapUps.keep(item.id(), wu, new Outcome("solved", "half a sen"));
        world.clock.advance(RoutingWorld.WRAP_UP_TIME);
        world.wrapUps.endDue();
        assertThat(outcome(item)).isEqualTo("solved: half a sen");
    }

    @Test
    void leavesAloneWhatTheAgentFinishedInTime() {
        WorkItem item = inWrapUp();
        world.in(() -> world.offers.complete(item.id(), wu, new Outcome("solved", "all of it"), Actor.SYSTEM));
        world.clock.advance(RoutingWorld.WRAP_UP_TIME);
        world.wrapUps.endDue();
        assertThat(lastSegment(item)).isEqualTo("parley completed");
        assertThat(outcome(item)).isEqualTo("solved: all of it");
    }

    @Test
    void freesTheAgentForTheNext() {
        inWrapUp();
        WorkItem next = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(next).state()).isEqualTo(WorkState.QUEUED);
        world.clock.advance(RoutingWorld.WRAP_UP_TIME);
        world.wrapUps.endDue();
        world.alive(wu);
        world.dispatch();
        assertThat(world.offers.open(wu)).extracting(Offer::work).containsExactly(next.id());
    }

    private WorkItem inWrapUp() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM));
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
        return world.now(item);
    }

    private static String lastSegment(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select by || ' ' || why from routing_segment where work_id = :work order by id desc limit 1")
                .param("work", item.id().value())
                .query(String.class)
                .single();
    }

    private static String outcome(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select code || ': ' || summary from routing_outcome where work_id = :work")
                .param("work", item.id().value())
                .query(String.class)
                .single();
    }
}
