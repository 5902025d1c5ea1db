package parley.work.strategy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.work.strategy.Sample.MEMBERS;
import static parley.work.strategy.Sample.last;
import static parley.work.strategy.Sample.strategy;
import static parley.work.strategy.Sample.then;
import static parley.work.strategy.Sample.trying;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.people.staff.StaffForTests;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import parley.work.engine.AgentState;
import parley.work.engine.Capacity;
import parley.work.engine.Decision;
import parley.work.engine.Engine;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.queue.QueuesForTests;
import parley.work.strategy.StrategyDefinition.OtherQueue;
import tools.jackson.databind.json.JsonMapper;

class StrategiesDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int number;

    private final FakeClock clock = new FakeClock();
    private final List<String> heard = new ArrayList<>();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final StaffForTests people = new StaffForTests(DATABASE, beans, clock);
    private final QueuesForTests setUp = new QueuesForTests(DATABASE, beans, people, clock);
    private final StrategyStore store = new StrategyStore(DATABASE.jdbc(), JsonMapper.shared());
    private final RulesStore rulesStore = new RulesStore(DATABASE.jdbc(), JsonMapper.shared());
    private final CentreStore centre = new CentreStore(DATABASE.jdbc());
    private final StrategyChanges changes = new StrategyChanges(
            store,
            rulesStore,
            centre,
            new Keeping(people.staff, setUp.queues),
            new StrategyChanges.Setting(
                    beans.getBeanProvider(RulesListener.class),
                    Audit.on(DATABASE.dataSource(), clock),
                    new Ids(clock),
                    clock));
    private final Strategies strategies =
            new Strategies(store, rulesStore, centre, changes, beans.getBeanProvider(QueueWeights.class));

    StrategiesDbTest() {
        RulesListener listener = () -> heard.add("changed");
        beans.addBean("listener", listener);
        beans.addBean("needs", new StrategyNeeds(store, changes));
    }

    private QueueId queue() {
        var plan = new Queues.Plan("Queue " + ++number, null, 80, 45, 20, 60, List.of(), List.of(), List.of());
        return requireNonNull(DATABASE.transactions().execute(any -> setUp.queues.add(plan, Actor.SYSTEM)))
                .id();
    }

    private static Rules.QueueRules of(Rules rules, QueueId queue) {
        return requireNonNull(rules.queues().get(queue));
    }

    private StrategyId add(StrategyDefinition definition) {
        return requireNonNull(DATABASE.transactions()
                .execute(any -> strategies.add("Strategy " + ++number, definition, Actor.SYSTEM)));
    }

    private void serve(QueueId queue, StrategyId strategy) {
        DATABASE.transactions().executeWithoutResult(any -> strategies.serve(queue, strategy, Actor.SYSTEM));
    }

    @Test
    void nothingIsReadAgainAsLongAsNothingHasChanged() {
        QueueId queue = queue();
        Rules rules = strategies.rules();
        assertThat(strategies.rules()).isSameAs(rules);
        assertThat(of(rules, queue).strategy()).isEqualTo(Strategy.PLAIN);
        assertThat(of(rules, queue).target()).isEqualTo(45_000);
        heard.clear();
        serve(queue, add(strategy(last(MEMBERS))));
        assertThat(heard).isNotEmpty();
        Rules next = strategies.rules();
        assertThat(next.version()).isGreaterThan(rules.version());
        assertThat(of(next, queue).strategy().steps().getFirst().who()).isEqualTo(new parley.work.engine.Who.Members());
        long before = next.version();
        queue();
        assertThat(strategies.rules().version()).isGreaterThan(before);
    }

    @Test
    void aChangeThatIsTakenBackLeavesTheRulesAsTheyWere() {
        Rules rules = strategies.rules();
        DATABASE.transactions().executeWithoutResult(status -> {
            strategies.add("Taken back", strategy(last(MEMBERS)), Actor.SYSTEM);
            status.setRollbackOnly();
        });
        assertThat(strategies.rules()).isSameAs(rules);
    }

    @Test
    void whatIsRefusedLeavesTheRulesAsTheyWere() {
        QueueId queue = queue();
        StrategyId id = add(strategy(last(MEMBERS)));
        serve(queue, id);
        Rules rules = strategies.rules();
        StrategyDefinition circle = strategy(then(trying(MEMBERS, 30), new OtherQueue(queue)));
        assertThatThrownBy(() -> DATABASE.transactions()
                        .executeWithoutResult(any -> changes.change(id, "x", circle, Actor.SYSTEM, Locale.ENGLISH)))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(StrategyProblem.STRATEGY_INVALID);
                    assertThat(refusal.text(Locale.ENGLISH)).contains("round in a circle: Queue");
                    assertThat(refusal.details().toString()).contains("leads-in-a-circle");
                });
        assertThat(strategies.rules()).isSameAs(rules);
    }

    @Test
    void aTrialIsTranslatedAndKeptNowhere() {
        QueueId queue = queue();
        Rules rules = strategies.rules();
        Strategy compiled =
                strategies.compile(strategy(last(new Whom.Says("\"Queue\" == \"Queue\""))), queue, Locale.ENGLISH);
        assertThat(compiled.steps()).hasSize(1);
        assertThat(strategies.rules()).isSameAs(rules);
        assertThatThrownBy(() -> strategies.compile(
                        strategy(then(trying(MEMBERS, 5), new OtherQueue(queue))), queue, Locale.CHINESE))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    @Requirement("1-15")
    void oneStrategyServesTenChannelsAndIsChangedOnce() {
        SkillId skill = requireNonNull(
                DATABASE.transactions().execute(any -> people.staff.addSkill("Skill " + ++number, Actor.SYSTEM)));
        StrategyId one = add(strategy(last(new Whom.HasSkill(skill, 4))));
        Map<ChannelKey, QueueId> queues = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            QueueId queue = queue();
            serve(queue, one);
            queues.put(new ChannelKey("channel" + i), queue);
        }
        var engine = new Engine();
        AgentId expert = new AgentId(new UUID(1, 1));
        AgentId beginner = new AgentId(new UUID(1, 2));
        engine.begin(
                strategies.rules(),
                List.of(idle(expert, Map.of(skill, 5), queues), idle(beginner, Map.of(skill, 2), queues)),
                List.of(),
                0);
        assertThat(asked(engine, queues, 1_000)).hasSize(10).containsOnly(expert);

        StrategyDefinition below = strategy(last(new Whom.NotThose(new Whom.HasSkill(skill, 4))));
        DATABASE.transactions()
                .executeWithoutResult(any -> changes.change(one, "For beginners", below, Actor.SYSTEM, Locale.ENGLISH));
        engine.configure(strategies.rules(), 2_000);
        assertThat(asked(engine, queues, 3_000)).hasSize(10).containsOnly(beginner);
        assertThat(store.find(one).orElseThrow().version()).isEqualTo(2);
    }

    private static AgentState idle(AgentId id, Map<SkillId, Integer> skills, Map<ChannelKey, QueueId> queues) {
        var shares = new HashMap<ChannelKey, Capacity.Share>();
        queues.keySet().forEach(channel -> shares.put(channel, new Capacity.Share(1, 1, 9, queues.keySet())));
        var memberships = new HashMap<QueueId, Profile.Membership>();
        queues.values().forEach(queue -> memberships.put(queue, Profile.Membership.of(1, 0)));
        var profile = new Profile(memberships, skills, Map.of(), new Capacity(100, shares, Map.of(), null), 0);
        return new AgentState(id, profile, null, List.of(), AgentState.History.since(0));
    }

    /// Who is asked for an item of each channel.
    private static List<AgentId> asked(Engine engine, Map<ChannelKey, QueueId> queues, long at) {
        var asked = new ArrayList<AgentId>();
        queues.forEach((channel, queue) -> {
            var item = new Item(
                    new WorkId(new UUID(at, ++number)),
                    queue,
                    channel,
                    Item.Place.entered(at),
                    new Item.StepReached(0, at),
                    Item.Facts.NONE,
                    Map.of());
            for (Decision decision : engine.put(item, at)) {
                if (decision instanceof Decision.Asked one) {
                    asked.addAll(one.agents());
                }
            }
        });
        return asked;
    }

    @Test
    void theCentresRulesComeBackAsTheyWereSaid() {
        var rules = new RoutingRules(
                Map.of(new ChannelKey("calls"), 2.5),
                true,
                RoutingRules.USUAL.defaultTier(),
                new RoutingRules.CapacityRules(
                        50,
                        RoutingRules.USUAL.capacity().tempi(),
                        Map.of(new ChannelKey("calls"), new RoutingRules.ChannelShare(7, null, 2, List.of("chats"))),
                        Map.of("vip", 1),
                        new RoutingRules.GentleBeginning(2, 5)));
        DATABASE.transactions().executeWithoutResult(any -> changes.changeRules(rules, Actor.SYSTEM));
        Strategies.SetUp now = strategies.setUp();
        assertThat(now.routing()).isEqualTo(rules);
        assertThat(now.rules().urgency()).containsEntry(new ChannelKey("calls"), 2.5);
        assertThat(now.rules().isFifoAcrossChannels()).isTrue();
        Capacity capacity = now.routing()
                .capacity(
                        3,
                        Map.of(
                                new ChannelKey("calls"),
                                parley.platform.kernel.Capabilities.Tempo.REAL_TIME,
                                new ChannelKey("chats"),
                                parley.platform.kernel.Capabilities.Tempo.LIVE_TEXT));
        assertThat(capacity.shares().get(new ChannelKey("calls")))
                .isEqualTo(new Capacity.Share(7, 7, 2, Set.of(new ChannelKey("chats"))));
        assertThat(capacity.rampUp()).isEqualTo(new Capacity.RampUp(2, 300_000));
        DATABASE.transactions().executeWithoutResult(any -> changes.changeRules(RoutingRules.USUAL, Actor.SYSTEM));
    }
}
