package parley.work.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.Requirement;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
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
import parley.work.routing.Routing;
import parley.work.routing.RoutingByHand;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkRequest;

/// Nothing happens by itself here: a test looks as often as the job does, by a clock that only the
/// test advances.
@Requirement("0-111")
class WellbeingModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable StillCentre running;

    private final StillCentre centre = Objects.requireNonNull(running);
    private final RoutingByHand work = new RoutingByHand(centre);
    private final List<AgentId> agents = new ArrayList<>();
    private final QueueId chats = queue(2);

    /// What each holds.
    private final Map<AgentId, UUID> held = new HashMap<>();

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
        plans().all().forEach(limits -> plans().remove(limits.id(), Actor.SYSTEM));
        look();
        agents.forEach(agent -> centre.get(Presences.class).set(agent, PresenceState.OFFLINE, null, Actor.SYSTEM));
    }

    @Test
    void afterAHardContactNothingComesUntilThePauseIsOver() {
        put(limits(null, 50).pausing(5, List.of("angry"), null));
        theyAreThere();
        AgentId tired = takes(comes("angry"));
        work.round();
        assertThat(rest(tired)).isNull();
        WorkItem hard = now(tired);
        WorkItem next = comes();
        WorkItem afterNext = comes();
        work.complete(hard.subject(), tired);
        work.round();
        assertThat(asked(next)).as("the other agent is asked").isNotNull().isNotEqualTo(tired);
        assertThat(asked(afterNext)).isNull();
        assertThat(why(afterNext)).contains("resting");
        assertThat(whyIdle(tired)).isEqualTo("resting");
        assertThat(rest(tired))
                .isEqualTo(new Rests.OwnRest(centre.clock.instant().plus(Duration.ofMinutes(5)), "HARD_CONTACT"));

        passes(Duration.ofMinutes(4));
        assertThat(asked(afterNext)).isNull();
        passes(Duration.ofMinutes(2));
        assertThat(asked(afterNext)).isEqualTo(tired);
        assertThat(rest(tired)).isNull();
        assertThat(ended(tired)).containsExactly("TIME");
    }

    @Test
    void theAgentMayGoOnBefore() {
        put(limits(null, 50).pausing(5, List.of("angry"), null));
        theyAreThere();
        AgentId tired = takes(comes("angry"));
        work.complete(now(tired).subject(), tired);
        assertThat(rest(tired)).isNotNull();
        centre.get(Rests.class).endOwn(tired, new Actor.Person(tired.value(), "Agent"));
        assertThat(rest(tired)).isNull();
        assertThat(whyIdle(tired)).isNull();
        assertThat(ended(tired)).containsExactly("BY_AGENT");
        assertThat(audited("rest.ended")).isPositive();
    }

    @Test
    void aContactIsHardByItsLengthTooAndOthersAreNot() {
        put(limits(null, 50).pausing(5, List.of("angry"), 30));
        theyAreThere();
        AgentId first = takes(comes("friendly"));
        passes(Duration.ofMinutes(29));
        work.complete(now(first).subject(), first);
        assertThat(rest(first)).isNull();
        AgentId second = takes(comes());
        passes(Duration.ofMinutes(31));
        work.complete(now(second).subject(), second);
        assertThat(rest(second)).isNotNull();
    }

    /// The share is measured anew after each rest, so that one is not followed by the next.
    @Test
    void whoIsBusyForTooLongRestsUntilTheShareHasFallenOrTheTimeIsOver() {
        put(limits(80, 50));
        theyAreThere();
        AgentId busy = takes(comes());
        passes(Duration.ofMinutes(35));
        assertThat(rest(busy)).isNotNull();
        assertThat(Objects.requireNonNull(rest(busy)).why()).isEqualTo("BUSY");
        WorkItem waits = comes();
        work.complete(now(busy).subject(), busy);
        work.round();
        assertThat(asked(waits)).isNotNull().isNotEqualTo(busy);
        passes(Duration.ofMinutes(11));
        assertThat(rest(busy)).isNull();
        assertThat(ended(busy)).first().isIn("TIME", "RELIEVED");
        passes(Duration.ofMinutes(3));
        assertThat(rest(busy)).as("not again at once").isNull();
    }

    @Test
    void notMoreRestAtOnceThanTheQueueCanDoWithout() {
        put(limits(null, 50).pausing(5, List.of("angry"), null));
        theyAreThere();
        AgentId first = takes(comes("angry"));
        AgentId second = takes(comes("angry"));
        work.complete(now(first).subject(), first);
        work.complete(now(second).subject(), second);
        assertThat(rest(first)).isNotNull();
        assertThat(rest(second)).as("one of the two stays").isNull();
        WorkItem next = comes();
        work.round();
        assertThat(asked(next)).isEqualTo(second);
        passes(Duration.ofMinutes(6));
        assertThat(rest(first)).isNull();
        assertThat(rest(second)).as("it is their turn").isNotNull();
    }

    @Test
    void anEmergencyEndsRestsWhereThatIsSetUp() {
        put(limits(null, 100).pausing(20, List.of("angry"), null));
        theyAreThere();
        AgentId first = takes(comes("angry"));
        AgentId second = takes(comes("angry"));
        work.complete(now(first).subject(), first);
        work.complete(now(second).subject(), second);
        WorkItem usual = comes();
        passes(Duration.ofSeconds(10));
        assertThat(asked(usual)).isNull();
        WorkItem emergency = comes(0);
        passes(Duration.ofSeconds(10));
        assertThat(asked(emergency)).isEqualTo(first);
        assertThat(ended(first)).containsExactly("EMERGENCY");
        assertThat(rest(second)).as("one is enough").isNotNull();
    }

    @Test
    void aTeamsOwnLimitsHoldInsteadOfEverybodys() {
        TeamId team = centre.get(Staff.class)
                .addTeam("Team " + centre.get(Ids.class).next(), Set.of(agents.get(0)), Actor.SYSTEM);
        put(limits(null, 50).pausing(5, List.of("angry"), null));
        put(limits(null, 50).pausing(0, List.of("angry"), null).forTeam(team));
        work.isThere(agents.get(0));
        AgentId first = takes(comes("angry"));
        assertThat(first).isEqualTo(agents.get(0));
        work.complete(now(first).subject(), first);
        assertThat(rest(first)).isNull();
        assertThat(refusal(limits(null, 50))).isEqualTo("LIMITS_TAKEN");
        assertThat(refusal(limits(50, 50).again(50))).isEqualTo("LIMITS_WITHOUT_GAP");
        assertThat(refusal(limits(null, 50).forTeam(new TeamId(new UUID(3, 3)))))
                .isEqualTo("TEAM_UNKNOWN");
    }

    @Test
    void theSameQuestionAgainAndAgainIsSeen() {
        theyAreThere();
        centre.get(Presences.class).set(agents.get(1), PresenceState.OFFLINE, null, Actor.SYSTEM);
        for (String label : List.of("invoice", "invoice", "parcel", "invoice")) {
            AgentId agent = takes(comes(label));
            work.complete(now(agent).subject(), agent);
        }
        StrainFigures.AgentStrain strain = centre.get(StrainFigures.class).all(8).stream()
                .filter(one -> one.agentId().equals(agents.get(0)))
                .findFirst()
                .orElseThrow();

        assertThat(strain.contacts()).isEqualTo(4);
        assertThat(strain.repeatedPercent()).isEqualTo(75);
        assertThat(strain.matters()).containsExactly(new StrainFigures.RepeatedMatter("invoice", true, 3));
    }

    private static Wanted limits(@Nullable Integer cap, int mostResting) {
        return new Wanted(null, cap, 40, 0, List.of(), null, mostResting);
    }

    /// What a test wants set up.
    private record Wanted(
            @Nullable TeamId team,
            @Nullable Integer cap,
            int againAt,
            int pause,
            List<String> labels,
            @Nullable Integer hardMinutes,
            int mostResting) {

        Wanted pausing(int minutes, List<String> hard, @Nullable Integer longMinutes) {
            return new Wanted(team, cap, againAt, minutes, hard, longMinutes, mostResting);
        }

        Wanted forTeam(TeamId other) {
            return new Wanted(other, cap, againAt, pause, labels, hardMinutes, mostResting);
        }

        Wanted again(int percent) {
            return new Wanted(team, cap, percent, pause, labels, hardMinutes, mostResting);
        }

        WellbeingLimits limits() {
            return new WellbeingLimits(
                    new UUID(0, 0),
                    team,
                    cap,
                    againAt,
                    60,
                    10,
                    pause,
                    List.of(),
                    labels,
                    hardMinutes,
                    mostResting,
                    true,
                    Instant.EPOCH,
                    "");
        }
    }

    private LimitPlans plans() {
        return centre.get(LimitPlans.class);
    }

    private void put(Wanted wanted) {
        plans().put(null, wanted.limits(), Actor.SYSTEM);
    }

    private String refusal(Wanted wanted) {
        try {
            put(wanted);
            return "";
        } catch (ProblemException problem) {
            return problem.code().toString();
        }
    }

    private QueueId queue(int count) {
        List<Queues.Member> members = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            var person = new PersonId(centre.get(Ids.class).next());
            AgentId agent = centre.get(Staff.class).hire(person, "Agent " + person.value(), "Agent", 1, Map.of());
            agents.add(agent);
            members.add(new Queues.Member(agent, 1, 0));
        }
        String name = "Queue " + centre.get(Ids.class).next();
        var plan = new Queues.Plan(name, null, 80, 30, 3600, 0, members, List.of(), List.of());
        return centre.get(Queues.class).add(plan, Actor.SYSTEM).id();
    }

    private void theyAreThere() {
        agents.forEach(work::isThere);
    }

    private WorkItem comes(String... labels) {
        return comes(5, Set.of(labels));
    }

    private WorkItem comes(int tier) {
        return comes(tier, Set.of());
    }

    private WorkItem comes(int tier, Set<String> labels) {
        var request = new WorkRequest(
                chats,
                centre.get(Ids.class).next(),
                new ChannelKey("test"),
                "Test",
                Tempo.LIVE_TEXT,
                tier,
                0,
                "en",
                null,
                null,
                false,
                new Item.Facts(Map.of(), labels, null, null, Set.of(), 0));
        return centre.get(Routing.class).enqueue(request, Actor.SYSTEM);
    }

    /// Who is asked for it takes it.
    private AgentId takes(WorkItem item) {
        work.round();
        AgentId agent = Objects.requireNonNull(asked(item));
        work.accept(work.now(item.subject()), agent);
        held.put(agent, item.subject());
        return agent;
    }

    private WorkItem now(AgentId agent) {
        return work.now(Objects.requireNonNull(held.get(agent)));
    }

    private @Nullable AgentId asked(WorkItem item) {
        return work.asked(item.subject()).orElse(null);
    }

    private List<String> why(WorkItem item) {
        return work.why(item.subject());
    }

    private @Nullable String whyIdle(AgentId agent) {
        return work.whyIdle(agent);
    }

    private Rests.@Nullable OwnRest rest(AgentId agent) {
        return centre.get(Rests.class).own(agent).orElse(null);
    }

    private void passes(Duration time) {
        Duration step = time.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofSeconds(30) : Duration.ofSeconds(3);
        Instant end = centre.clock.instant().plus(time);
        while (centre.clock.instant().isBefore(end)) {
            centre.clock.advance(step);
            agents.forEach(work::alive);
            look();
            work.lookAgain();
            work.round();
        }
    }

    private void look() {
        centre.get(WellbeingWatch.class).run();
    }

    private static List<@Nullable String> ended(AgentId agent) {
        return DATABASE.jdbc()
                .sql(
                        "select ended_why from wellbeing_rest where agent_id = :agent and ended_at is not null order by id")
                .param("agent", agent.value())
                .query(String.class)
                .list();
    }

    private static int audited(String action) {
        return DATABASE.jdbc()
                .sql("select count(*) from audit_entry where action = :action")
                .param("action", action)
                .query(Integer.class)
                .single();
    }
}
