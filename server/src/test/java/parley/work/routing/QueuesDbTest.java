package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.OpeningHours;
import parley.people.staff.SkillId;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.queue.QueuesForTests;

class QueuesDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int number;

    private final RoutingWorld world = RoutingWorld.empty(DATABASE);
    private final QueueId sales = world.queue("Sales");

    @Test
    void givesWaitingWorkToAMemberWhoIsAddedMeanwhile() {
        AgentId zhao = world.agent(world.queue("Other"), 1);
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        change(plan(List.of(new Queues.Member(zhao, 1, 0)), List.of()));
        world.dispatch();
        assertThat(world.offers.open(zhao)).extracting(Offer::work).containsExactly(item.id());
    }

    @Test
    void asksNobodyBelowTheLevelUntilTheyHaveIt() {
        SkillId english = skill();
        AgentId wu = world.agent(sales, 1);
        change(plan(List.of(new Queues.Member(wu, 1, 0)), List.of(new Queues.Requirement(english, 3))));
        WorkItem item = world.enqueue(sales);
        teach(wu, english, 2);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.QUEUED);
        teach(wu, english, 3);
        world.dispatch();
        assertThat(world.now(item).state()).isEqualTo(WorkState.OFFERED);
    }

    @Test
    void keepsWhatWasSetUp() {
        AgentId wu = world.agent(sales, 1);
        SkillId english = skill();
        HoursId hours = mondays();
        var plan = new Queues.Plan(
                "Returns",
                hours,
                90,
                45,
                25,
                0,
                List.of(new Queues.Member(wu, 2, 30)),
                List.of(new Queues.Requirement(english, 5)),
                List.of("solved", "no-answer"));
        QueueId id = world.in(() -> world.queues.add(plan, Actor.SYSTEM)).id();
        assertThat(world.setUp.plan(id)).isEqualTo(plan);
    }

    @Test
    void refusesWhatIsUnknownOrSaidTwice() {
        AgentId stranger = new AgentId(UUID.randomUUID());
        AgentId wu = world.agent(sales, 1);
        var skill = new Queues.Requirement(new SkillId(UUID.randomUUID()), 1);
        assertRefused(plan(List.of(new Queues.Member(stranger, 1, 0)), List.of()), "agent-unknown");
        assertRefused(plan(List.of(), List.of(skill)), "skill-unknown");
        assertRefused(
                plan(List.of(new Queues.Member(wu, 1, 0), new Queues.Member(wu, 2, 0)), List.of()), "invalid-request");
        world.queue("Other");
        assertThatThrownBy(() -> world.queue("other"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("queue-name-taken");
    }

    @Test
    void staysWhileSomethingWaitsInItOrLeadsIntoIt() {
        WorkItem item = world.enqueue(sales);
        assertThat(usesAtDelete()).extracting(Use::kind).containsExactly("work-item");
        world.in(() -> {
            world.routing.customerLeft(item.subject(), Actor.SYSTEM);
            return item;
        });
        world.uses.add(new Use("channel", "1", "Shop"));
        assertThat(usesAtDelete()).extracting(Use::name).containsExactly("Shop");
        world.uses.clear();
        delete();
        assertThat(world.queues.all()).isEmpty();
        assertThatThrownBy(() -> world.enqueue(sales)).isInstanceOf(ProblemException.class);
        // what is over still has the queue's name, and the name is free again
        assertThat(world.routing.queue(world.now(item).queue()).name()).isEqualTo("Sales");
        assertThat(world.queue("Sales")).isNotEqualTo(sales);
    }

    @Test
    void isOpenByItsHoursAndAlwaysWithoutAny() {
        assertThat(world.queues.opening(sales)).isEqualTo(new Queues.Opening(true, null));
        HoursId hours = mondays();
        change(new Queues.Plan("Sales", hours, 80, 30, 20, 60, List.of(), List.of(), List.of()));
        Instant now = world.clock.instant();
        Queues.Opening opening = world.queues.opening(sales);
        boolean isMonday = now.atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.MONDAY;
        assertThat(opening.isOpen()).isEqualTo(isMonday);
        if (!isMonday) {
            assertThat(opening.opensAt()).isAfter(now);
        }
    }

    @Test
    void letsNobodyStopBeingAnAgentInTheMiddleOfSomething() {
        AgentId wu = world.agent(sales, 2);
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        assertThatThrownBy(() -> stop(wu)).isInstanceOf(ProblemException.class).hasMessage("agent-holds-work");
        world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM));
        assertThatThrownBy(() -> stop(wu)).isInstanceOf(ProblemException.class).hasMessage("agent-holds-work");
        world.in(() -> world.offers.complete(item.id(), wu, null, Actor.SYSTEM));
        stop(wu);
        WorkItem next = world.enqueue(sales);
        world.dispatch();
        assertThat(world.now(next).state()).isEqualTo(WorkState.QUEUED);
    }

    @Test
    void offersTheQueuesCodesMostUsedFirst() {
        AgentId wu = world.agent(sales, 1);
        assertThat(codes()).startsWith("solved", "follow-up", "not-solved", "wrong-contact", "no-answer");
        WorkItem item = world.enqueue(sales);
        world.dispatch();
        world.in(() -> world.offers.accept(item.id(), wu, Actor.SYSTEM));
        world.in(() -> world.offers.complete(item.id(), wu, new Outcome("no-answer", null), Actor.SYSTEM));
        assertThat(codes()).startsWith("no-answer", "solved");
        change(new Queues.Plan("Sales", null, 80, 30, 20, 60, List.of(), List.of(), List.of("solved", "no-answer")));
        assertThat(codes()).containsExactly("no-answer", "solved");
        assertThatThrownBy(() -> world.in(() -> {
                    QueuesForTests.delete(world.codes, "solved");
                    return sales;
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(HttpProblem.IN_USE));
        assertThatThrownBy(() -> world.codes.requireKnown("nonsense")).isInstanceOf(ProblemException.class);
    }

    private List<String> codes() {
        return QueuesForTests.offered(world.codes, sales);
    }

    private static Queues.Plan plan(List<Queues.Member> members, List<Queues.Requirement> skills) {
        return new Queues.Plan("Sales", null, 80, 30, 20, 60, members, skills, List.of());
    }

    private void change(Queues.Plan plan) {
        world.in(() -> {
            world.setUp.change(sales, plan);
            return sales;
        });
    }

    private void delete() {
        world.in(() -> {
            world.setUp.delete(sales);
            return sales;
        });
    }

    @SuppressWarnings("unchecked")
    private List<Use> usesAtDelete() {
        try {
            delete();
            throw new AssertionError("deleted");
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo(HttpProblem.IN_USE);
            return (List<Use>) Objects.requireNonNull(refused.details().get("uses"));
        }
    }

    private void assertRefused(Queues.Plan plan, String code) {
        assertThatThrownBy(() -> change(plan))
                .isInstanceOf(ProblemException.class)
                .hasMessage(code);
    }

    private SkillId skill() {
        return world.in(() -> world.staff.addSkill("Skill " + number++, Actor.SYSTEM));
    }

    private HoursId mondays() {
        var week = Map.of(DayOfWeek.MONDAY, List.of(new OpeningHours.Span(0, OpeningHours.DAY)));
        return world.in(() -> world.people.hours.add(
                "Hours " + number++,
                new OpeningHours(java.time.ZoneId.of("UTC"), week, Map.of()),
                Map.of(),
                Actor.SYSTEM));
    }

    private void teach(AgentId agent, SkillId skill, int level) {
        world.in(() -> {
            world.people.teach(agent, skill, level);
            return agent;
        });
    }

    private void stop(AgentId agent) {
        world.in(() -> {
            world.people.stop(agent);
            return agent;
        });
    }
}
