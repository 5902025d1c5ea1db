package parley.work.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.people.staff.Staff;
import parley.people.staff.TeamId;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.engine.Item;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.queue.QueuesForTests;
import parley.work.routing.Routing;
import parley.work.routing.RoutingByHand;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkRequest;
import parley.work.surge.SurgeRule.SurgeFigure;
import parley.work.surge.SurgeRule.SurgeLender;

/// Nothing happens by itself here: a test looks at the rules as often as the loop does, by a clock
/// that only the test advances.
class SurgeRulesModuleTest {

    private static final UUID NONE = new UUID(0, 0);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable StillCentre running;

    private final StillCentre centre = Objects.requireNonNull(running);
    private final RoutingByHand work = new RoutingByHand(centre);
    private final List<AgentId> agents = new ArrayList<>();
    private final QueueId calls = queue(10);
    private final QueueId chats = queue(0);

    @BeforeAll
    static void start() {
        running = StillCentre.start(DATABASE.address(), folder, new FakeClock(), Map.of());
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    @AfterEach
    void nothingIsLeft() {
        rules().all().forEach(rule -> rules().remove(rule.id(), Actor.SYSTEM));
        centre.get(RuleLooks.class).look();
    }

    @Test
    @Requirement("1-13")
    void tenAgentsGoBySomebodysHandOrByARuleWithinASecondAndReturnByThemselves() {
        theyAreThere(agents);
        WorkItem first = comes(chats);
        work.round();
        assertThat(asked(first)).as("nobody serves the chats").isNull();
        Move byHand = centre.get(Surges.class)
                .begin(new Surges.Wanted(calls, chats, Set.copyOf(agents), Duration.ofMinutes(15), null), Actor.SYSTEM);
        work.round();
        assertThat(agents).as("in the same moment").contains(asked(first));
        passes(Duration.ofMinutes(15));
        assertThat(serving(chats)).isEmpty();
        assertThat(why(byHand)).isEqualTo("TIME");
        leaves(first);

        SurgeRule rule = put(waitsFor(30, 10, 10, 20, 10));
        WorkItem second = comes(chats);
        Instant due = centre.clock.instant().plusSeconds(30 + 10);
        passes(Duration.ofSeconds(35));
        assertThat(asked(second)).isNull();
        theyAreThere(agents);
        while (asked(second) == null) {
            assertThat(centre.clock.instant()).isBefore(due.plusSeconds(1));
            centre.clock.advance(SurgeLoop.EVERY);
            look();
            work.round();
        }
        assertThat(Duration.between(due, centre.clock.instant())).isBetween(Duration.ZERO, Duration.ofMillis(999));
        assertThat(serving(chats)).containsExactlyInAnyOrderElementsOf(agents);
        assertThat(centre.get(SurgeController.class).board().moves()).anySatisfy(move -> {
            assertThat(move.toQueueId()).isEqualTo(chats);
            assertThat(move.rule())
                    .isEqualTo(new Move.SurgeCause(rule.id(), rule.name(), SurgeFigure.LONGEST_WAIT, 40));
        });
        leaves(second);
        passes(Duration.ofSeconds(19));
        assertThat(serving(chats)).hasSize(10);
        passes(Duration.ofSeconds(2));
        assertThat(serving(chats)).isEmpty();
        assertThat(serving(calls)).hasSize(10);
        assertThat(whys()).containsExactly("TIME", "CALM");
        assertThat(audited(rule)).isEqualTo(2);
    }

    /// A figure that swings between the two marks sends nobody to and fro.
    @Test
    void whatSwingsBetweenTheMarksNeitherBeginsNorEndsAnything() {
        put(new SurgeRule(
                NONE,
                "Swing",
                chats,
                SurgeFigure.WAITING,
                4,
                5,
                1,
                5,
                lenders(0, 100, 0),
                3,
                60,
                true,
                Instant.EPOCH,
                ""));
        List<WorkItem> waiting = new ArrayList<>(List.of(comes(chats), comes(chats), comes(chats)));
        passes(Duration.ofSeconds(30));
        assertThat(serving(chats)).as("three wait, and it begins at four").isEmpty();
        for (int swing = 0; swing < 4; swing++) {
            waiting.add(comes(chats));
            passes(Duration.ofSeconds(4));
            leaves(waiting.removeLast());
            passes(Duration.ofSeconds(4));
        }
        assertThat(serving(chats)).as("never for five seconds").isEmpty();
        waiting.add(comes(chats));
        passes(Duration.ofSeconds(6));
        assertThat(serving(chats)).hasSize(3);
        for (int swing = 0; swing < 4; swing++) {
            leaves(waiting.removeLast());
            leaves(waiting.removeLast());
            leaves(waiting.removeLast());
            passes(Duration.ofSeconds(4));
            waiting.addAll(List.of(comes(chats), comes(chats), comes(chats)));
            passes(Duration.ofSeconds(8));
        }
        assertThat(serving(chats)).hasSize(3);
        assertThat(whys()).as("one move, which lasts").containsExactly("AWAY");
        waiting.forEach(this::leaves);
        passes(Duration.ofSeconds(6));
        assertThat(whys()).containsExactly("CALM");
    }

    @Test
    void aLenderGetsItsAgentsBackOnceItNeedsThemAndTheyAreNotTakenAgain() {
        QueueId mails = queue(2);
        List<AgentId> mailers = List.copyOf(agents.subList(10, 12));
        put(new SurgeRule(
                NONE,
                "Lenders",
                chats,
                SurgeFigure.WAITING,
                1,
                0,
                0,
                5,
                List.of(new SurgeLender(calls, null, 1, 3, 0), new SurgeLender(mails, null, 0, 1, 0)),
                10,
                60,
                true,
                Instant.EPOCH,
                ""));
        comes(calls);
        comes(calls);
        comes(chats);
        passes(Duration.ofSeconds(1));
        assertThat(serving(chats))
                .as("two wait for calls, which lend up to one")
                .containsExactlyInAnyOrderElementsOf(mailers);
        comes(mails);
        passes(Duration.ofSeconds(1));
        assertThat(serving(chats)).isEmpty();
        assertThat(serving(mails)).hasSize(2);
        passes(Duration.ofMinutes(2));
        assertThat(serving(chats)).as("not again before it has been calm").isEmpty();
        assertThat(whys(mails)).containsExactly("LENDER_BUSY");
    }

    /// Agents are away no longer than was said, and afterwards at home for as long, even where the
    /// queue is never calm.
    @Test
    void aQueueThatIsNeverCalmIsHelpedWithPauses() {
        put(waitsFor(10, 0, 5, 5, 2));
        comes(chats);
        passes(Duration.ofSeconds(11));
        assertThat(serving(chats)).hasSize(2);
        passes(Duration.ofMinutes(10));
        assertThat(serving(chats)).isEmpty();
        passes(Duration.ofMinutes(9));
        assertThat(serving(chats)).as("at home for as long as they were away").isEmpty();
        passes(Duration.ofMinutes(2));
        assertThat(serving(chats)).hasSize(2);
        assertThat(whys()).containsExactly("TIME", "AWAY");
    }

    @Test
    void whomASupervisorTakesBackStaysAndNobodyGoesInstead() {
        put(waitsFor(10, 0, 5, 5, 2));
        comes(chats);
        passes(Duration.ofSeconds(11));
        Move move = centre.get(SurgeStore.class).running().getFirst();
        centre.get(Surges.class).takeBack(move.id(), null, Actor.SYSTEM);
        passes(Duration.ofMinutes(5));

        assertThat(serving(chats)).isEmpty();
        assertThat(why(move)).isEqualTo("TAKEN_BACK");
    }

    @Test
    void aRuleThatIsSwitchedOffOrRemovedSendsEverybodyBack() {
        SurgeRule rule = put(waitsFor(10, 0, 5, 5, 2));
        comes(chats);
        passes(Duration.ofSeconds(11));
        assertThat(serving(chats)).hasSize(2);
        rules().turn(rule.id(), false, Actor.SYSTEM);
        passes(SurgeLoop.EVERY);
        assertThat(serving(chats)).isEmpty();
        passes(Duration.ofMinutes(1));
        assertThat(serving(chats)).isEmpty();
        rules().turn(rule.id(), true, Actor.SYSTEM);
        passes(SurgeLoop.EVERY.multipliedBy(2));
        assertThat(serving(chats)).hasSize(2);
        rules().remove(rule.id(), Actor.SYSTEM);
        passes(SurgeLoop.EVERY);
        assertThat(serving(chats)).isEmpty();
        assertThat(whys()).containsExactly("RULE_CHANGED", "RULE_CHANGED");
    }

    /// Only who can help goes: there, in the team, not there already, skilled; and so many stay as
    /// were asked for.
    @Test
    void onlyWhoCanHelpGoesAndSomeStay() {
        SkillId skill = centre.get(Staff.class)
                .addSkill("Skill " + centre.get(Ids.class).next(), Actor.SYSTEM);
        QueueId lending = queue(8, Map.of(skill, 3));
        List<AgentId> lent = List.copyOf(agents.subList(10, 18));
        AgentId unskilled = hire(Map.of(skill, 2));
        QueuesForTests.joins(centre.get(Queues.class), lending, unskilled);
        QueueId skilled = queue(0, Map.of());
        QueuesForTests.asks(centre.get(Queues.class), skilled, new Queues.Requirement(skill, 3));
        QueuesForTests.joins(centre.get(Queues.class), skilled, lent.get(1));
        Set<AgentId> members = Set.of(lent.get(0), lent.get(1), lent.get(2), lent.get(3), unskilled);
        TeamId team = centre.get(Staff.class).addTeam("Team " + skill.value(), members, Actor.SYSTEM);
        var lender = new SurgeLender(lending, team, 0, 9, 4);
        put(new SurgeRule(
                NONE,
                "Team",
                skilled,
                SurgeFigure.WAITING,
                1,
                0,
                0,
                5,
                List.of(lender),
                9,
                60,
                true,
                Instant.EPOCH,
                ""));
        comes(skilled);
        theyAreThere(Set.of(lent.get(0), lent.get(1), lent.get(2), lent.get(4), lent.get(5), unskilled));
        look();

        assertThat(serving(skilled))
                .as("six are there and four stay; the fourth of the team is not there")
                .containsExactlyInAnyOrder(lent.get(0), lent.get(1), lent.get(2));
        assertThat(serving(lending)).contains(unskilled, lent.get(1), lent.get(3));
    }

    @Test
    void ofTwoWhoLookAtOnceOneSends() throws Exception {
        put(waitsFor(10, 0, 5, 5, 4));
        comes(chats);
        centre.clock.advance(Duration.ofSeconds(9));
        look();
        theyAreThere(agents);
        centre.clock.advance(Duration.ofSeconds(2));
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> lookers = new ArrayList<>();
            for (int looker = 0; looker < 8; looker++) {
                lookers.add(others.submit(() -> centre.get(RuleLooks.class).look()));
            }
            for (Future<?> looker : lookers) {
                looker.get();
            }
        }

        assertThat(serving(chats)).hasSize(4);
        assertThat(whys()).hasSize(1);
    }

    @Test
    void whatARuleHasSeenSurvivesARestart() {
        put(waitsFor(10, 20, 5, 5, 2));
        comes(chats);
        passes(Duration.ofSeconds(29));
        assertThat(serving(chats)).isEmpty();
        theyAreThere(agents);
        centre.clock.advance(Duration.ofSeconds(2));
        // nothing but what is stored: as a process that has just been started looks
        new RuleLooks(
                        new SurgeRuleStore(DATABASE.jdbc()),
                        new SurgeStore(DATABASE.jdbc()),
                        new LendableStore(DATABASE.jdbc()),
                        centre.get(Surges.class),
                        centre.get(SurgeReadings.class),
                        centre.get(TransactionTemplate.class),
                        centre.clock)
                .look();
        assertThat(serving(chats)).hasSize(2);
    }

    @Test
    void whatCannotBeIsRefused() {
        QueueId mails = queue(1);
        put(new SurgeRule(
                NONE, "One", chats, SurgeFigure.WAITING, 4, 5, 1, 5, lenders(0, 9, 0), 3, 60, true, Instant.EPOCH, ""));

        assertThat(refusal(rule("Two", chats, calls, 4, 4))).isEqualTo("RULE_WITHOUT_GAP");
        assertThat(refusal(rule("Two", calls, calls, 4, 1))).isEqualTo("MOVE_NOWHERE");
        assertThat(refusal(rule("Two", new QueueId(new UUID(3, 3)), calls, 4, 1)))
                .isEqualTo("QUEUE_UNKNOWN");
        assertThat(refusal(rule("Two", mails, new QueueId(new UUID(3, 3)), 4, 1)))
                .isEqualTo("QUEUE_UNKNOWN");
        assertThat(refusal(rule("Two", calls, chats, 4, 1))).isEqualTo("RULE_CIRCLE");
        assertThat(refusal(rule("ONE", chats, calls, 4, 1))).isEqualTo("RULE_NAME_TAKEN");
        SurgeRule off = put(rule("Three", calls, mails, 4, 1));
        rules().turn(off.id(), false, Actor.SYSTEM);
        put(rule("Four", mails, chats, 4, 1));
        assertThat(refusal(() -> rules().turn(off.id(), true, Actor.SYSTEM)))
                .as("calls go to chats, chats to mails, and mails would go to calls")
                .isEqualTo("RULE_CIRCLE");
        assertThat(refusal(new SurgeRule(
                        NONE,
                        "Two",
                        chats,
                        SurgeFigure.WAITING,
                        4,
                        5,
                        1,
                        5,
                        lenders(4, 4, 0),
                        3,
                        60,
                        true,
                        Instant.EPOCH,
                        "")))
                .isEqualTo("RULE_LENDER_WITHOUT_GAP");
        var team = new SurgeLender(calls, new TeamId(new UUID(4, 4)), 0, 4, 0);
        assertThat(refusal(new SurgeRule(
                        NONE,
                        "Two",
                        chats,
                        SurgeFigure.WAITING,
                        4,
                        5,
                        1,
                        5,
                        List.of(team),
                        3,
                        60,
                        true,
                        Instant.EPOCH,
                        "")))
                .isEqualTo("TEAM_UNKNOWN");
        assertThat(refusal(() -> QueuesForTests.delete(centre.get(Queues.class), calls)))
                .isEqualTo("IN_USE");
        assertThat(refusal(() -> rules().remove(NONE, Actor.SYSTEM))).isEqualTo("RULE_UNKNOWN");
        assertThat(rules().all()).hasSize(3);
    }

    private QueueId queue(int count) {
        return queue(count, Map.of());
    }

    private QueueId queue(int count, Map<SkillId, Integer> levels) {
        List<Queues.Member> members = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            AgentId agent = hire(levels);
            agents.add(agent);
            members.add(new Queues.Member(agent, 1, 0));
        }
        String name = "Queue " + centre.get(Ids.class).next();
        var plan = new Queues.Plan(name, null, 80, 30, 3600, 60, members, List.of(), List.of());
        return centre.get(Queues.class).add(plan, Actor.SYSTEM).id();
    }

    private AgentId hire(Map<SkillId, Integer> levels) {
        var person = new PersonId(centre.get(Ids.class).next());
        return centre.get(Staff.class).hire(person, "Agent " + person.value(), "Agent", 1, levels);
    }

    private SurgeRule waitsFor(int startsAt, int startSeconds, int endsAt, int endSeconds, int count) {
        return new SurgeRule(
                NONE,
                "Longest wait " + centre.get(Ids.class).next(),
                chats,
                SurgeFigure.LONGEST_WAIT,
                startsAt,
                startSeconds,
                endsAt,
                endSeconds,
                lenders(0, 100, 0),
                count,
                10,
                true,
                Instant.EPOCH,
                "");
    }

    private static SurgeRule rule(String name, QueueId to, QueueId from, int startsAt, int endsAt) {
        return new SurgeRule(
                NONE,
                name,
                to,
                SurgeFigure.WAITING,
                startsAt,
                5,
                endsAt,
                5,
                List.of(new SurgeLender(from, null, 0, 9, 0)),
                3,
                60,
                true,
                Instant.EPOCH,
                "");
    }

    private List<SurgeLender> lenders(int lendsUpTo, int recallsAt, int keeps) {
        return List.of(new SurgeLender(calls, null, lendsUpTo, recallsAt, keeps));
    }

    private SurgeRules rules() {
        return centre.get(SurgeRules.class);
    }

    private SurgeRule put(SurgeRule wanted) {
        return rules().put(null, wanted, Actor.SYSTEM);
    }

    private String refusal(SurgeRule wanted) {
        return refusal(() -> put(wanted));
    }

    private static String refusal(Runnable what) {
        try {
            what.run();
            return "";
        } catch (ProblemException problem) {
            return problem.code().toString();
        }
    }

    /// Time passes, as the loops see it, and everybody stays at their desks. What lasts for long is
    /// looked at in larger steps, because there are so many.
    private void passes(Duration time) {
        Duration step = time.compareTo(Duration.ofMinutes(1)) > 0
                ? Duration.ofSeconds(20)
                : time.compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : SurgeLoop.EVERY;
        Instant end = centre.clock.instant().plus(time);
        theyAreThere(agents);
        Instant seen = centre.clock.instant();
        while (centre.clock.instant().isBefore(end)) {
            centre.clock.advance(step);
            if (Duration.between(seen, centre.clock.instant()).toSeconds() >= 10) {
                theyAreThere(agents);
                seen = centre.clock.instant();
            }
            centre.get(SurgeWatch.class).run();
            look();
        }
    }

    private void look() {
        centre.get(RuleLooks.class).look();
    }

    private void theyAreThere(Collection<AgentId> who) {
        who.forEach(work::isThere);
    }

    private WorkItem comes(QueueId queue) {
        var request = new WorkRequest(
                queue,
                centre.get(Ids.class).next(),
                new ChannelKey("test"),
                "Test",
                Tempo.LIVE_TEXT,
                5,
                0,
                "en",
                null,
                null,
                false,
                Item.Facts.NONE);
        return centre.get(Routing.class).enqueue(request, Actor.SYSTEM);
    }

    private void leaves(WorkItem item) {
        centre.get(Routing.class).customerLeft(item.subject(), Actor.SYSTEM);
    }

    private @Nullable AgentId asked(WorkItem item) {
        return work.asked(item.subject()).orElse(null);
    }

    private Set<AgentId> serving(QueueId queue) {
        return centre.get(SurgeController.class).board().queues().stream()
                .filter(column -> column.queueId().equals(queue))
                .flatMap(column -> column.agents().stream())
                .map(SurgeController.SurgeAgent::agentId)
                .collect(Collectors.toSet());
    }

    private static @Nullable String why(Move move) {
        return DATABASE.jdbc()
                .sql("select ended_why from surge_move where id = :id")
                .param("id", move.id())
                .query((row, number) -> row.getString("ended_why"))
                .single();
    }

    private List<@Nullable String> whys() {
        return whys(calls);
    }

    private static List<@Nullable String> whys(QueueId from) {
        return DATABASE.jdbc()
                .sql(
                        "select coalesce(ended_why, 'AWAY') from surge_move where from_queue_id = :from order by started_at, id")
                .param("from", from.value())
                .query(String.class)
                .list();
    }

    private static int audited(SurgeRule rule) {
        return DATABASE.jdbc()
                .sql("select count(*) from audit_entry where action like 'move.%' and after like :rule")
                .param("rule", "%" + rule.id() + "%")
                .query(Integer.class)
                .single();
    }
}
