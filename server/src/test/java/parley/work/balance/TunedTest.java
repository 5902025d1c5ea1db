package parley.work.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.balance.Proposal.BalanceOutcome;
import parley.work.balance.Proposal.Verdict;
import parley.work.engine.Balance;
import parley.work.engine.Capacity;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.queue.QueueId;
import parley.work.replay.PastLoads.PastLoad;
import parley.work.simulation.Arrivals;
import parley.work.simulation.Crew;
import parley.work.simulation.Demand;
import parley.work.simulation.Distribution;
import parley.work.simulation.Scenario;

class TunedTest {

    private static final QueueId CALLS = new QueueId(new UUID(0, 1));
    private static final QueueId MAILS = new QueueId(new UUID(0, 2));
    private static final ChannelKey CALL = new ChannelKey("call");
    private static final ChannelKey MAIL = new ChannelKey("mail");
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 40 * HOUR;
    private static final long SOON = 20_000;
    private static final long LATER = 8 * HOUR;
    private static final int RUNS = 5;

    /// Calls of some minutes beside mails of half an hour that may wait; one takes only calls, four
    /// take both, one thing at a time.
    private static PastLoad callsBesideMails() {
        return past(
                List.of(
                        demand(CALLS, CALL, 40, 3 * MINUTE, 2 * MINUTE, SOON, 4),
                        demand(MAILS, MAIL, 4, 30 * MINUTE, Long.MAX_VALUE, LATER, 6)),
                List.of(crew("calls", 1, CALLS), crew("both", 4, CALLS, MAILS)),
                LATER);
    }

    private static PastLoad past(List<Demand> demands, List<Crew> crews, long targetOfMails) {
        var rules = new Rules(
                1,
                Map.of(
                        CALLS, new Rules.QueueRules(Strategy.PLAIN, SOON, Map.of()),
                        MAILS, new Rules.QueueRules(Strategy.PLAIN, targetOfMails, Map.of())),
                Map.of(),
                false);
        return new PastLoad(
                Map.of("Calls", CALLS, "Mails", MAILS), Scenario.of(demands, crews, rules, Scenario.Period.of(0, DAY)));
    }

    private static Crew crew(String name, int size, QueueId... queues) {
        var memberships = new java.util.HashMap<QueueId, Profile.Membership>();
        for (QueueId queue : queues) {
            memberships.put(queue, Profile.Membership.of(1, 0));
        }
        var capacity = new Capacity(
                Capacity.UNITS, Map.of(CALL, Capacity.Share.only(1), MAIL, Capacity.Share.only(1)), Map.of(), null);
        return Crew.of(name, size, new Profile(memberships, Map.of(), Map.of(), capacity, 0));
    }

    private static Demand demand(
            QueueId queue, ChannelKey channel, int perHour, long work, long patience, long target, int tier) {
        var random = new SplittableRandom(queue.value().getLeastSignificantBits());
        List<Arrivals.Contact> contacts = new ArrayList<>();
        for (double at = next(random, perHour); at < DAY; at += next(random, perHour)) {
            boolean isGone = patience < Long.MAX_VALUE && random.nextInt(10) == 0;
            contacts.add(new Arrivals.Contact(
                    (long) at,
                    isGone ? null : work,
                    isGone ? patience / 4 : null,
                    isGone ? 0 : patience < Long.MAX_VALUE ? 10_000 : 0));
        }
        return new Demand(
                channel.value(),
                queue,
                channel,
                new Arrivals.Recorded(contacts),
                Demand.Handling.of(new Distribution.Exponential(work)),
                patience == Long.MAX_VALUE
                        ? Demand.Customers.PATIENT
                        : Demand.Customers.waiting(new Distribution.Exponential(patience)),
                new Demand.Terms(target, tier, 0, 0, 0, parley.work.engine.Item.Facts.NONE));
    }

    private static double next(SplittableRandom random, int perHour) {
        return -Math.log(1 - random.nextDouble()) / perHour * HOUR;
    }

    private static BalanceOutcome proposed(PastLoad past) {
        return Tuned.propose(past, List.of(), RUNS, _ -> true).orElseThrow();
    }

    private static double mean(BalanceOutcome outcome, String queue, String figure, int configuration) {
        return outcome.simulated().rows().stream()
                .filter(row -> row.scope().equals("queue") && queue.equals(row.name()))
                .map(row -> row.values().getOrDefault(figure, List.of()).get(configuration))
                .findFirst()
                .orElseThrow()
                .mean();
    }

    @Test
    void callsBesideMailsGainByAgentsWhoAreKeptFree() {
        BalanceOutcome outcome = proposed(callsBesideMails());

        assertThat(outcome.verdict()).isEqualTo(Verdict.GAIN);
        double half = java.util.Objects.requireNonNull(outcome.gain().halfWidth());
        assertThat(outcome.gain().mean()).isGreaterThan(half);
        assertThat(outcome.simulated().configurations()).containsExactly("now", "balanced");
        assertThat(mean(outcome, "Calls", "serviceLevel", 1)).isGreaterThan(mean(outcome, "Calls", "serviceLevel", 0));
        assertThat(outcome.definition().queues()).hasSize(2);
        outcome.definition().require();
        Balance mails =
                java.util.Objects.requireNonNull(outcome.definition().balances().get(MAILS));
        assertThat(mails.longestHold()).isEqualTo(LATER / 2);
    }

    @Test
    void whereEverybodyDoesEverythingAlikeNothingIsProposed() {
        BalanceOutcome outcome = proposed(past(
                List.of(
                        demand(CALLS, CALL, 20, 3 * MINUTE, 2 * MINUTE, SOON, 5),
                        demand(MAILS, MAIL, 20, 3 * MINUTE, 2 * MINUTE, SOON, 5)),
                List.of(crew("one", 2, CALLS, MAILS), crew("two", 2, CALLS, MAILS)),
                SOON));

        assertThat(outcome.verdict()).isNotEqualTo(Verdict.GAIN);
    }

    @Test
    void queuesThatShareNobodyAreRefused() {
        PastLoad past = past(
                List.of(
                        demand(CALLS, CALL, 20, 3 * MINUTE, 2 * MINUTE, SOON, 5),
                        demand(MAILS, MAIL, 20, 3 * MINUTE, 2 * MINUTE, SOON, 5)),
                List.of(crew("one", 2, CALLS), crew("two", 2, MAILS)),
                SOON);
        assertThatThrownBy(() -> CentreLoad.of(past, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(BalanceProblem.BALANCE_NOTHING_SHARED));
        assertThatThrownBy(() -> CentreLoad.of(callsBesideMails(), List.of(CALLS)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aLoadIsReadAsRatesOfASecond() {
        CentreLoad load = CentreLoad.of(callsBesideMails(), List.of());

        assertThat(load.queues()).containsExactly(CALLS, MAILS);
        assertThat(load.teams()).containsExactly(Set.of(CALLS), Set.of(CALLS, MAILS));
        assertThat(load.load().kinds().getFirst().arrivals() * 3600).isCloseTo(40, within(5.0));
        assertThat(load.load().kinds().getFirst().waitingCost()).isCloseTo(1 / 20.0, within(1e-9));
        assertThat(load.load().kinds().getLast().leaving()).isZero();
        assertThat(load.load().teams().getFirst().size()).isEqualTo(1);
        assertThat(load.load().teams().getFirst().rates().getFirst() * 180).isCloseTo(1, within(1e-9));
        assertThat(load.load().teams().getFirst().rates().getLast()).isZero();
        assertThat(load.busiest()).isBetween(0.8, 1.3);
    }

    @Test
    void whoeverStopsItGetsNothing() {
        var asked = new AtomicInteger();
        assertThat(Tuned.propose(callsBesideMails(), List.of(), RUNS, _ -> asked.incrementAndGet() < 20))
                .isEmpty();
        assertThat(asked.get()).isLessThan(40);
    }
}
