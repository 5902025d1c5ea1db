package parley.work.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.people.staff.AgentId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Who;
import parley.work.queue.QueueId;
import parley.work.replay.PastDay.PastAgent;
import parley.work.replay.PastDay.PastContact;
import parley.work.replay.PastDay.PastQueue;
import parley.work.replay.PastDay.Present;
import parley.work.replay.PastDay.Standing;
import parley.work.replay.Wish.DayWish;
import parley.work.replay.Wish.QueueWish;
import parley.work.simulation.Arrivals;
import parley.work.simulation.Comparison;
import parley.work.simulation.Crew;
import parley.work.simulation.Scenario;
import parley.work.strategy.RoutingRules;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategyId;

class PastDayTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 29);
    private static final QueueId SALES = new QueueId(new UUID(7, 1));
    private static final AgentId EARLY = agent(1);
    private static final AgentId LATE = agent(2);
    private static final AgentId AWAY = agent(3);

    private static AgentId agent(int number) {
        return new AgentId(new UUID(8, number));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-29T" + time + ":00Z");
    }

    private static PastContact contact(String queued, @Nullable String answered, @Nullable String left, AgentId last) {
        return new PastContact(
                SALES,
                new ChannelKey("chat"),
                Tempo.LIVE_TEXT,
                new Standing(5, 0, Map.of(), Set.of(), last, null, 0),
                at(queued),
                answered == null ? null : at(answered),
                left == null ? null : at(left),
                4_000,
                answered == null ? 0 : 240_000,
                answered == null ? 0 : 10_000);
    }

    private static PastDay day(Strategy strategy, QueueWish... changes) {
        Map<String, PastQueue> queues = new LinkedHashMap<>(Map.of("Sales", new PastQueue(SALES, Map.of(), 30)));
        Map<QueueId, Membership> member = Map.of(SALES, Membership.of(1, 0));
        return new PastDay(
                new DayWish(DATE, "UTC", List.of(changes), 3),
                queues,
                List.of(
                        contact("09:00", "09:01", null, LATE),
                        contact("09:02", null, "09:05", LATE),
                        contact("09:06", null, null, AWAY)),
                List.of(
                        new PastAgent(EARLY, member, Map.of(), Set.of(), 1),
                        new PastAgent(LATE, member, Map.of(), Set.of(), 1),
                        new PastAgent(AWAY, member, Map.of(), Set.of(), 1)),
                Map.of(
                        EARLY, List.of(new Present(at("08:00"), at("09:30")), new Present(at("09:30"), at("17:00"))),
                        LATE, List.of(new Present(at("09:00"), at("11:00")))),
                new Strategies.SetUp(
                        new Rules(1, Map.of(SALES, new Rules.QueueRules(strategy, 20_000, Map.of())), Map.of(), false),
                        RoutingRules.USUAL));
    }

    private static Strategy asking(Who who) {
        return Strategy.of(AgentOrder.LONGEST_IDLE, Strategy.Step.last(who));
    }

    private static Who asked(Scenario scenario) {
        return requireNonNull(scenario.rules().queues().get(SALES))
                .strategy()
                .steps()
                .getFirst()
                .who();
    }

    private static List<Integer> sizes(Comparison comparison, int configuration) {
        return comparison.configurations().get(configuration).scenario().crews().stream()
                .map(Crew::size)
                .toList();
    }

    @Test
    void whoIsNamedIsTheSamePersonInTheSimulationAndWhoWasAwayIsNobody() {
        var who = new Who.Every(List.of(new Who.Members(), new Who.Not(new Who.Named(Set.of(LATE, AWAY)))));
        Scenario scenario = day(asking(who))
                .comparison(_ -> Strategy.PLAIN)
                .configurations()
                .getFirst()
                .scenario();

        assertThat(asked(scenario))
                .isEqualTo(new Who.Every(
                        List.of(new Who.Members(), new Who.Not(new Who.Named(Set.of(PastDay.number(1)))))));
        assertThat(scenario.demands().getFirst().terms().facts().lastAgent()).isEqualTo(PastDay.number(1));
        assertThat(scenario.demands().getLast().terms().facts().lastAgent()).isNull();
    }

    @Test
    void contactsComeWhenTheyCameAndSayWhatIsKnownOfThem() {
        Scenario scenario = day(Strategy.PLAIN)
                .comparison(_ -> Strategy.PLAIN)
                .configurations()
                .getFirst()
                .scenario();

        long nine = 9 * 3_600_000L;
        assertThat(scenario.demands().getFirst().arrivals())
                .isEqualTo(new Arrivals.Recorded(List.of(
                        new Arrivals.Contact(nine, 240_000L, null, 60_000),
                        new Arrivals.Contact(nine + 120_000, null, 180_000L, 0))));
        assertThat(scenario.demands().getLast().arrivals())
                .isEqualTo(new Arrivals.Recorded(List.of(new Arrivals.Contact(nine + 360_000, null, null, 0))));
        assertThat(scenario.crews().getFirst().shift()).containsExactly(new Crew.Span(8 * 3_600_000L, 17 * 3_600_000L));
        assertThat(scenario.period().end()).isEqualTo(24 * 3_600_000L);
    }

    @Test
    void aChangeIsHeldAgainstHowItIsSetUpNow() {
        var otherwise = new StrategyId(new UUID(9, 9));
        Comparison comparison = day(Strategy.PLAIN, new QueueWish(SALES, true, otherwise, 3))
                .comparison(id -> asking(id.equals(otherwise) ? new Who.Anybody() : new Who.Members()));

        assertThat(comparison.configurations())
                .extracting(Comparison.Named::name)
                .containsExactly("now", "changed");
        assertThat(sizes(comparison, 0)).containsExactly(1, 1);
        assertThat(sizes(comparison, 1)).containsExactly(3, 2);
        assertThat(asked(comparison.configurations().getLast().scenario())).isEqualTo(new Who.Anybody());
        assertThat(comparison.runs()).isEqualTo(3);
        assertThat(comparison.configurations().getLast().scenario().demands())
                .isEqualTo(comparison.configurations().getFirst().scenario().demands());
    }

    @Test
    void whoWasThereLongestIsTakenAwayFirstAndLeavesAnEmptyPlace() {
        assertThat(sizes(
                        day(Strategy.PLAIN, new QueueWish(SALES, false, null, -1))
                                .comparison(_ -> Strategy.PLAIN),
                        1))
                .containsExactly(0, 1);
        assertThat(sizes(
                        day(Strategy.PLAIN, new QueueWish(SALES, false, null, -9))
                                .comparison(_ -> Strategy.PLAIN),
                        1))
                .containsExactly(0, 0);
    }

    @Test
    void nobodyCanBeAddedLikeNobody() {
        var other = new QueueId(new UUID(7, 2));

        assertThatThrownBy(() -> day(Strategy.PLAIN, new QueueWish(other, false, null, 1))
                        .comparison(_ -> Strategy.PLAIN))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo(ReplayProblem.QUEUE_UNSTAFFED);
    }

    @Test
    void whatTheDayWasIsMeasuredAsItWas() {
        Run.PastFigures figures = Recorded.figures(day(Strategy.PLAIN).contacts(), _ -> 60_000, 2, 2);

        assertThat(figures).isEqualTo(new Run.PastFigures(3, 1, 1, 1 / 3.0, 1 / 3.0, 60, 60, 60, 2, 2));
    }
}
