package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.Requirement;
import parley.people.presence.PresenceState;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// What is decided says why, and goes on saying so; what is not decided says what stands against it.
class ExplainingDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private RoutingWorld world;
    private QueueId sales;

    @BeforeEach
    void begin() {
        world = RoutingWorld.empty(DATABASE);
        sales = world.queue("Sales");
    }

    @Test
    @Requirement("X-01")
    void aDecisionSaysWhoWasAskedWhoCameNextAndWhatStoodAgainstTheOthers() {
        AgentId first = world.agent(sales, 1);
        world.clock.advance(java.time.Duration.ofSeconds(10));
        AgentId second = world.agent(sales, 1);
        AgentId away = world.agent(sales, 1);
        world.set(away, PresenceState.BREAK);
        AgentId elsewhere = world.agent(world.queue("Returns"), 1);
        world.alive(first);
        WorkItem item = world.enqueue(sales);
        world.dispatch();

        Explaining.WhyWork why = world.explaining.of(item.id());
        assertThat(why.state()).isEqualTo(WorkState.OFFERED);
        assertThat(why.now()).isNull();
        Explaining.Past decision = why.decisions().getFirst();
        assertThat(decision.kind()).isEqualTo("asked");
        assertThat(decision.queue()).isEqualTo("Sales");
        assertThat(decision.asked()).extracting(Explaining.Person::agentId).containsExactly(first);
        assertThat(decision.best()).extracting(Explaining.Scored::agentId).containsExactly(first, second);
        assertThat(decision.rejected())
                .containsExactlyInAnyOrder(
                        new Explaining.Count("unavailable", 1), new Explaining.Count("not-member", 1));
        assertThat(List.of(away, elsewhere)).isNotEmpty();
    }

    @Test
    @Requirement("X-01")
    void whatWasDecidedIsStillSaidAfterARestart() {
        AgentId agent = world.agent(sales, 1);
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.clock.advance(RoutingWorld.OFFER_TIME);
        world.alive(agent);
        world.dispatch();
        RoutingWorld again = world.restarted();
        assertThat(again.explaining.of(item.id()).decisions())
                .extracting(Explaining.Past::kind)
                .containsExactly("asked");
        // and now it says that the one who missed it is left out
        assertThat(again.explaining.of(item.id()).now())
                .isEqualTo(new Explaining.Now(0, List.of(new Explaining.Count("left-out", 1)), List.of()));
    }

    @Test
    @Requirement("X-01")
    void whoHasNothingToDoIsToldWhatWaitsAndWhatStandsAgainstIt() {
        AgentId busy = world.agent(sales, 1);
        WorkItem taken = world.enqueue(sales);
        world.dispatch();
        world.in(() -> world.offers.accept(taken.id(), busy, Actor.SYSTEM));
        world.enqueue(sales);
        world.enqueue(sales);
        world.enqueue(world.queue("Returns"));
        world.dispatch();
        Explaining.WhyIdle why = world.explaining.of(busy);
        assertThat(why.absence()).isNull();
        assertThat(why.holds()).isEqualTo(1);
        assertThat(why.queues())
                .containsExactly(new Explaining.Line(sales, "Sales", 2, List.of(new Explaining.Count("at-most", 2))));
        world.set(busy, PresenceState.MEAL);
        assertThat(world.explaining.of(busy).absence()).isEqualTo("unavailable");
    }

    @Test
    void whatIsNotThereIsNotExplained() {
        assertThatThrownBy(() -> world.explaining.of(new WorkId(new UUID(1, 1))))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> world.explaining.of(new AgentId(new UUID(1, 1))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatSomebodyElseStoredIsFoundWithoutBeingTold() {
        AgentId agent = world.agent(sales, 2);
        world.dispatch();
        // another process puts work in and takes the agent's desk for alive
        RoutingWorld other = world.restarted();
        WorkItem item = other.enqueue(sales);
        for (int look = 0; look < 3; look++) {
            world.dispatch();
        }
        assertThat(world.offers.open(agent)).extracting(Offer::work).containsExactly(item.id());
    }

    @Test
    void anOtherProcessesOffersAreNotMadeTwice() {
        AgentId agent = world.agent(sales, 1);
        RoutingWorld other = world.restarted();
        WorkItem item = world.enqueue(sales);
        WorkItem second = other.enqueue(sales);
        // both know of an agent who is free; the one who comes later looks again before it asks
        world.dispatch();
        other.dispatch();
        assertThat(world.offers.open(agent)).hasSize(1);
        assertThat(List.of(world.now(item).state(), world.now(second).state()))
                .containsExactlyInAnyOrder(WorkState.OFFERED, WorkState.QUEUED);
    }
}
