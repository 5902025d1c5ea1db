package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.testing.TestDatabase;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// One agent with several chats at once.
class ConcurrencyDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MOST = 3;

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");
    private final AgentId wu = world.agent(sales, MOST);

    @Test
    @Requirement("0-102")
    void anAgentHoldsSoManyChatsEachWithItsOwnClockAndTimeIsCountedOnce() {
        Instant begin = world.clock.instant();
        List<WorkItem> chats = new ArrayList<>();
        for (int i = 0; i < MOST + 2; i++) {
            chats.add(world.enqueue(sales));
        }
        world.dispatch();
        assertThat(world.offers.open(wu)).as("the limit").hasSize(MOST);

        // one after another, so that every clock shows another time
        for (WorkItem chat : chats.subList(0, MOST)) {
            world.in(() -> world.offers.accept(chat.id(), wu, Actor.SYSTEM));
            passes(5);
        }
        world.dispatch();
        assertThat(world.offers.open(wu)).as("full").isEmpty();
        assertThat(world.works.heldBy(wu).stream()
                        .map(item -> Duration.between(begin, item.since()).toSeconds()))
                .as("the clock of each")
                .containsExactlyInAnyOrder(0L, 5L, 10L);

        complete(chats.getFirst());
        world.dispatch();
        assertThat(world.offers.open(wu))
                .as("the place is free again")
                .extracting(Offer::work)
                .containsExactly(chats.get(MOST).id());
        passes(10);
        complete(chats.get(1));
        passes(10);
        complete(chats.get(2));

        // 0–5 one chat, 5–10 two, 10–15 three, 15–25 two, 25–35 one
        Map<WorkId, Times> times = times();
        assertThat(times.get(chats.get(0).id())).isEqualTo(new Times(15, 5 + 2.5 + 5 / 3.0));
        assertThat(times.get(chats.get(1).id())).isEqualTo(new Times(20, 2.5 + 5 / 3.0 + 5));
        assertThat(times.get(chats.get(2).id())).isEqualTo(new Times(25, 5 / 3.0 + 5 + 10));
        assertThat(times.values().stream().mapToDouble(Times::own).sum())
                .as("together the time in which there was anything to do")
                .isCloseTo(35, org.assertj.core.data.Offset.offset(0.01));
    }

    /// In seconds, rounded to milliseconds.
    private record Times(double held, double own) {
        Times {
            held = Math.round(held * 1000) / 1000.0;
            own = Math.round(own * 1000) / 1000.0;
        }
    }

    private static Map<WorkId, Times> times() {
        return DATABASE
                .jdbc()
                .sql("select work_id, held_seconds, own_seconds from v_routing_handle_time")
                .query((row, number) -> Map.entry(
                        new WorkId(row.getObject("work_id", java.util.UUID.class)),
                        new Times(row.getDouble("held_seconds"), row.getDouble("own_seconds"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void passes(int seconds) {
        world.clock.advance(Duration.ofSeconds(seconds));
        world.alive(wu);
    }

    private void complete(WorkItem item) {
        world.in(() -> world.offers.complete(item.id(), wu, null, Actor.SYSTEM));
    }
}
