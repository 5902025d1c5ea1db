package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.people.staff.AgentId;
import parley.platform.kernel.ProblemException;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

class WorkItemTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AgentId WU = new AgentId(new UUID(5, 1));
    private static final QueueId SALES = new QueueId(new UUID(1, 1));

    private final WorkItem queued = new WorkItemBuilder(new WorkId(new UUID(9, 1)), SALES, NOW)
            .waited(300)
            .build();

    @Test
    void keepsItsPlaceThroughAMissedOffer() {
        WorkItem back = queued.offered(NOW).requeued(NOW.plusSeconds(20));
        assertThat(back.state()).isEqualTo(WorkState.QUEUED);
        assertThat(back.rank()).isEqualTo(queued.rank());
        assertThat(back.agent()).isNull();
    }

    @Test
    void keepsItsPlaceInAnotherQueue() {
        var returns = new QueueId(new UUID(1, 2));
        WorkItem moved = queued.offered(NOW).accepted(WU, NOW).transferred(returns, NOW.plusSeconds(5));
        assertThat(moved.queue()).isEqualTo(returns);
        assertThat(moved.enteredAt()).isEqualTo(queued.enteredAt());
        assertThat(moved.agent()).isNull();
    }

    @Test
    void raisesTheFenceWithEveryRound() {
        WorkItem second = queued.offered(NOW).requeued(NOW).offered(NOW);
        assertThat(second.fence()).isEqualTo(queued.fence() + 2);
    }

    @Test
    void becomesPaperworkWhenTheCustomerLeavesAnAgentAndAbandonedBefore() {
        assertThat(queued.leftByCustomer(NOW).state()).isEqualTo(WorkState.ABANDONED);
        WorkItem active = queued.offered(NOW).accepted(WU, NOW);
        assertThat(active.leftByCustomer(NOW).state()).isEqualTo(WorkState.WRAP_UP);
        assertThat(active.leftByCustomer(NOW).agent()).isEqualTo(WU);
        WorkItem done = active.completed(NOW);
        assertThat(done.leftByCustomer(NOW)).isSameAs(done);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> queued.accepted(WU, NOW)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> queued.completed(NOW)).isInstanceOf(ProblemException.class);
        WorkItem offered = queued.offered(NOW);
        assertThatThrownBy(() -> offered.offered(NOW)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> offered.requireHeldBy(WU)).isInstanceOf(ProblemException.class);
    }
}
