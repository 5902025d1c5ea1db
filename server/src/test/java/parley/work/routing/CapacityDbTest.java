package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.testing.TestDatabase;
import parley.work.engine.Item;
import parley.work.queue.QueueId;
import parley.work.strategy.RoutingRules;
import parley.work.strategy.RoutingRules.CapacityRules;
import parley.work.strategy.RoutingRules.ChannelShare;
import tools.jackson.databind.json.JsonMapper;

/// How much of what an agent is given, by the rules of the centre as they are kept.
class CapacityDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /// Two chats and nothing beside them; one task, on top of which anything may come; one call and
    /// nothing beside it.
    private static final Map<Tempo, ChannelShare> MATRIX = Map.of(
            Tempo.REAL_TIME, new ChannelShare(null, null, 1, List.of()),
            Tempo.LIVE_TEXT, new ChannelShare(null, null, 2, List.of()),
            Tempo.DEFERRED, new ChannelShare(null, 0, 1, List.of("LIVE_TEXT", "REAL_TIME")));

    private RoutingWorld world;
    private QueueId sales;
    private AgentId agent;

    @BeforeEach
    void begin() {
        world = RoutingWorld.empty(DATABASE);
        sales = world.queue("Sales");
        agent = world.agent(sales, 2);
    }

    private static void rules(Map<String, Integer> labelLimits) {
        var rules = new RoutingRules(
                Map.of(),
                false,
                RoutingRules.USUAL.defaultTier(),
                new CapacityRules(100, MATRIX, Map.of(), labelLimits, null));
        DATABASE.jdbc()
                .sql("update strategy_rules set rules = :rules::jsonb, version = version + 1")
                .param("rules", JsonMapper.shared().writeValueAsString(rules))
                .update();
    }

    private WorkState after(WorkItem item) {
        world.alive(agent);
        world.dispatch();
        return world.now(item).state();
    }

    private WorkItem offered(Tempo tempo) {
        WorkItem item = world.enqueue(sales, tempo);
        assertThat(after(item)).isEqualTo(WorkState.OFFERED);
        return item;
    }

    private void accept(WorkItem item) {
        world.in(() -> world.offers.accept(item.id(), agent, Actor.SYSTEM));
    }

    private void complete(WorkItem item) {
        world.in(() -> world.offers.complete(item.id(), agent, null, Actor.SYSTEM));
    }

    @Test
    @Requirement("X-02")
    void whatMayBeAddedToWhatIsWhatTheMatrixSays() {
        rules(Map.of());
        WorkItem first = offered(Tempo.LIVE_TEXT);
        accept(first);
        WorkItem task = world.enqueue(sales, Tempo.DEFERRED);
        assertThat(after(task)).isEqualTo(WorkState.QUEUED);
        WorkItem second = offered(Tempo.LIVE_TEXT);
        accept(second);

        complete(first);
        assertThat(after(task)).isEqualTo(WorkState.QUEUED);
        complete(second);
        assertThat(after(task)).isEqualTo(WorkState.OFFERED);
        accept(task);

        WorkItem chat = offered(Tempo.LIVE_TEXT);
        accept(chat);
        WorkItem call = world.enqueue(sales, Tempo.REAL_TIME);
        assertThat(after(call)).as("the chat forbids it").isEqualTo(WorkState.QUEUED);
        complete(chat);
        assertThat(after(call)).as("on top of the task").isEqualTo(WorkState.OFFERED);
        accept(call);

        WorkItem another = world.enqueue(sales, Tempo.DEFERRED);
        assertThat(after(another)).isEqualTo(WorkState.QUEUED);
        complete(call);
        assertThat(after(another)).as("the first task is not done").isEqualTo(WorkState.QUEUED);
        complete(task);
        assertThat(after(another)).isEqualTo(WorkState.OFFERED);
    }

    @Test
    @Requirement("X-02")
    void aLabelHasALimitOfItsOwnBesideThatOfTheChannel() {
        rules(Map.of("legal", 1));
        WorkItem first = labelled("legal");
        assertThat(after(first)).isEqualTo(WorkState.OFFERED);
        accept(first);
        WorkItem second = labelled("legal");
        assertThat(after(second)).isEqualTo(WorkState.QUEUED);
        assertThat(world.explaining.of(second.id()).now())
                .isEqualTo(new Explaining.Now(0, List.of(new Explaining.Count("label", 1)), List.of()));
        WorkItem other = labelled("billing");
        assertThat(after(other)).isEqualTo(WorkState.OFFERED);
        accept(other);
        complete(first);
        assertThat(after(second)).isEqualTo(WorkState.OFFERED);
    }

    @Test
    void aLimitThatIsChangedHoldsForWhatWaits() {
        rules(Map.of("legal", 0));
        WorkItem item = labelled("legal");
        assertThat(after(item)).isEqualTo(WorkState.QUEUED);
        rules(Map.of("legal", 1));
        assertThat(after(item)).isEqualTo(WorkState.OFFERED);
    }

    private WorkItem labelled(String label) {
        return world.enqueue(sales, 5, 0, false, new Item.Facts(Map.of(), Set.of(label), null, null, Set.of(), 0));
    }
}
