package parley.work.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parley.work.simulation.Centre.CALL;
import static parley.work.simulation.Centre.ENDLESS;
import static parley.work.simulation.Centre.HOUR;
import static parley.work.simulation.Centre.MAIL;
import static parley.work.simulation.Centre.SECOND;
import static parley.work.simulation.Centre.queue;
import static parley.work.simulation.Centre.seconds;
import static parley.work.simulation.Centre.serves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.Requirement;
import parley.teletraffic.ErlangA;
import parley.teletraffic.ErlangC;
import parley.teletraffic.PriorityClasses;
import parley.teletraffic.Staffing;
import parley.teletraffic.ThresholdBlending;
import parley.teletraffic.Traffic;
import parley.work.engine.Balance;
import parley.work.engine.Capacity;
import parley.work.engine.Profile;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.Who;
import parley.work.simulation.Demand.Customers;
import parley.work.simulation.Demand.Handling;
import parley.work.simulation.Demand.Terms;
import parley.work.simulation.Figures.Count;
import parley.work.simulation.Figures.Form;
import parley.work.simulation.Scenario.Period;

/// The engine under a virtual clock against what is known exactly of waiting lines.
class TeletrafficTest {

    private static final long SEED = 20;
    private static final int RUNS = 8;

    /// The exact value lies within the interval, widened to one of 99.7 %, because many are asked
    /// here; and the interval is narrow enough to mean something.
    private static void assertAgrees(String what, Estimate simulated, double exact, double narrow) {
        assertThat(simulated.mean())
                .as("%s: %s against %s", what, simulated, exact)
                .isCloseTo(exact, within(1.5 * simulated.halfWidth()));
        assertThat(simulated.halfWidth()).as("%s: %s", what, simulated).isLessThan(narrow);
    }

    private static double serviceLevel(Outcome outcome) {
        return outcome.total().serviceLevel(Form.OF_OFFERED);
    }

    private static double wait(Outcome outcome) {
        return outcome.total().meanWait() / SECOND;
    }

    @Test
    void patientCustomersWaitAsErlangCSays() {
        var runs = Replications.of(Centre.plain(200, 180, 14, ENDLESS, 60), SEED, RUNS);
        var exact = new ErlangC(new Traffic(200 / 3600.0, 180), 14);

        assertAgrees("delayed", runs.of(outcome -> outcome.total().delayed()), exact.waiting(), 0.02);
        assertAgrees("wait", runs.of(TeletrafficTest::wait), exact.meanWait(), 2);
        assertAgrees("service level", runs.of(TeletrafficTest::serviceLevel), exact.serviceLevel(20), 0.02);
        assertAgrees("occupancy", runs.of(Outcome::occupancy), exact.occupancy(), 0.01);
        assertAgrees("waiting", runs.of(outcome -> outcome.meanWaiting(_ -> true)), exact.meanQueue(), 0.12);
    }

    @Test
    void impatientCustomersWaitAndLeaveAsErlangASays() {
        var runs = Replications.of(Centre.plain(200, 180, 10, seconds(180), 60), SEED, RUNS);
        var exact = new ErlangA(new Traffic(200 / 3600.0, 180), 10, 180);

        assertAgrees("delayed", runs.of(outcome -> outcome.total().delayed()), exact.waiting(), 0.02);
        assertAgrees("wait of all", runs.of(TeletrafficTest::wait), exact.meanWait(), 1);
        assertAgrees("abandonment", runs.of(outcome -> outcome.total().abandonment()), exact.abandoning(), 0.007);
        assertAgrees("service level", runs.of(TeletrafficTest::serviceLevel), exact.serviceLevel(20), 0.02);
        assertAgrees(
                "in time or gone",
                runs.of(outcome -> outcome.total().serviceLevel(Form.IN_TIME_OR_GONE)),
                exact.overWithin(20),
                0.02);
        assertAgrees("occupancy", runs.of(Outcome::occupancy), exact.occupancy(), 0.01);
    }

    private static Scenario classes(int firstTier, int firstAcceleration, int secondAcceleration) {
        Demand first = called("first", 2.7 * 12, firstTier, firstAcceleration);
        Demand second = called("second", 6.3 * 12, 5, secondAcceleration);
        return Scenario.of(
                List.of(first, second),
                List.of(Crew.of("team", 10, serves(0))),
                Rules.NONE,
                Period.of(5 * HOUR, 105 * HOUR));
    }

    private static Demand called(String name, double perHour, int tier, int acceleration) {
        Terms usual = Terms.within(20 * SECOND);
        return new Demand(
                name,
                queue(0),
                CALL,
                Arrivals.steady(perHour),
                Handling.of(seconds(300)),
                Customers.PATIENT,
                new Terms(usual.target(), tier, 0, acceleration, 0, usual.facts()));
    }

    private static double wait(Outcome outcome, String demand) {
        return outcome.of(demand).meanWait() / SECOND / 300;
    }

    /// Tiers are strict priority, accelerations are priorities that grow with the wait; what one
    /// class gains the other pays.
    @Test
    void tiersAndAccelerationsOrderTheWaitsAsTheTheoryOfPrioritiesSays() {
        var exact = new PriorityClasses(List.of(2.7, 6.3), 1, 10);
        var strict = Replications.of(classes(4, 0, 0), SEED, RUNS);
        var plain = Replications.of(classes(5, 0, 0), SEED, RUNS);
        // what counts is 60 and the acceleration: 240 to 60
        var growing = Replications.of(classes(5, 180, 0), SEED, RUNS);
        List<Double> grown = exact.accumulating(List.of(1.0, 0.25));

        assertAgrees(
                "strict, first",
                strict.of(one -> wait(one, "first")),
                exact.strict().get(0),
                0.01);
        assertAgrees(
                "strict, second",
                strict.of(one -> wait(one, "second")),
                exact.strict().get(1),
                0.25);
        assertAgrees("plain", plain.of(one -> wait(one, "first")), exact.firstComeFirstServed(), 0.2);
        assertAgrees("growing, first", growing.of(one -> wait(one, "first")), grown.get(0), 0.06);
        assertAgrees("growing, second", growing.of(one -> wait(one, "second")), grown.get(1), 0.25);

        double usual = plain.of(TeletrafficTest::wait).mean();
        assertThat(strict.of(TeletrafficTest::wait).mean() / usual).isCloseTo(1, within(0.01));
        assertThat(growing.of(TeletrafficTest::wait).mean() / usual).isCloseTo(1, within(0.01));
    }

    /// The same customers of so many sites, before teams of their own and before all as one.
    private static Scenario sites(int sites, double perHour, double seconds, int agents, boolean isOne, double hours) {
        List<Demand> demands = new ArrayList<>();
        List<Crew> crews = new ArrayList<>();
        for (int site = 0; site < sites; site++) {
            int queue = isOne ? 0 : site;
            demands.add(Centre.calls("site " + site, queue, perHour / sites, seconds(seconds), ENDLESS));
            int share = agents / sites + (site < agents % sites ? 1 : 0);
            crews.add(Crew.of("team " + site, share, serves(queue)));
        }
        return Scenario.of(demands, crews, Rules.NONE, Period.of(3 * HOUR, (long) ((3 + hours) * HOUR)));
    }

    /// Queues of 100 calls in half an hour, three minutes each: one needs 14 agents for 80 % in 20
    /// seconds, and together they need ever fewer each.
    @Test
    @Requirement("1-04")
    void pooledQueuesNeedTheAgentsThatQueueingTheorySays() {
        Map<Integer, Integer> needed = Map.of(2, 24, 3, 35, 5, 56, 10, 107);
        needed.forEach((sites, agents) -> {
            var load = new Traffic(sites * 200 / 3600.0, 180);
            assertThat(Staffing.forServiceLevel(load, 0.8, 20)).hasValue(agents);

            var pooled = Replications.of(sites(sites, sites * 200, 180, agents, true, 30.0 / sites), SEED, RUNS);
            assertAgrees(
                    sites + " pooled",
                    pooled.of(TeletrafficTest::serviceLevel),
                    new ErlangC(load, agents).serviceLevel(20),
                    0.08);
        });
        var apart = Replications.of(sites(10, 2_000, 180, 140, false, 4), SEED, RUNS);
        assertAgrees(
                "apart",
                apart.of(TeletrafficTest::serviceLevel),
                new ErlangC(new Traffic(200 / 3600.0, 180), 14).serviceLevel(20),
                0.03);
    }

    /// Three sites with nine agents each and impatient customers: as one they answer more in time,
    /// by as much as the formulae say.
    @Test
    @Requirement("0-47")
    void threeSitesMergedIntoOneAnswerAsManyMoreInTimeAsErlangPredicts() {
        var apart = Replications.of(sites(3, 600, 180, 39, false, 40), SEED, RUNS);
        var merged = Replications.of(sites(3, 600, 180, 39, true, 40), SEED, RUNS);
        double before = new ErlangC(new Traffic(200 / 3600.0, 180), 13).serviceLevel(20);
        double after = new ErlangC(new Traffic(600 / 3600.0, 180), 39).serviceLevel(20);

        Estimate gain = merged.moreThan(apart, TeletrafficTest::serviceLevel);
        assertAgrees("gain", gain, after - before, 0.03);
        assertThat(gain.isAbove(0.1)).as("%s", gain).isTrue();
        assertThat(merged.moreThan(apart, TeletrafficTest::wait).isBelow(0)).isTrue();
    }

    /// One team of 100 agents with 90 erlangs, in one, two, five and ten groups.
    @Test
    void theMoreGroupsTheLongerTheWait() {
        Map<Integer, Double> published = new HashMap<>(Map.of(1, 6.5, 2, 21.8, 5, 82.6, 10, 200.6));
        Replications before = null;
        for (int groups : List.of(1, 2, 5, 10)) {
            var runs = Replications.of(sites(groups, 1080, 300, 100, false, 12), SEED, 5);
            double exact = new ErlangC(Traffic.ofErlangs(90.0 / groups, 300), 100 / groups).meanWait();
            assertThat(exact).isCloseTo(published.getOrDefault(groups, 0.0), within(0.05));
            assertAgrees(groups + " groups", runs.of(TeletrafficTest::wait), exact, 0.5 * exact + 4);
            if (before != null) {
                assertThat(runs.moreThan(before, TeletrafficTest::wait).isAbove(0))
                        .isTrue();
            }
            before = runs;
        }
    }

    /// Calls, and more mails than can ever be answered; so many agents are kept free for calls.
    private static Scenario blending(int reserve) {
        Demand calls = Centre.calls(480, seconds(300), ENDLESS);
        Demand mails = new Demand(
                "mails",
                queue(1),
                MAIL,
                Arrivals.steady(150),
                Handling.of(seconds(300)),
                Customers.PATIENT,
                Terms.within(4 * HOUR));
        var profile = new Profile(
                Map.of(queue(0), Membership.of(1, 0), queue(1), Membership.of(2, 0)),
                Map.of(),
                Map.of(),
                new Capacity(100, Map.of(CALL, Capacity.Share.only(1), MAIL, Capacity.Share.only(1)), Map.of(), null),
                0);
        var kept = new Balance(
                List.of(new Balance.Pair(new Who.Anybody(), new Balance.Weights(-reserve, 0, 1, 0))), 1_000 * HOUR);
        var rules = new Rules(
                1, Map.of(queue(1), new QueueRules(Strategy.PLAIN, 4 * HOUR, Map.of(), kept)), Map.of(), false);
        return Scenario.of(
                List.of(calls, mails),
                List.of(Crew.of("team", 50, profile)),
                rules,
                new Period(6 * HOUR, 26 * HOUR, 20 * HOUR, 0));
    }

    @Test
    void agentsKeptFreeForCallsMoveAlongTheBlendingFrontier() {
        for (int reserve : List.of(0, 5)) {
            var runs = Replications.of(blending(reserve), SEED, 6);
            var exact = new ThresholdBlending(Traffic.ofErlangs(40, 300), 50, reserve);
            assertAgrees(
                    reserve + " kept, calls in time",
                    runs.of(outcome -> outcome.of("calls").serviceLevel(Form.OF_OFFERED)),
                    exact.serviceLevel(20),
                    0.05);
            assertAgrees(
                    reserve + " kept, mails an hour",
                    runs.of(outcome -> outcome.crews().getFirst().takenOf().getOrDefault("mails", 0) / 20.0),
                    exact.backgroundRate() * 3600,
                    13);
            assertAgrees(reserve + " kept, occupancy", runs.of(Outcome::occupancy), exact.occupancy(), 0.01);
            assertThat(runs.of(outcome -> outcome.of("mails").of(Count.LEFT)).mean())
                    .as("mails are never all answered")
                    .isPositive();
        }
    }

    @Test
    void intervalsHoldWhatTheySayAndAreWideWhereLittleIsKnown() {
        assertThat(Estimate.of(1, 2, 3, 4, 5)).satisfies(estimate -> {
            assertThat(estimate.mean()).isEqualTo(3);
            assertThat(estimate.halfWidth()).isCloseTo(2.7764 * Math.sqrt(0.5), within(1e-9));
            assertThat(estimate.holds(4.9)).isTrue();
            assertThat(estimate.holds(5)).isFalse();
            assertThat(estimate.isAbove(1)).isTrue();
            assertThat(estimate.isBelow(4.9)).isFalse();
        });
        assertThat(Estimate.of(7).halfWidth()).isInfinite();
        assertThat(Estimate.student(30)).isCloseTo(2.0423, within(5e-5));
        assertThat(Estimate.student(120)).isCloseTo(1.9799, within(5e-5));
        // 19 of 20 intervals of ten draws from a known distribution hold its mean
        Lots lots = Lots.of(1, "draws", "test");
        int held = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            double[] draws = new double[10];
            for (int i = 0; i < draws.length; i++) {
                draws[i] = Normal.quantile(lots.at(trial * 10L + i));
            }
            held += Estimate.of(draws).holds(0) ? 1 : 0;
        }
        assertThat(held / 2_000.0).isCloseTo(0.95, within(0.015));
    }
}
