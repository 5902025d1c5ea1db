package parley.work.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parley.work.simulation.Centre.CALL;
import static parley.work.simulation.Centre.CHAT;
import static parley.work.simulation.Centre.ENDLESS;
import static parley.work.simulation.Centre.HOUR;
import static parley.work.simulation.Centre.MAIL;
import static parley.work.simulation.Centre.MINUTE;
import static parley.work.simulation.Centre.SECOND;
import static parley.work.simulation.Centre.blended;
import static parley.work.simulation.Centre.diary;
import static parley.work.simulation.Centre.exactly;
import static parley.work.simulation.Centre.queue;
import static parley.work.simulation.Centre.recorded;
import static parley.work.simulation.Centre.seconds;
import static parley.work.simulation.Centre.serves;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.AtExpiry;
import parley.work.engine.Strategy.Step;
import parley.work.engine.Who;
import parley.work.simulation.Crew.Answering;
import parley.work.simulation.Crew.Span;
import parley.work.simulation.Demand.Customers;
import parley.work.simulation.Demand.Handling;
import parley.work.simulation.Demand.Terms;
import parley.work.simulation.Figures.Count;
import parley.work.simulation.Figures.Form;
import parley.work.simulation.Scenario.Period;

class SimulationTest {

    @Test
    void agentsTakeWhatWaitsAndCustomersLeaveWhoHaveWaitedTooLong() {
        Demand calls = recorded("calls", 0, CALL, 30, 10, 15, 20);
        Demand impatient = with(calls, Customers.waiting(exactly(20)));

        assertThat(diary(Centre.of(List.of(impatient), List.of(Crew.of("team", 1, serves(0))), 1), 1))
                .containsExactly(
                        "10 enters calls-1",
                        "10 asked calls-1 team-1",
                        "10 accepts calls-1 team-1",
                        "15 enters calls-2",
                        "20 enters calls-3",
                        "35 abandons calls-2",
                        "40 ends calls-1",
                        "40 asked calls-3 team-1",
                        "40 accepts calls-3 team-1",
                        "70 ends calls-3");
    }

    private static Demand with(Demand demand, Customers customers) {
        return new Demand(
                demand.name(),
                demand.queue(),
                demand.channel(),
                demand.arrivals(),
                demand.handling(),
                customers,
                demand.terms());
    }

    private static Demand with(Demand demand, Handling handling) {
        return new Demand(
                demand.name(),
                demand.queue(),
                demand.channel(),
                demand.arrivals(),
                handling,
                demand.customers(),
                demand.terms());
    }

    /// The mail is on hold while the call and its wrap-up last, and goes on afterwards.
    @Test
    void aCallComesOnTopOfAMailAndTheMailGoesOnAfterTheWrapUp() {
        Demand mails = recorded("mails", 0, MAIL, 100, 0);
        Demand calls = with(recorded("calls", 0, CALL, 30, 40), new Handling(exactly(0), exactly(10)));
        Crew crew = Crew.of("team", 1, serves(blended(), 0));
        Scenario scenario = Centre.of(List.of(mails, calls), List.of(crew), 1);

        assertThat(diary(scenario, 1))
                .containsExactly(
                        "0 enters mails-1",
                        "0 asked mails-1 team-1",
                        "0 accepts mails-1 team-1",
                        "40 enters calls-1",
                        "40 asked calls-1 team-1",
                        "40 accepts calls-1 team-1",
                        "70 wraps up calls-1 team-1",
                        "80 ends calls-1",
                        "140 ends mails-1");
        Outcome outcome = Simulation.run(scenario, 1);
        assertThat(outcome.of("mails").of(Count.IN_HAND)).isEqualTo(100 * SECOND);
        assertThat(outcome.of("mails").of(Count.SET_ASIDE)).isEqualTo(40 * SECOND);
        assertThat(outcome.of("calls").of(Count.IN_HAND)).isEqualTo(40 * SECOND);
        assertThat(outcome.crews().getFirst().busy()).containsExactly(140 * SECOND);
    }

    @Test
    void chatsAtOnceGoOnSlowerThanOneAlone() {
        Demand chats = recorded("chats", 0, CHAT, 60, 0, 30);
        Crew quick = Crew.of("team", 1, serves(blended(), 0));
        Crew slowed = new Crew("team", 1, quick.profile(), List.of(), Map.of(), Answering.AT_ONCE, List.of(1.0, 0.5));

        assertThat(ends(Centre.of(List.of(chats), List.of(quick), 1)))
                .containsExactly("60 ends chats-1", "90 ends chats-2");
        // one half is done alone, then both are done by halves, then the rest of the second alone
        assertThat(ends(Centre.of(List.of(chats), List.of(slowed), 1)))
                .containsExactly("90 ends chats-1", "120 ends chats-2");
    }

    private static List<String> ends(Scenario scenario) {
        return diary(scenario, 1).stream().filter(line -> line.contains("ends")).toList();
    }

    @Test
    void agentsComePauseAndGoAndFinishWhatTheyHave() {
        Demand calls = recorded("calls", 0, CALL, 30, 0, 35, 45, 110);
        Crew crew = new Crew(
                "team",
                1,
                serves(0),
                List.of(new Span(10 * SECOND, 50 * SECOND), new Span(80 * SECOND, 100 * SECOND)),
                Map.of(),
                Answering.AT_ONCE,
                List.of());
        Scenario scenario =
                Scenario.of(List.of(calls), List.of(crew), Rules.NONE, new Period(0, 200 * SECOND, 200 * SECOND, HOUR));

        assertThat(diary(scenario, 1).stream().filter(line -> !line.contains("enters")))
                .containsExactly(
                        "10 comes team-1",
                        "10 asked calls-1 team-1",
                        "10 accepts calls-1 team-1",
                        "40 ends calls-1",
                        "40 asked calls-2 team-1",
                        "40 accepts calls-2 team-1",
                        "50 goes team-1",
                        "70 ends calls-2",
                        "80 comes team-1",
                        "80 asked calls-3 team-1",
                        "80 accepts calls-3 team-1",
                        "100 goes team-1",
                        "110 ends calls-3");
        Outcome outcome = Simulation.run(scenario, 1);
        assertThat(outcome.total().of(Count.LEFT)).isEqualTo(1);
        assertThat(outcome.total().of(Count.LEFT_IN_TIME)).isZero();
        // there for 40 and 20 seconds, and twenty and ten more with something in hand
        assertThat(outcome.crews().getFirst().present()).containsExactly(90 * SECOND);
        assertThat(outcome.crews().getFirst().busy()).containsExactly(90 * SECOND);
    }

    @Test
    void whatIsMissedGoesToTheNextAndWhoMissesTwiceIsAskedNoMoreForAWhile() {
        Demand calls = recorded("calls", 0, CALL, 30, 0, 100, 130);
        var deaf = new Answering(Distribution.NONE, 15 * SECOND, 0, 1, 2, 300 * SECOND);
        Crew first = new Crew("deaf", 1, serves(0), List.of(), Map.of(), deaf, List.of());
        Crew second = new Crew(
                "awake",
                1,
                serves(0),
                List.of(new Span(5 * SECOND, HOUR)),
                Map.of(),
                new Answering(exactly(3), 15 * SECOND, 0, 0, 2, 300 * SECOND),
                List.of());

        assertThat(diary(Centre.of(List.of(calls), List.of(first, second), 1), 1).stream()
                        .filter(line -> !line.contains("comes")))
                .containsExactly(
                        "0 enters calls-1",
                        "0 asked calls-1 deaf-1",
                        "15 misses calls-1 deaf-1",
                        "15 returns calls-1",
                        "15 asked calls-1 awake-1",
                        "18 accepts calls-1 awake-1",
                        "48 ends calls-1",
                        "100 enters calls-2",
                        "100 asked calls-2 deaf-1",
                        "115 misses calls-2 deaf-1",
                        "115 returns calls-2",
                        "115 asked calls-2 awake-1",
                        "118 accepts calls-2 awake-1",
                        "130 enters calls-3",
                        "148 ends calls-2",
                        "148 asked calls-3 awake-1",
                        "151 accepts calls-3 awake-1",
                        "181 ends calls-3",
                        "415 responds deaf-1");
    }

    @Test
    void whoIsAskedWithOthersAndIsSlowerIsFreeAgain() {
        Demand calls = recorded("calls", 0, CALL, 30, 0, 1);
        var slow = new Answering(exactly(9), 15 * SECOND, 0, 0, 2, HOUR);
        var quick = new Answering(exactly(2), 15 * SECOND, 0, 0, 2, HOUR);
        Crew first = new Crew("slow", 1, serves(0), List.of(), Map.of(), slow, List.of());
        Crew second = new Crew("quick", 1, serves(0), List.of(), Map.of(), quick, List.of());
        Strategy all = new Strategy(Strategy.PLAIN.steps(), AgentOrder.LONGEST_IDLE, 0, 0, 5);
        Scenario scenario = Centre.of(List.of(calls), List.of(first, second), 1)
                .with(new Rules(1, Map.of(queue(0), new QueueRules(all, 20_000, Map.of())), Map.of(), false));

        assertThat(diary(scenario, 1))
                .containsExactly(
                        "0 enters calls-1",
                        "0 asked calls-1 slow-1",
                        "0 asked calls-1 quick-1",
                        "1 enters calls-2",
                        "2 accepts calls-1 quick-1",
                        "2 rescinded calls-1 slow-1",
                        "2 asked calls-2 slow-1",
                        "11 accepts calls-2 slow-1",
                        "32 ends calls-1",
                        "41 ends calls-2");
    }

    @Test
    void whoLeavesWhileTheAgentIsAskedFreesTheAgent() {
        Demand calls = with(recorded("calls", 0, CALL, 30, 0), Customers.waiting(exactly(4)));
        Demand later = recorded("later", 0, CALL, 30, 2);
        var slow = new Answering(exactly(9), 15 * SECOND, 0, 0, 2, HOUR);
        Crew crew = new Crew("slow", 1, serves(0), List.of(), Map.of(), slow, List.of());

        assertThat(diary(Centre.of(List.of(calls, later), List.of(crew), 1), 1))
                .containsExactly(
                        "0 enters calls-1",
                        "0 asked calls-1 slow-1",
                        "2 enters later-1",
                        "4 abandons calls-1",
                        "4 rescinded calls-1 slow-1",
                        "4 asked later-1 slow-1",
                        "13 accepts later-1 slow-1",
                        "43 ends later-1");
    }

    @Test
    void someOfThoseWhoLeftTryAgainAndTheRestStaysAway() {
        Demand calls = with(
                Centre.calls(600, seconds(300), seconds(60)),
                new Customers(new Distribution.Exponential(60_000), 0.6, exactly(120)));
        Outcome outcome = Simulation.run(Centre.of(List.of(calls), List.of(Crew.of("team", 20, serves(0))), 50), 5);

        Figures all = outcome.total();
        assertThat(all.of(Count.ABANDONED)).isGreaterThan(5_000);
        assertThat((double) all.of(Count.TRIED_AGAIN) / all.of(Count.ABANDONED)).isCloseTo(0.6, within(0.02));
        assertThat(all.of(Count.OFFERED) - all.of(Count.TRIED_AGAIN)).isBetween(29_200L, 30_800L);
    }

    /// Two places and nobody to serve but two: what Erlang B says of so small a system is exact.
    @Test
    void whoFindsNoPlaceIsTurnedAway() {
        Scenario scenario = Centre.plain(120, 60, 2, ENDLESS, 500);
        Scenario full =
                new Scenario(scenario.demands(), scenario.crews(), Rules.NONE, Map.of(queue(0), 0), scenario.period());

        assertThat(Simulation.run(full, 3).total().blocking()).isCloseTo(0.4, within(0.01));
        assertThat(Simulation.run(full, 3).total().of(Count.WAIT_OF_ANSWERED)).isZero();
    }

    @Test
    void whatAStrategySendsElsewhereIsNeitherAnsweredNorLost() {
        Demand calls = recorded("calls", 0, CALL, 100, 0, 10, 20);
        Strategy ring = Strategy.of(
                AgentOrder.LONGEST_IDLE,
                Step.trying(new Who.Members(), 20 * SECOND),
                Step.trying(new Who.Members(), 30 * SECOND).then(new AtExpiry.Leave("voicemail")));
        Scenario scenario = Centre.of(List.of(calls), List.of(Crew.of("team", 1, serves(0))), 1)
                .with(new Rules(1, Map.of(queue(0), new QueueRules(ring, 20_000, Map.of())), Map.of(), false));

        assertThat(diary(scenario, 1).stream().filter(line -> !line.contains("enters")))
                .containsExactly(
                        "0 asked calls-1 team-1",
                        "0 accepts calls-1 team-1",
                        "30 moves calls-2",
                        "40 moves calls-3",
                        "60 goes calls-2",
                        "70 goes calls-3",
                        "100 ends calls-1");
        assertThat(Simulation.run(scenario, 1).total().of(Count.WENT_ELSEWHERE)).isEqualTo(2);
    }

    /// Arrivals by the rates of the hours: many in the first, none in the second, few in the third.
    @Test
    void contactsComeAtTheRatesOfTheirIntervals() {
        var rates = new Arrivals.ByRate(HOUR, HOUR, List.of(40_000.0, 0.0, 10_000.0));
        Demand calls = new Demand(
                "calls", queue(0), CALL, rates, Handling.of(exactly(0)), Customers.PATIENT, Terms.within(20 * SECOND));
        Scenario scenario = Scenario.of(
                List.of(calls),
                List.of(Crew.of("team", 1, serves(0))),
                Rules.NONE,
                new Period(0, 6 * HOUR, HOUR, HOUR));

        List<Figures> hours = Simulation.run(scenario, 8).demands().getFirst().intervals();
        // four standard deviations
        assertThat((double) hours.get(1).of(Count.OFFERED)).isCloseTo(40_000, within(800.0));
        assertThat((double) hours.get(3).of(Count.OFFERED)).isCloseTo(10_000, within(400.0));
        assertThat(Stream.of(0, 2, 4, 5).map(hour -> hours.get(hour).of(Count.OFFERED)))
                .containsOnly(0L);
    }

    /// Whatever the configuration, the tenth customer comes at the same moment with the same
    /// patience and the same trouble; another demand beside it changes nothing of that.
    @Test
    void otherConfigurationsMeetTheSameCustomers() {
        Demand calls = Centre.calls(100, seconds(200), seconds(100));
        Demand others = Centre.calls("others", 1, 50, seconds(100), ENDLESS);
        Scenario few = Centre.of(List.of(calls), List.of(Crew.of("team", 3, serves(0))), 10);
        Scenario many = Centre.of(
                List.of(others, calls), List.of(Crew.of("more", 2, serves(1)), Crew.of("team", 30, serves(0))), 10);

        assertThat(entries(few, 11)).isEqualTo(entries(many, 11)).hasSizeGreaterThan(900);
        assertThat(entries(few, 11)).isNotEqualTo(entries(few, 12));
        // with thirty agents nobody waits, so the mean time is that of the demand
        Figures served = Simulation.run(many, 11).of("calls");
        assertThat(served.of(Count.IN_HAND) / (double) served.of(Count.ANSWERED))
                .isCloseTo(200_000, within(20_000.0));
    }

    private static List<String> entries(Scenario scenario, long seed) {
        return diary(scenario, seed).stream()
                .filter(line -> line.contains("enters calls"))
                // what comes after the end comes only as long as something that counts still waits
                .takeWhile(line -> Double.parseDouble(line.substring(0, line.indexOf(' '))) < 36_000)
                .toList();
    }

    @Test
    void crewsWorkAtTheirOwnPace() {
        Demand calls = Centre.calls(60, seconds(100), ENDLESS);
        Crew slow =
                new Crew("slow", 50, serves(0), List.of(), Map.of("calls", seconds(300)), Answering.AT_ONCE, List.of());
        long usual = Simulation.run(Centre.of(List.of(calls), List.of(Crew.of("team", 50, serves(0))), 100), 4)
                .total()
                .of(Count.IN_HAND);
        long own = Simulation.run(Centre.of(List.of(calls), List.of(slow), 100), 4)
                .total()
                .of(Count.IN_HAND);

        // the same cases, each three times as long
        assertThat((double) own / usual).isCloseTo(3, within(0.001));
    }

    @Test
    void equalSeedsTellTheSameStoryAndOthersAnother() {
        Scenario scenario = busy();

        assertThat(diary(scenario, 42)).isEqualTo(diary(scenario, 42)).hasSizeGreaterThan(5_000);
        assertThat(Simulation.run(scenario, 42)).isEqualTo(Simulation.run(scenario, 42));
        assertThat(diary(scenario, 43)).isNotEqualTo(diary(scenario, 42));
    }

    private static Scenario busy() {
        Profile profile = serves(blended(), 0, 1);
        var slow = new Answering(seconds(5), 15 * SECOND, 0.05, 0.05, 2, 5 * MINUTE);
        Crew crew = new Crew(
                "team",
                12,
                profile,
                List.of(new Span(0, 3 * HOUR), new Span(4 * HOUR, 8 * HOUR)),
                Map.of(),
                slow,
                List.of(1.0, 0.8));
        Demand chats = new Demand(
                "chats",
                queue(1),
                CHAT,
                Arrivals.steady(60),
                new Handling(seconds(400), seconds(30)),
                new Customers(seconds(120), 0.3, seconds(300)),
                Terms.within(60 * SECOND));
        Demand mails = new Demand(
                "mails",
                queue(1),
                MAIL,
                Arrivals.steady(20),
                Handling.of(seconds(600)),
                Customers.PATIENT,
                new Terms(4 * HOUR, 6, 0, 0, 4 * HOUR, Terms.within(1).facts()));
        return Scenario.of(
                List.of(Centre.calls(80, seconds(180), seconds(90)), chats, mails),
                List.of(crew),
                Rules.NONE,
                new Period(0, 8 * HOUR, 30 * MINUTE, HOUR));
    }

    /// Published points: 360 calls in half an hour of four minutes each and 55 agents; 48 calls a
    /// minute of one minute each, 50 agents, and customers who wait two minutes on average.
    @Test
    void inTheLongRunItComesToWhatErlangSays() {
        Figures patient =
                Simulation.run(Centre.plain(720, 240, 55, ENDLESS, 200), 1).total();
        assertThat(patient.delayed()).isCloseTo(0.2387, within(0.02));
        assertThat(patient.speedOfAnswer() / SECOND).isCloseTo(8.18, within(1.2));

        Outcome impatient = Simulation.run(Centre.plain(2880, 60, 50, seconds(120), 50), 1);
        assertThat(impatient.total().meanWait() / SECOND).isCloseTo(3.71, within(0.2));
        assertThat(impatient.total().abandonment()).isCloseTo(0.0309, within(0.002));
        assertThat(impatient.occupancy()).isCloseTo(0.930, within(0.005));
        assertThat(impatient.meanWaiting(_ -> true)).isCloseTo(2.97, within(0.2));
    }

    @Test
    void figuresOfTheGoldenVectorAreThoseOfTheDictionary() {
        var figures = new Figures();
        figures.add(Count.OFFERED, 1_060);
        for (int i = 0; i < 1_000; i++) {
            figures.answered(i < 860 ? 5_000 : 60_000, 20_000);
        }
        for (int i = 0; i < 60; i++) {
            figures.abandoned(i < 10 ? 4_000 : i < 20 ? 10_000 : 90_000, 20_000);
        }

        assertThat(figures.serviceLevel(Form.IN_TIME_OR_GONE)).isCloseTo(0.8302, within(5e-5));
        assertThat(figures.serviceLevel(Form.OF_ANSWERED)).isCloseTo(0.86, within(5e-5));
        assertThat(figures.serviceLevel(Form.OF_OFFERED)).isCloseTo(0.8113, within(5e-5));
        assertThat(figures.serviceLevel(Form.WITHOUT_THE_IMPATIENT)).isCloseTo(0.8269, within(5e-5));
        assertThat(figures.serviceLevel(Form.WITHOUT_MISTAKES)).isCloseTo(0.8190, within(5e-5));
    }

    @Test
    void aSpreadIsMeasuredByItsGini() {
        assertThat(Outcome.gini(new double[] {5, 5, 5, 5})).isZero();
        assertThat(Outcome.gini(new double[] {0, 0, 0, 8})).isCloseTo(0.75, within(1e-12));
        assertThat(Outcome.gini(new double[] {1, 3})).isCloseTo(0.25, within(1e-12));
        assertThat(Outcome.gini(new double[] {0, 0})).isZero();
        assertThat(Outcome.gini(new double[0])).isZero();
    }
}
