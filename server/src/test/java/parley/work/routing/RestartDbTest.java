package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;

/// The process is killed in the middle of something; after the restart an item is offered once.
@Requirement("0-99")
class RestartDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");
    private final AgentId wu = world.agent(sales, 2);

    @ParameterizedTest
    @EnumSource(Tempo.class)
    void offersOnceWhenKilledBeforeTheReservationIsOnDisk(Tempo tempo) {
        WorkItem item = world.enqueue(sales, tempo);
        world.dieAt("offered");
        assertThatThrownBy(world::dispatch).isInstanceOf(RoutingWorld.Killed.class);

        RoutingWorld again = world.restarted();
        assertThat(again.now(item).state()).isEqualTo(WorkState.QUEUED);
        again.dispatch();
        again.dispatch();
        assertThat(offers(item)).containsExactly("OPEN");
        assertThat(again.offers.open(wu)).extracting(Offer::work).containsExactly(item.id());
    }

    /// Reserved, and nobody was told: the offer is there for whoever asks, and no second one is made.
    @ParameterizedTest
    @EnumSource(Tempo.class)
    void offersOnceWhenKilledBetweenReservingAndNotifying(Tempo tempo) {
        WorkItem item = world.enqueue(sales, tempo);
        world.dispatch();

        RoutingWorld again = world.restarted();
        again.dispatch();
        again.dispatch();
        assertThat(offers(item)).containsExactly("OPEN");
        assertThat(again.offers.open(wu)).extracting(Offer::work).containsExactly(item.id());
        assertThat(feed("work-offered"))
                .as("told in the transaction that reserves, so a page that comes back is told once")
                .isEqualTo(1);
        again.in(() -> again.offers.accept(item.id(), wu, Actor.SYSTEM));
        assertThat(again.now(item).agent()).isEqualTo(wu);
    }

    @ParameterizedTest
    @EnumSource(Tempo.class)
    void leavesTheOfferOpenWhenKilledBeforeTheAnswerIsOnDisk(Tempo tempo) {
        WorkItem item = world.enqueue(sales, tempo);
        world.dispatch();
        world.dieAt("accepted");
        assertThatThrownBy(() -> world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM)))
                .isInstanceOf(RoutingWorld.Killed.class);

        RoutingWorld again = world.restarted();
        again.dispatch();
        assertThat(offers(item)).containsExactly("OPEN");
        again.in(() -> again.offers.accept(item.id(), wu, Actor.SYSTEM));
        assertThat(offers(item)).containsExactly("ACCEPTED");
    }

    @ParameterizedTest
    @EnumSource(Tempo.class)
    void offersNobodyWhatWasAcceptedWhenKilledBetweenAcceptingAndConnecting(Tempo tempo) {
        AgentId zhao = world.agent(sales, 2);
        WorkItem item = world.enqueue(sales, tempo);
        world.dispatch();
        AgentId asked = world.offers.open(wu).isEmpty() ? zhao : wu;
        world.in(() -> world.offers.accept(item.id(), asked, Actor.SYSTEM));

        RoutingWorld again = world.restarted();
        again.dispatch();
        again.dispatch();
        assertThat(offers(item)).containsExactly("ACCEPTED");
        assertThat(again.now(item).state()).isEqualTo(WorkState.ACTIVE);
        assertThat(again.works.heldBy(asked)).extracting(WorkItem::id).containsExactly(item.id());
    }

    private static List<String> offers(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select state from routing_offer where work_id = :work order by id")
                .param("work", item.id().value())
                .query((row, number) -> String.valueOf(row.getString("state")))
                .list();
    }

    private static int feed(String kind) {
        return DATABASE.jdbc()
                .sql("select count(*) from live_entry where event like :kind")
                .param("kind", "%\"" + kind + "\"%")
                .query(Integer.class)
                .single();
    }
}
