package parley.work.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.work.strategy.Sample.ANN;
import static parley.work.strategy.Sample.EMPTY;
import static parley.work.strategy.Sample.ENGLISH;
import static parley.work.strategy.Sample.MEMBERS;
import static parley.work.strategy.Sample.ORDINARY;
import static parley.work.strategy.Sample.SALES;
import static parley.work.strategy.Sample.SUPPORT;
import static parley.work.strategy.Sample.alone;
import static parley.work.strategy.Sample.centre;
import static parley.work.strategy.Sample.found;
import static parley.work.strategy.Sample.last;
import static parley.work.strategy.Sample.ordered;
import static parley.work.strategy.Sample.skipped;
import static parley.work.strategy.Sample.strategy;
import static parley.work.strategy.Sample.then;
import static parley.work.strategy.Sample.trying;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.people.staff.TeamId;
import parley.work.engine.Profile;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.queue.QueueId;
import parley.work.strategy.CentreFacts.Worker;
import parley.work.strategy.StrategyDefinition.Leaving;
import parley.work.strategy.StrategyDefinition.OtherQueue;
import parley.work.strategy.StrategyDefinition.StrategyStep;

class CheckingTest {

    private static final UUID GONE = new UUID(99, 99);
    private static final StrategyStep END = last(ORDINARY);

    private static List<String> look(StrategyDefinition definition) {
        return look(definition, centre(), SALES);
    }

    private static List<String> look(StrategyDefinition definition, CentreFacts centre, QueueId... served) {
        return found(Checking.of(definition, centre, List.of(served)).findings());
    }

    private static StrategyDefinition numbers(@Nullable Long boost, @Nullable Long escalate, @Nullable Long broadcast) {
        return new StrategyDefinition(List.of(END), AgentOrder.LONGEST_IDLE, null, boost, escalate, broadcast, null);
    }

    @Test
    void findsNothingInWhatIsSound() {
        var definition = strategy(
                skipped(trying(new Whom.LastOne(), 20), SkipIf.NOBODY_FREE),
                trying(ORDINARY, 40),
                trying(new Whom.AllOf(List.of(MEMBERS, new Whom.CanDoLess(2L, List.of()))), 60),
                then(trying(new Whom.ServesQueue(SUPPORT), 60), new OtherQueue(SUPPORT)));
        assertThat(look(definition)).isEmpty();
    }

    @Test
    void refusesWhatHasNoStepOrNoEnd() {
        assertThat(look(strategy())).containsExactly("no-steps");
        assertThat(look(strategy(trying(ORDINARY, 30)))).containsExactly("no-end@1");
        assertThat(look(strategy(END, skipped(END, SkipIf.NOBODY_THERE)))).containsExactly("last-step-skipped@2");
        var many = new StrategyStep[21];
        java.util.Arrays.fill(many, END);
        assertThat(look(strategy(many))).containsExactly("too-many-steps");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 604_801, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesTimesThatCannotBe(long seconds) {
        assertThat(look(strategy(trying(ORDINARY, seconds), END))).containsExactly("expiry-out-of-range@1");
        assertThat(look(numbers(seconds, null, null))).containsExactly("boost-out-of-range");
        assertThat(look(numbers(null, seconds, null))).containsExactly("escalation-out-of-range");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 51, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesToAskSoMany(long many) {
        assertThat(look(numbers(null, null, many))).containsExactly("broadcast-out-of-range");
    }

    @ParameterizedTest
    @ValueSource(longs = {10_001, -10_001, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesPrioritiesBeyondAllBounds(long change) {
        assertThat(look(strategy(new StrategyStep(ORDINARY, null, null, true, change, null))))
                .containsExactly("priority-out-of-range@1");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6, -1, Long.MAX_VALUE})
    void refusesLevelsThatDoNotExist(long level) {
        assertThat(look(strategy(last(new Whom.HasSkill(ENGLISH, level))))).containsExactly("level-out-of-range@1");
        assertThat(look(strategy(last(new Whom.CanDoLess(level, List.of()))))).containsExactly("level-out-of-range@1");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(look(strategy(END, last(new Whom.HasSkill(new SkillId(GONE), 3)))))
                .containsExactly("skill-is-unknown@2");
        assertThat(look(strategy(last(new Whom.CanDoLess(null, List.of(new SkillId(GONE)))))))
                .containsExactly("skill-is-unknown@1");
        assertThat(look(strategy(last(new Whom.InTeam(List.of(new TeamId(GONE)))))))
                .containsExactly("team-is-unknown@1");
        assertThat(look(strategy(last(new Whom.TheseAgents(List.of(ANN, new AgentId(GONE)))))))
                .containsExactly("agent-is-unknown@1");
        assertThat(look(strategy(last(new Whom.ServesQueue(new QueueId(GONE))))))
                .containsExactly("queue-is-unknown@1");
        assertThat(look(strategy(then(trying(ORDINARY, 30), new OtherQueue(new QueueId(GONE))))))
                .containsExactly("queue-is-unknown@1");
        assertThat(look(strategy(last(new Whom.HasAttribute("shoe-size", List.of("44"))))))
                .containsExactly("attribute-is-unknown@1");
        assertThat(look(strategy(then(trying(ORDINARY, 30), new Leaving("Call him!")))))
                .containsExactly("action-unknown@1");
    }

    @Test
    void refusesWhatSaysNothing() {
        assertThat(look(strategy(last(new Whom.TheseAgents(List.of()))))).containsExactly("nobody-named@1");
        assertThat(look(strategy(last(new Whom.InTeam(List.of()))))).containsExactly("nobody-named@1");
        assertThat(look(strategy(last(new Whom.HasAttribute("site", List.of())))))
                .containsExactly("nobody-named@1");
        assertThat(look(strategy(last(new Whom.AllOf(List.of()))))).containsExactly("no-parts@1");
        assertThat(look(strategy(last(new Whom.NotThose(new Whom.AnyOf(List.of()))))))
                .containsExactly("no-parts@1");
    }

    @Test
    void refusesWhatNobodyCouldRead() {
        Whom deep = MEMBERS;
        for (int i = 0; i < 5; i++) {
            deep = new Whom.NotThose(deep);
        }
        assertThat(look(strategy(last(deep)))).containsExactly("too-involved@1");
        var wide = new ArrayList<Whom>();
        for (int i = 0; i < 50; i++) {
            wide.add(MEMBERS);
        }
        assertThat(look(strategy(last(new Whom.AnyOf(wide))))).containsExactly("too-involved@1");
    }

    @Test
    void refusesExpressionsAtTheirStepAndPlace() {
        List<Finding> findings = Checking.of(
                        strategy(END, last(new Whom.NotThose(new Whom.Says("value > 3 && skills[\"Elvish\"] > 2")))),
                        centre(),
                        List.of(SALES))
                .findings();
        assertThat(found(findings)).containsExactly("expression-skill-unknown@2");
        assertThat(findings.getFirst().position()).isEqualTo(21);
        assertThat(findings.getFirst().shown(Locale.ENGLISH).text()).isEqualTo("There is no skill called “Elvish”.");
        assertThat(findings.getFirst().shown(Locale.CHINESE).text()).isEqualTo("没有名为“Elvish”的技能。");
        assertThat(look(ordered("held >", END))).containsExactly("expression-unreadable");
        assertThat(look(new StrategyDefinition(List.of(END), AgentOrder.EXPRESSION, null, null, null, null, null)))
                .containsExactly("order-without-expression");
    }

    @Test
    void tellsWhatExpressionsCallByName() {
        var definition = ordered("skills[\"Returns\"]", last(new Whom.Says("\"Night\" in teams")));
        assertThat(Checking.of(definition, centre(), List.of(SALES)).names())
                .isEqualTo(Map.of("skill:Returns", Sample.RETURNS.value(), "team:Night", Sample.NIGHT.value()));
    }

    @Test
    void refusesACircleThroughAnyNumberOfStrategies() {
        StrategyDefinition toSupport = strategy(then(trying(ORDINARY, 30), new OtherQueue(SUPPORT)));
        StrategyDefinition toEmpty = strategy(then(trying(ORDINARY, 30), new OtherQueue(EMPTY)));
        StrategyDefinition toSales = strategy(END, then(trying(ORDINARY, 30), new OtherQueue(SALES)));
        assertThat(look(toSales, centre(), SALES)).containsExactly("leads-in-a-circle@2");
        assertThat(look(toSales, centre(Map.of(SALES, toSupport, SUPPORT, toEmpty)), EMPTY))
                .containsExactly("leads-in-a-circle@2");
        List<Finding> findings = Checking.of(
                        toSales, centre(Map.of(SALES, toSupport, SUPPORT, toEmpty)), List.of(EMPTY))
                .findings();
        assertThat(findings.getFirst().arguments()).containsExactly("Empty → Sales → Support → Empty");
    }

    @Test
    void aChainAndTwoWaysToOneQueueAreNoCircle() {
        StrategyDefinition both = strategy(
                alone(then(trying(ORDINARY, 30), new OtherQueue(SUPPORT))),
                then(trying(ORDINARY, 30), new OtherQueue(EMPTY)));
        StrategyDefinition toEmpty = strategy(then(trying(ORDINARY, 30), new OtherQueue(EMPTY)));
        assertThat(look(both, centre(Map.of(SUPPORT, toEmpty)), SALES)).doesNotContain("leads-in-a-circle@1");
    }

    @Test
    void replacesWhatServesTheQueueNowWhenItLooksForCircles() {
        StrategyDefinition toSales = strategy(then(trying(ORDINARY, 30), new OtherQueue(SALES)));
        StrategyDefinition plain = strategy(END);
        assertThat(look(plain, centre(Map.of(SALES, toSales)), SALES)).isEmpty();
    }

    @Test
    void pointsOutWhereNobodyCanBeAsked() {
        assertThat(look(strategy(last(new Whom.HasSkill(ENGLISH, 5))))).containsExactly("nobody-matches@1");
        assertThat(look(strategy(END), centre(), EMPTY)).containsExactly("nobody-matches@1");
        assertThat(look(strategy(
                        last(new Whom.AllOf(List.of(new Whom.HasSkill(ENGLISH, 3), new Whom.ServesQueue(SUPPORT)))))))
                .containsExactly("nobody-matches@1");
        assertThat(look(strategy(last(new Whom.Says("skills[\"Returns\"] > 2")))))
                .containsExactly("nobody-matches@1");
        assertThat(look(strategy(last(new Whom.NotThose(new Whom.Everybody())))))
                .containsExactly("nobody-matches@1");
        assertThat(look(strategy(last(new Whom.AllOf(List.of(MEMBERS, new Whom.NotThose(MEMBERS)))))))
                .containsExactly("nobody-matches@1");
    }

    @Test
    void saysNothingOfWhomNobodyKnowsBeforeTheItem() {
        assertThat(look(strategy(last(new Whom.NotThose(new Whom.LastOne()))))).isEmpty();
        assertThat(look(strategy(last(new Whom.OwnerOfIt())))).isEmpty();
        assertThat(look(strategy(END), centre())).isEmpty();
    }

    @Test
    void pointsOutStepsThatAddNobody() {
        assertThat(look(strategy(trying(ORDINARY, 30), END))).containsExactly("same-people-as-before@2");
        assertThat(look(strategy(trying(new Whom.Everybody(), 30), trying(MEMBERS, 30), END)))
                .containsExactly("same-people-as-before@2", "same-people-as-before@3");
        assertThat(look(strategy(trying(ORDINARY, 30), trying(MEMBERS, 30), END)))
                .containsExactly("same-people-as-before@3");
        // the first are not asked any more once the second have begun
        assertThat(look(strategy(trying(ORDINARY, 30), alone(trying(new Whom.LastOne(), 30)), END)))
                .isEmpty();
        assertThat(look(strategy(trying(ORDINARY, 30), alone(END)))).containsExactly("same-people-as-before@2");
    }

    @Test
    void pointsOutStepsToWhichNothingComes() {
        assertThat(look(strategy(END, last(MEMBERS), last(new Whom.Everybody()))))
                .containsExactly("reached-never@2", "reached-never@3");
        assertThat(look(strategy(then(trying(ORDINARY, 30), new Leaving("callback")), last(MEMBERS))))
                .containsExactly("reached-never@2");
        assertThat(look(strategy(skipped(END, SkipIf.NOBODY_FREE), last(MEMBERS))))
                .isEmpty();
    }

    @Test
    void pointsOutSettingsWithoutEffect() {
        assertThat(look(strategy(then(END, new OtherQueue(SUPPORT))))).containsExactly("end-never-comes@1");
        assertThat(look(strategy(skipped(trying(new Whom.Everybody(), 30), SkipIf.NOBODY_THERE), alone(END))))
                .containsExactly("skipped-never@1");
        assertThat(look(new StrategyDefinition(List.of(END), AgentOrder.RANDOM, "held", null, null, null, null)))
                .containsExactly("expression-unused");
        assertThat(look(numbers(null, null, 3L))).containsExactly("broadcast-too-wide");
        assertThat(look(numbers(null, null, 2L))).isEmpty();
        assertThat(look(strategy(then(trying(ORDINARY, 30), new OtherQueue(EMPTY)))))
                .containsExactly("nobody-serves-other-queue@1");
    }

    @Test
    void pointsOutDelaysThatOutlastTheirStep() {
        StrategyDefinition definition = strategy(trying(ORDINARY, 20), last(new Whom.Everybody()));
        assertThat(look(definition, delayed(20), SALES)).containsExactly("delays-outlast-step@1");
        assertThat(look(definition, delayed(19), SALES)).isEmpty();
    }

    private static CentreFacts delayed(int seconds) {
        CentreFacts now = centre();
        var agents = new HashMap<AgentId, Worker>();
        now.agents().forEach((agent, worker) -> {
            Profile old = worker.profile();
            var queues = new HashMap<QueueId, Profile.Membership>();
            old.queues().keySet().forEach(queue -> queues.put(queue, Profile.Membership.of(1, seconds * 1000L)));
            agents.put(
                    agent,
                    new Worker(
                            worker.name(),
                            new Profile(queues, old.skills(), old.attributes(), old.capacity(), old.value())));
        });
        return new CentreFacts(now.skills(), now.teams(), now.queues(), agents, now.plans());
    }

    /// Whatever passes can be translated: the engine's own limits are never met in the live centre.
    @Test
    void whatPassesCanBeTranslated() throws ExpressionFault {
        var random = new java.util.Random(7);
        int passed = 0;
        for (int seed = 0; seed < 800; seed++) {
            StrategyDefinition definition = any(random);
            Checking.Result result = Checking.of(definition, centre(), List.of(SALES));
            if (result.problems().isEmpty()) {
                passed++;
                assertThat(Compilation.of(definition.named(result.names())).steps())
                        .hasSameSizeAs(definition.steps());
            }
        }
        assertThat(passed).isGreaterThan(50);
    }

    private static StrategyDefinition any(java.util.Random random) {
        var steps = new ArrayList<StrategyStep>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            steps.add(new StrategyStep(
                    List.of(
                                    MEMBERS,
                                    ORDINARY,
                                    new Whom.HasSkill(ENGLISH, random.nextInt(7)),
                                    new Whom.Says("value > 1"))
                            .get(random.nextInt(4)),
                    random.nextBoolean() ? null : (long) random.nextInt(40) - 2,
                    List.of(SkipIf.NEVER, SkipIf.NEVER, SkipIf.NOBODY_FREE, SkipIf.NOBODY_THERE)
                            .get(random.nextInt(4)),
                    random.nextBoolean(),
                    random.nextBoolean() ? null : (long) random.nextInt(5),
                    random.nextInt(3) == 0 ? new OtherQueue(SUPPORT) : null));
        }
        AgentOrder[] orders = AgentOrder.values();
        return new StrategyDefinition(
                steps,
                orders[random.nextInt(orders.length)],
                random.nextInt(3) == 0 ? null : "held * 2",
                null,
                random.nextBoolean() ? null : (long) random.nextInt(3),
                random.nextBoolean() ? null : (long) random.nextInt(4),
                null);
    }
}
