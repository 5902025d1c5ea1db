package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.people.presence.PresenceState;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;

class OffersDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");
    private final AgentId wu = world.agent(sales, 2);

    @Test
    void goesFromTheQueueByAnOfferToTheAgentAndToTheEnd() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
        accept(item, wu);
        assertThat(world.now(item).agent()).isEqualTo(wu);
        world.in(() -> world.offers.complete(item.id(), wu, new Outcome("solved", null), Actor.SYSTEM));
        assertThat(world.now(item).state()).isEqualTo(WorkState.COMPLETED);
        assertThat(segments(item)).containsExactly("QUEUED", "OFFERED", "ACTIVE", "COMPLETED");
        assertThat(world.heard).containsExactly("offered", "accepted", "completed");
    }

    @Test
    void asksAnotherAgentAfterADeclineAndKeepsThePlace() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.in(() -> world.offers.decline(item.id(), wu, "busy", Actor.SYSTEM));
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        AgentId zhao = world.agent(sales, 1);
        world.dispatch();
        assertThat(world.offers.open(zhao)).extracting(Offer::work).containsExactly(item.id());
        assertThat(world.now(item).enteredAt()).isEqualTo(item.enteredAt());
    }

    @Test
    void neverOffersMoreThanTheAgentMayHoldAndOpenOffersCount() {
        for (int i = 0; i < 5; i++) {
            world.enqueue(sales);
        }
        world.dispatch();
        world.dispatch();
        assertThat(world.offers.open(wu)).hasSize(2);
    }

    @Test
    void servesOneQueueHoweverManyWaitInAnotherThatNobodyServes() {
        QueueId deserted = world.queue("Deserted");
        for (int i = 0; i < 501; i++) {
            world.enqueue(deserted);
        }
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
    }

    @Test
    void asksNobodyWhoseDeskIsSilent() {
        world.clock.advance(Duration.ofSeconds(16));
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        world.alive(wu);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
    }

    @Test
    void marksWhoMissesTwoOffersAndLeavesTheChosenPresenceAlone() {
        for (int missed = 0; missed < 2; missed++) {
            world.enqueue(sales);
            world.dispatch();
            assertThat(world.offers.open(wu)).isNotEmpty();
            world.clock.advance(RoutingWorld.OFFER_TIME);
            world.alive(wu);
            world.dispatch();
        }
        assertThat(world.presences.get(wu).notResponding()).isTrue();
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.AVAILABLE);
        assertThat(world.offers.open(wu)).isEmpty();
        world.in(() -> world.presences.back(wu, Actor.SYSTEM));
        world.clock.advance(Duration.ofSeconds(61));
        world.alive(wu);
        world.dispatch();
        assertThat(world.offers.open(wu)).hasSize(2);
    }

    @Test
    void withdrawsTheOfferOfWhoBecomesUnavailableAtOnce() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.set(wu, PresenceState.BREAK);
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.offers.open(wu)).isEmpty();
        assertThatThrownBy(() -> accept(item, wu))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(RoutingProblem.OFFER_WITHDRAWN));
    }

    @Test
    void withdrawsTheOfferWhenTheCustomerLeaves() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
        assertThat(world.now(item).state()).isEqualTo(WorkState.ABANDONED);
        assertThat(world.offers.open(wu)).isEmpty();
    }

    @Test
    void tellsTheSecondTabThatTheFirstHasAccepted() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        accept(item, wu);
        assertThatThrownBy(() -> accept(item, wu))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(RoutingProblem.OFFER_ALREADY_ACCEPTED));
    }

    @Test
    void refusesStrangersAsIfTheItemWereNotThere() {
        AgentId zhao = world.agent(world.queue("Other"), 1);
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThatThrownBy(() -> accept(item, zhao)).isInstanceOf(ProblemException.class);
        accept(item, wu);
        assertThatThrownBy(() -> world.in(() -> world.offers.complete(item.id(), zhao, null, Actor.SYSTEM)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void takesChatsBackFromADeskThatIsGoneForAMinuteAndKeepsTheirPlace() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        accept(item, wu);
        world.clock.advance(Duration.ofSeconds(59));
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.ACTIVE);
        world.clock.advance(Duration.ofSeconds(2));
        AgentId zhao = world.agent(sales, 1);
        world.dispatch();
        assertThat(world.now(item).enteredAt()).isEqualTo(item.enteredAt());
        assertThat(world.offers.open(zhao)).extracting(Offer::work).containsExactly(item.id());
        assertThat(world.presences.get(wu).state()).isEqualTo(PresenceState.AVAILABLE);
    }

    @Test
    void leavesTheChatsOfALivingDeskAlone() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        accept(item, wu);
        for (int minute = 0; minute < 5; minute++) {
            world.clock.advance(Duration.ofSeconds(50));
            world.alive(wu);
            world.dispatch();
        }
        assertThat(world.now(item).agent()).isEqualTo(wu);
    }

    @Test
    void endsInExactlyOneOutcomeWhenEverythingHappensInTheSameMoment() throws Exception {
        var random = new Random(42);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 60; round++) {
                WorkItem item = world.enqueue(sales);
                world.alive(wu);
                world.dispatch();
                assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
                boolean isOver = random.nextBoolean();
                world.clock.advance(isOver ? RoutingWorld.OFFER_TIME : RoutingWorld.OFFER_TIME.minusNanos(1000));
                List<Future<Object>> results = threads.invokeAll(List.of(
                        quietly(() -> accept(item, wu)),
                        quietly(() -> accept(item, wu)),
                        quietly(() -> world.in(() -> {
                            world.offers.expire(item.id());
                            return item;
                        }))));
                for (Future<Object> result : results) {
                    assertSettled(result);
                }
                WorkItem after = world.now(item);
                assertThat(after.state()).isEqualTo(isOver ? WorkState.QUEUED : WorkState.ACTIVE);
                assertThat(accepted(item)).isEqualTo(isOver ? 0 : 1);
                world.in(() -> {
                    world.routing.customerLeft(item.subject(), Actor.SYSTEM);
                    return item;
                });
                if (!isOver) {
                    world.in(() -> world.offers.complete(item.id(), wu, null, Actor.SYSTEM));
                }
                world.in(() -> world.presences.back(wu, Actor.SYSTEM));
                DATABASE.jdbc()
                        .sql("update routing_agent set missed_offers = 0")
                        .update();
            }
        }
    }

    private static void assertSettled(Future<Object> result) throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException problem) {
            throw new AssertionError("only a refusal may come back", problem);
        }
    }

    /// A refusal is a fine answer; anything else is not.
    private static Callable<Object> quietly(Callable<Object> action) {
        return () -> {
            try {
                return action.call();
            } catch (ProblemException refused) {
                return refused.code();
            }
        };
    }

    private WorkItem accept(WorkItem item, AgentId agent) {
        return world.in(() -> world.offers.accept(item.id(), agent, Actor.SYSTEM));
    }

    private static long accepted(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select count(id) from routing_offer where work_id = :work and state = 'ACCEPTED'")
                .param("work", item.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void anOfferWhoseAgeNobodyKnowsBecauseTheClockWasSetBackEnds() {
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        Offer before = world.offers.open(wu).getFirst();
        world.clock.set(world.clock.instant().minus(Duration.ofHours(1)));
        world.dispatch();
        assertThat(world.offerStore.latest(item.id(), wu).orElseThrow())
                .extracting(Offer::id, Offer::state)
                .containsExactly(before.id(), Offer.State.TIMED_OUT);
    }

    private static List<String> segments(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select state from routing_segment where work_id = :work order by id")
                .param("work", item.id().value())
                .query((row, number) -> String.valueOf(row.getString("state")))
                .list();
    }
}
