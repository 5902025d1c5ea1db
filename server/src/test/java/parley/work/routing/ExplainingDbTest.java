package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.Requirement;
import parley.people.presence.PresenceState;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.engine.Item;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyDefinition;
import parley.work.strategy.StrategyDefinition.StrategyStep;
import parley.work.strategy.StrategyId;
import parley.work.strategy.Whom;

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
        world.clock.advance(Duration.ofSeconds(10));
        AgentId second = world.agent(sales, 1);
        AgentId away = world.agent(sales, 1);
        world.set(away, PresenceState.BREAK);
        world.agent(world.queue("Returns"), 1);
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
    void whoDealtWithTheCustomerLastIsAskedFirstOverAnyChannel() {
        AgentId other = world.agent(sales, 2);
        world.clock.advance(Duration.ofSeconds(10));
        AgentId last = world.agent(sales, 2);
        world.alive(other);
        serveByLastAgent();
        WorkItem item = enqueueFor(last);
        world.dispatch();
        assertThat(world.offers.open(last)).extracting(Offer::work).containsExactly(item.id());
        assertThat(world.explaining.of(item.id()).decisions().getFirst().step()).isZero();
    }

    @Test
    @Requirement("4-04b")
    void whereTheLastAgentIsNotFreeTheNextFreeOneIsAskedAndItIsSaidWhy() {
        AgentId last = world.agent(sales, 1);
        AgentId other = world.agent(sales, 2);
        world.set(last, PresenceState.BREAK);
        serveByLastAgent();
        WorkItem item = enqueueFor(last);
        world.dispatch();
        assertThat(world.offers.open(other)).extracting(Offer::work).containsExactly(item.id());
        List<Explaining.Past> said = world.explaining.of(item.id()).decisions();
        assertThat(said).extracting(Explaining.Past::kind).containsExactly("asked", "moved");
        assertThat(said.getLast().cause()).isEqualTo("nobody-free");
        assertThat(said.getFirst().step()).isEqualTo(1);
    }

    @Test
    void aStrategyThatChangesActsOnWhatWaits() {
        AgentId member = world.agent(sales, 1);
        AgentId outsider = world.agent(world.queue("Returns"), 1);
        WorkItem first = world.enqueue(sales);
        world.dispatch();
        WorkItem second = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(second).state()).isEqualTo(WorkState.QUEUED);
        serve(List.of(step(new Whom.Everybody(), null)));
        world.dispatch();
        assertThat(world.offers.open(outsider)).extracting(Offer::work).containsExactly(second.id());
        assertThat(world.offers.open(member)).extracting(Offer::work).containsExactly(first.id());
    }

    @Test
    void anItemIsTriedWithoutAnythingBeingChanged() {
        AgentId agent = world.agent(sales, 1);
        Explaining.TrialOutcome tried = world.explaining.what(trial(null), Locale.ENGLISH);
        assertThat(tried.asked()).extracting(Explaining.Person::agentId).containsExactly(agent);
        assertThat(tried.steps()).containsExactly(new Explaining.Reached(1, 1, 1, 1));
        assertThat(world.offers.open(agent)).isEmpty();
        // by a strategy that is not kept yet, the agent's turn comes in the second step
        var draft = definition(List.of(step(new Whom.LastOne(), 30L), step(new Whom.ServesHere(), null)));
        assertThat(world.explaining.what(trial(draft), Locale.ENGLISH).asked()).isEmpty();
        assertThat(world.explaining.what(trial(draft), Locale.ENGLISH).steps())
                .containsExactly(new Explaining.Reached(1, 0, 0, 0), new Explaining.Reached(2, 1, 1, 1));
    }

    @Test
    void whatNothingTakesGoesOnWaitingInItsQueue() {
        serve(List.of(new StrategyStep(
                new Whom.ServesHere(), 30L, null, true, null, new StrategyDefinition.Leaving("callback"))));
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.clock.advance(Duration.ofSeconds(31));
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.explaining.of(item.id()).decisions())
                .extracting(Explaining.Past::kind)
                .containsExactly("left");
        AgentId agent = world.agent(sales, 1);
        world.dispatch();
        assertThat(world.offers.open(agent)).extracting(Offer::work).containsExactly(item.id());
    }

    private Explaining.Trial trial(@Nullable StrategyDefinition strategy) {
        return new Explaining.Trial(
                sales, new ChannelKey("test"), Tempo.LIVE_TEXT, Map.of(), Set.of(), null, null, 0, null, strategy);
    }

    private void serveByLastAgent() {
        serve(List.of(
                new StrategyStep(new Whom.LastOne(), 30L, Strategy.SkipIf.NOBODY_FREE, false, null, null),
                step(new Whom.ServesHere(), null)));
    }

    private void serve(List<StrategyStep> steps) {
        world.in(() -> {
            StrategyId id = world.strategies.add("Tried", definition(steps), Actor.SYSTEM);
            world.strategies.serve(sales, id, Actor.SYSTEM);
            return id;
        });
    }

    private static StrategyStep step(Whom who, @Nullable Long expiry) {
        return new StrategyStep(who, expiry, null, true, null, null);
    }

    private static StrategyDefinition definition(List<StrategyStep> steps) {
        return new StrategyDefinition(steps, Strategy.AgentOrder.LONGEST_IDLE, null, null, null, null, null);
    }

    private WorkItem enqueueFor(AgentId last) {
        return world.enqueue(sales, 5, 0, false, new Item.Facts(Map.of(), Set.of(), last, null, Set.of(), 0));
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
