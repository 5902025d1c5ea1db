package parley.work.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
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
import parley.work.surge.SurgeController.SurgeAgent;

class SurgeModuleTest {

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

    /// No time passes between the move and the round, so whoever waits is offered to the agents
    /// that were moved as soon as the loop comes round.
    @Test
    void tenAgentsAreAskedInTheOtherQueueInTheNextRound() {
        List<WorkItem> waiting = List.of(comes(chats), comes(chats));
        theyAreThere();
        work.round();
        assertThat(waiting).allSatisfy(item -> assertThat(asked(item)).isNull());

        Move move = move(Set.copyOf(agents), 30, null);
        work.round();

        assertThat(waiting).allSatisfy(item -> assertThat(agents).contains(asked(item)));
        assertThat(serving(calls)).isEmpty();
        assertThat(serving(chats)).containsExactlyInAnyOrderElementsOf(agents);
        WorkItem call = comes(calls);
        work.round();
        assertThat(asked(call)).as("who was moved serves the old queue no more").isNull();
        takeBack(move.id(), null);
        work.round();
        assertThat(agents).contains(asked(call));
        assertThat(serving(chats)).isEmpty();
    }

    @Test
    void allReturnAtTheTimeAlsoWhereTheProcessWasBegunAnewInBetween() {
        move(Set.copyOf(agents.subList(0, 3)), 30, null);
        centre.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        look();
        assertThat(serving(chats)).hasSize(3);

        centre.clock.advance(Duration.ofSeconds(1));
        // nothing but what is stored: as a process that has just been started looks
        new SurgeWatch(new SurgeStore(DATABASE.jdbc()), centre.get(Surges.class)).run();
        assertThat(serving(chats)).isEmpty();
        assertThat(serving(calls)).hasSize(10);
        assertThat(why(calls)).containsExactly("TIME");
        assertThat(audited("move.started")).isPositive();
        assertThat(audited("move.ended")).isPositive();
    }

    /// A queue at its limit does not have its helpers taken and given back all the time.
    @Test
    void theyReturnOnceTheQueueHasBeenCalmForAMinute() {
        WorkItem waits = comes(chats);
        move(Set.of(agents.getFirst()), 120, 20);
        passes(40);
        assertThat(serving(chats)).as("somebody has waited for too long").hasSize(1);

        centre.get(Routing.class).customerLeft(waits.subject(), Actor.SYSTEM);
        passes(30);
        WorkItem again = comes(chats);
        passes(30);
        assertThat(serving(chats)).as("the calm was broken").hasSize(1);
        centre.get(Routing.class).customerLeft(again.subject(), Actor.SYSTEM);
        passes(55);
        assertThat(serving(chats)).hasSize(1);
        passes(10);
        assertThat(serving(chats)).isEmpty();
        assertThat(why(calls)).containsExactly("CALM");
    }

    @Test
    void someAreTakenBackAndTheOthersStay() {
        Move move = move(Set.copyOf(agents.subList(0, 3)), 30, null);
        takeBack(move.id(), Set.of(agents.get(1)));

        assertThat(serving(chats)).containsExactlyInAnyOrder(agents.get(0), agents.get(2));
        assertThat(serving(calls)).contains(agents.get(1));
        takeBack(move.id(), null);
        assertThatThrownBy(() -> takeBack(move.id(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(SurgeProblem.MOVE_OVER));
        assertThatThrownBy(() -> takeBack(new UUID(1, 1), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(SurgeProblem.MOVE_UNKNOWN));
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        move(Set.of(agents.getFirst()), 30, null);
        Set<AgentId> withOneWhoIsAway = Set.of(agents.get(0), agents.get(1));
        var stranger = new AgentId(centre.get(Ids.class).next());

        assertThat(refusal(calls, chats, withOneWhoIsAway)).isEqualTo("AGENT_LENT");
        assertThat(refusal(calls, chats, Set.of(agents.get(1), stranger))).isEqualTo("AGENT_NOT_MEMBER");
        assertThat(refusal(chats, calls, Set.of(agents.get(1)))).isEqualTo("AGENT_NOT_MEMBER");
        assertThat(refusal(calls, calls, Set.of(agents.get(1)))).isEqualTo("MOVE_NOWHERE");
        assertThat(refusal(calls, new QueueId(new UUID(3, 3)), Set.of(agents.get(1))))
                .isEqualTo("QUEUE_UNKNOWN");
        assertThat(serving(calls)).hasSize(9);
        assertThat(serving(chats)).containsExactly(agents.getFirst());
    }

    @Test
    void ofTwoWhoMoveTheSameAgentsOneIsRefused() throws Exception {
        QueueId mails = queue(0);
        var outcomes = new HashSet<String>();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> moves = List.of(
                    others.submit(() -> refusal(calls, chats, Set.copyOf(agents))),
                    others.submit(() -> refusal(calls, mails, Set.copyOf(agents))));
            for (Future<String> move : moves) {
                outcomes.add(move.get());
            }
        }

        assertThat(outcomes).hasSize(2).contains("");
        assertThat(serving(chats).size() + serving(mails).size()).isEqualTo(10);
        assertThat(serving(chats).size() * serving(mails).size()).isZero();
    }

    @Test
    void aQueueThatIsRemovedSendsEverybodyBack() {
        move(Set.copyOf(agents.subList(0, 2)), 30, null);
        QueuesForTests.delete(centre.get(Queues.class), chats);
        look();

        assertThat(serving(calls)).hasSize(10);
        assertThat(why(calls)).containsExactly("QUEUE_GONE");
    }

    @Test
    void whoTakesNoWorkAnyMoreIsAwayNoMore() {
        Move move = move(Set.of(agents.get(0), agents.get(1)), 30, null);
        DATABASE.jdbc()
                .sql("update staff_agent set is_active = false where id = :agent")
                .param("agent", agents.get(0).value())
                .update();
        look();
        assertThat(board(chats).stream().map(SurgeAgent::agentId)).containsExactly(agents.get(1));
        assertThat(centre.get(SurgeStore.class).running(move.id()).orElseThrow().agents())
                .containsExactly(agents.get(1));
        DATABASE.jdbc()
                .sql("update staff_agent set is_active = false where id = :agent")
                .param("agent", agents.get(1).value())
                .update();
        look();

        assertThat(why(calls)).containsExactly("NOBODY_LEFT");
    }

    /// What was set up is not touched, so what is set up meanwhile holds afterwards.
    @Test
    void theEndLeavesWhatWasSetUpMeanwhile() {
        Move move = move(Set.of(agents.get(0), agents.get(1)), 30, null);
        assertThat(board(chats)).allSatisfy(agent -> assertThat(agent.moveId()).isEqualTo(move.id()));
        QueuesForTests.dismiss(centre.get(Queues.class), calls, agents.get(0));
        assertThat(serving(chats)).hasSize(2);
        takeBack(move.id(), null);

        assertThat(serving(calls)).hasSize(9).doesNotContain(agents.get(0));
        assertThat(serving(chats)).isEmpty();
    }

    private QueueId queue(int count) {
        List<Queues.Member> members = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String name = "Agent " + number;
            AgentId agent = centre.get(Staff.class)
                    .hire(new PersonId(centre.get(Ids.class).next()), name, name, 1, Map.of());
            agents.add(agent);
            members.add(new Queues.Member(agent, 1, 0));
        }
        String name = "Queue " + centre.get(Ids.class).next();
        var plan = new Queues.Plan(name, null, 80, 30, 20, 60, members, List.of(), List.of());
        return centre.get(Queues.class).add(plan, Actor.SYSTEM).id();
    }

    private void theyAreThere() {
        agents.forEach(work::isThere);
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

    private @Nullable AgentId asked(WorkItem item) {
        return work.asked(item.subject()).orElse(null);
    }

    private Move move(Set<AgentId> who, int minutes, @Nullable Integer release) {
        var wanted = new Surges.Wanted(calls, chats, who, Duration.ofMinutes(minutes), release);
        return centre.get(Surges.class).begin(wanted, Actor.SYSTEM);
    }

    private String refusal(QueueId from, QueueId to, Set<AgentId> who) {
        try {
            centre.get(Surges.class)
                    .begin(new Surges.Wanted(from, to, who, Duration.ofMinutes(30), null), Actor.SYSTEM);
            return "";
        } catch (ProblemException problem) {
            return problem.code().toString();
        }
    }

    private void takeBack(UUID move, @Nullable Set<AgentId> who) {
        centre.get(Surges.class).takeBack(move, who, Actor.SYSTEM);
    }

    private void passes(int seconds) {
        Instant end = centre.clock.instant().plusSeconds(seconds);
        while (centre.clock.instant().isBefore(end)) {
            centre.clock.advance(Duration.ofSeconds(5));
            look();
        }
    }

    private void look() {
        centre.get(SurgeWatch.class).run();
    }

    private List<SurgeAgent> board(QueueId queue) {
        return centre.get(SurgeController.class).board().queues().stream()
                .filter(column -> column.queueId().equals(queue))
                .flatMap(column -> column.agents().stream())
                .toList();
    }

    private Set<AgentId> serving(QueueId queue) {
        return board(queue).stream().map(SurgeAgent::agentId).collect(Collectors.toSet());
    }

    private static List<@Nullable String> why(QueueId from) {
        return DATABASE.jdbc()
                .sql("select ended_why from surge_move where from_queue_id = :from order by started_at")
                .param("from", from.value())
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
