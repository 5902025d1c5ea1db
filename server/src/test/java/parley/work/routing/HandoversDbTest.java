package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.people.presence.PresenceState;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;
import parley.work.routing.Cause.Handover;

class HandoversDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");
    private final QueueId returns = world.queue("Returns");
    private final AgentId wu = world.agent(sales, 2);

    @Test
    void asksOnlyTheColleagueAndKeepsQueueAndPlace() {
        WorkItem item = held();
        AgentId bystander = world.agent(sales, 5);
        AgentId zhao = world.agent(returns, 1);
        toAgent(item, zhao);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
        assertThat(world.offers.open(zhao)).extracting(Offer::work).containsExactly(item.id());
        assertThat(world.offers.open(bystander)).isEmpty();
        world.in(() -> world.offers.accept(item.id(), zhao, Actor.SYSTEM));
        assertThat(world.now(item).agent()).isEqualTo(zhao);
        assertThat(world.now(item).queue()).isEqualTo(sales);
        assertThat(world.now(item).enteredAt()).isEqualTo(item.enteredAt());
    }

    @Test
    void goesBackToTheQueueInOrderWhenTheColleagueDeclinesMissesOrLeaves() {
        AgentId zhao = world.agent(returns, 3);
        WorkItem declined = held();
        toAgent(declined, zhao);
        world.in(() -> world.offers.decline(declined.id(), zhao, null, Actor.SYSTEM));
        assertBack(declined, "declined", zhao);

        WorkItem missed = held();
        toAgent(missed, zhao);
        world.clock.advance(RoutingWorld.OFFER_TIME);
        world.in(() -> {
            world.offers.expire(missed.id());
            return missed;
        });
        assertBack(missed, "timed-out", zhao);

        world.alive(zhao);
        WorkItem left = held();
        toAgent(left, zhao);
        world.set(zhao, PresenceState.BREAK);
        assertBack(left, "agent-unavailable", zhao);
    }

    private void assertBack(WorkItem item, String reason, AgentId colleague) {
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.now(item).enteredAt()).isEqualTo(item.enteredAt());
        assertThat(world.causes.getLast().why()).isEqualTo(reason);
        assertThat(world.causes.getLast().handover()).isEqualTo(new Handover(wu, colleague, null, reason));
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
    }

    @Test
    void waitsInTheQueueAtOnceWhenTheColleagueIsAwayOrFull() {
        AgentId zhao = world.agent(returns, 1);
        world.set(zhao, PresenceState.MEAL);
        WorkItem first = held();
        toAgent(first, zhao);
        assertThat(world.now(first).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.causes.getLast().handover()).isEqualTo(new Handover(wu, zhao, "look", "agent-away"));

        AgentId full = world.agent(returns, 0);
        WorkItem second = held();
        toAgent(second, full);
        assertThat(world.now(second).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.causes.getLast().handover()).isEqualTo(new Handover(wu, full, "look", "agent-full"));
    }

    @Test
    void doesNotComeBackToTheGiverForAMinute() {
        WorkItem item = held();
        toQueue(item, sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        world.clock.advance(Duration.ofSeconds(61));
        world.alive(wu);
        world.dispatch();
        assertThat(world.offers.open(wu)).extracting(Offer::work).containsExactly(item.id());
    }

    @Test
    void refusesWhatMakesNoSenseInASentenceOfItsOwn() {
        WorkItem item = held();
        assertRefused(RoutingProblem.TRANSFER_TO_SELF, () -> toAgent(item, wu));
        assertRefused(RoutingProblem.AGENT_UNKNOWN, () -> toAgent(item, new AgentId(new UUID(7, 7))));
        assertThatThrownBy(() -> toQueue(item, new QueueId(new UUID(7, 7))))
                .isInstanceOf(ProblemException.class)
                .hasMessage("queue-unknown");
        AgentId zhao = world.agent(sales, 1);
        assertRefused(
                HttpProblem.NOT_FOUND,
                () -> world.in(() ->
                        world.handovers.toQueue(new Handovers.Gift(item.id(), zhao, null), returns, Actor.SYSTEM)));
        assertThat(world.now(item).agent()).isEqualTo(wu);
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
        assertRefused(RoutingProblem.WORK_OVER, () -> toAgent(item, zhao));
        world.in(() -> world.offers.complete(item.id(), wu, null, Actor.SYSTEM));
        assertRefused(RoutingProblem.WORK_OVER, () -> toQueue(item, returns));
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private WorkItem held() {
        WorkItem item = world.enqueue(sales);
        world.set(wu, PresenceState.AVAILABLE);
        world.alive(wu);
        world.in(() -> world.book.ask(item, wu, null, java.util.List.of()));
        return world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM));
    }

    private void toAgent(WorkItem item, AgentId colleague) {
        world.in(() -> world.handovers.toAgent(new Handovers.Gift(item.id(), wu, "look"), colleague, Actor.SYSTEM));
    }

    private void toQueue(WorkItem item, QueueId queue) {
        world.in(() -> world.handovers.toQueue(new Handovers.Gift(item.id(), wu, null), queue, Actor.SYSTEM));
    }
}
