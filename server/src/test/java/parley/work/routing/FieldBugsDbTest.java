package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.people.presence.PresenceState;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;

/// What people report of other centres and must not happen here. Those about telephones come with
/// the telephone.
class FieldBugsDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");
    private final AgentId wu = world.agent(sales, 2);

    @Test
    void aMissedOfferIsNoError() {
        WorkItem item = offered();
        world.clock.advance(RoutingWorld.OFFER_TIME);
        assertThatCode(world::dispatch).doesNotThrowAnyException();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.heard).containsExactly("offered", "timed-out");
        assertThatThrownBy(() -> accept(item)).hasMessage("offer-timed-out");
    }

    @Test
    void theAcceptButtonWorksAfterTheComputerSlept() {
        WorkItem item = offered();
        world.clock.advance(Duration.ofHours(8));
        world.alive(wu);
        world.dispatch();
        // what ran out in the meantime is not asked again for a minute
        world.clock.advance(Duration.ofSeconds(61));
        world.alive(wu);
        world.dispatch();
        assertThat(world.offers.open(wu)).extracting(Offer::work).containsExactly(item.id());
        accept(item);
        assertThat(world.now(item).agent()).isEqualTo(wu);
    }

    @Test
    void anAgentWhoseLineWasDeadIsAskedAgainWithoutARefresh() {
        world.clock.advance(Duration.ofMinutes(5));
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.offers.open(wu)).isEmpty();
        world.alive(wu);
        world.dispatch();
        assertThat(world.offers.open(wu)).extracting(Offer::work).containsExactly(item.id());
    }

    @Test
    void whatWasChosenWhileHoldingWorkNeverKeepsAvailableFromComing() {
        WorkItem item = taken();
        world.set(wu, PresenceState.MEETING);
        world.set(wu, PresenceState.BREAK);
        complete(item);
        world.set(wu, PresenceState.AVAILABLE);
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.AVAILABLE);
        offered();
        assertThat(world.offers.open(wu)).hasSize(1);
    }

    @Test
    void anOfferThatComesToNothingLeavesTheChosenPresence() {
        offered();
        world.set(wu, PresenceState.BREAK);
        world.clock.advance(RoutingWorld.OFFER_TIME);
        world.alive(wu);
        world.dispatch();
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.BREAK);
        world.set(wu, PresenceState.OFFLINE);
        world.dispatch();
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.OFFLINE);
    }

    @Test
    void whoGoesForABreakKeepsTheOpenWorkAndGetsNoMore() {
        WorkItem item = taken();
        world.set(wu, PresenceState.BREAK);
        world.enqueue(sales);
        world.dispatch();
        assertThat(world.offers.open(wu)).isEmpty();
        assertThat(world.now(item).agent()).isEqualTo(wu);
        complete(item);
        assertThat(world.now(item).state()).isEqualTo(WorkState.COMPLETED);
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.BREAK);
    }

    @Test
    void paperworkCanBeFinishedWhenTheCustomerLeavesWhileTheNextOneIsOffered() {
        WorkItem item = taken();
        WorkItem next = offered();
        leave(item);
        accept(next);
        complete(item);
        assertThat(world.now(item).state()).isEqualTo(WorkState.COMPLETED);
        assertThat(world.now(next).agent()).isEqualTo(wu);
        // the same answer from another tab is told what it is, and spoils nothing
        assertThatThrownBy(() -> complete(item)).hasMessage("wrong-state");
        assertThat(world.now(item).state()).isEqualTo(WorkState.COMPLETED);
    }

    @Test
    void nothingRingsOnAfterTheCustomerHasLeft() {
        WorkItem item = offered();
        leave(item);
        assertThat(world.offers.open(wu)).isEmpty();
        world.dispatch();
        assertThat(world.offers.open(wu)).isEmpty();
        assertThatThrownBy(() -> accept(item)).hasMessage("offer-withdrawn");
    }

    @Test
    void whoClosedTheBrowserIsAskedNothingThoughAvailable() {
        world.clock.advance(Duration.ofSeconds(16));
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.AVAILABLE);
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
    }

    @Test
    void whatNobodyAnswersIsNotOfferedAndWithdrawnWithoutEnd() {
        WorkItem item = offered();
        for (int second = 0; second < 120; second++) {
            world.clock.advance(Duration.ofSeconds(1));
            world.alive(wu);
            world.dispatch();
        }
        long offers = DATABASE.jdbc()
                .sql("select count(id) from routing_offer where work_id = :work")
                .param("work", item.id().value())
                .query(Long.class)
                .single();
        assertThat(offers)
                .as("20 s asked, 60 s left out, 20 s asked again, then not responding")
                .isEqualTo(2);
        assertThat(world.presences.get(wu).notResponding()).isTrue();
    }

    @Test
    void whoCompletesOutOfOrderGoesOnGettingWork() {
        WorkItem first = taken();
        WorkItem second = taken();
        complete(second);
        WorkItem third = taken();
        leave(first);
        complete(third);
        complete(first);
        for (int i = 0; i < 3; i++) {
            world.enqueue(sales);
        }
        world.dispatch();
        assertThat(world.offers.open(wu)).as("both places are free again").hasSize(2);
    }

    private WorkItem offered() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
        return item;
    }

    private WorkItem taken() {
        WorkItem item = offered();
        accept(item);
        return item;
    }

    private void accept(WorkItem item) {
        world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM));
    }

    private void complete(WorkItem item) {
        world.in(() -> world.offers.complete(item.id(), wu, null, Actor.SYSTEM));
    }

    private void leave(WorkItem item) {
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
    }
}
