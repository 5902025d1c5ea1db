package parley.work.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.platform.kernel.Capabilities.Tempo;
import parley.work.estimate.Estimate.Shown;
import parley.work.estimate.SimulatedQueue.Shape;
import parley.work.estimate.SimulatedQueue.Visit;
import parley.work.queue.QueueId;

class WaitEstimatesTest {

    private static final QueueId QUEUE = new QueueId(new UUID(0, 7));
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private final WaitEstimates estimates = new WaitEstimates();

    /// A large centre with too much work, a small one at its limit, three specialists: how far
    /// off the estimate is, as a share of the mean wait, beside the queue's length alone and the
    /// wait of the one at the head. The last figures are what is known of these ways with all
    /// rates given.
    @ParameterizedTest
    @CsvSource({
        "100, 110, 300, 600, 0.207, 0.229, 0.292",
        "10,   10, 300, 300, 0.553, 0.612, 0.783",
        "3,     3, 600, 600, 0.705, 0.800, 0.987"
    })
    void isAsGoodAsWhatIsKnownOfItAlthoughTheRatesAreMeasured(
            int agents, double erlangs, double service, double patience, double own, double naive, double head) {
        List<Visit> visits = SimulatedQueue.run(Shape.of(agents, erlangs, service, patience, 20_000), 1)
                .delayed();

        double estimated = error(visits, visit -> visit.first.expected().toMillis() / 1000.0);
        double byLength = error(visits, visit -> (visit.ahead + 1) * service / agents);
        double byHead = error(visits, visit -> visit.longest);
        assertThat(estimated).isLessThan(byLength).isEqualTo(own, within(0.05));
        assertThat(byLength).isLessThan(byHead).isEqualTo(naive, within(0.03));
        assertThat(byHead).isEqualTo(head, within(0.06));
    }

    @Test
    void theBandHoldsForFiveOfSixWhateverConversationsAndPatienceAreLike() {
        var uneven = new Shape(
                20 * 3600,
                _ -> 33 / 300.0,
                33 / 300.0,
                _ -> 30,
                random -> SimulatedQueue.lognormal(random, 300, 1.5),
                random -> SimulatedQueue.lognormal(random, 400, 1.5),
                Tempo.LIVE_TEXT,
                true);
        SimulatedQueue queue = SimulatedQueue.run(uneven, 4);
        List<Visit> visits = queue.delayed();

        long inside = visits.stream()
                .filter(visit -> visit.wouldWait * 1000 >= visit.first.low().toMillis()
                        && visit.wouldWait * 1000 <= visit.first.high().toMillis())
                .count();
        assertThat(inside / (double) visits.size()).isBetween(0.82, 0.90);
        assertThat(queue.tally().shareInside()).isBetween(0.82, 0.90);
    }

    @Test
    void saysNothingBeforeItHasSeenEnough() {
        estimates.staffed(QUEUE, 20, BEGIN);
        for (int i = 0; i < 30; i++) {
            estimates.arrived(QUEUE, BEGIN);
        }
        assertThat(at(10, BEGIN.plusSeconds(1)).shownAs()).isEqualTo(Shown.UNKNOWN);
        assertThat(new WaitEstimates()
                        .estimate(QUEUE, Place.last(5, Duration.ZERO), BEGIN)
                        .shownAs())
                .isEqualTo(Shown.UNKNOWN);

        busyHours(20, 240, 1.0);
        assertThat(at(10, BEGIN.plusSeconds(7200)).shownAs()).isEqualTo(Shown.RANGE);
        estimates.forget(QUEUE);
        assertThat(at(10, BEGIN.plusSeconds(7200)).shownAs()).isEqualTo(Shown.UNKNOWN);
    }

    @Test
    void expectsAsLongAsThoseAheadTake() {
        busyHours(20, 240, 1.0);
        Instant now = BEGIN.plusSeconds(7200);

        // twenty agents, four minutes each: one is served every twelve seconds
        assertThat(seconds(at(9, now).expected())).isEqualTo(120, within(12.0));
        assertThat(seconds(at(49, now).expected())).isEqualTo(600, within(60.0));
        estimates.staffed(QUEUE, 10, now);
        assertThat(seconds(at(9, now).expected())).isEqualTo(240, within(24.0));
        assertThat(at(9, now).low()).isLessThan(at(9, now).expected());
        assertThat(at(9, now).high()).isGreaterThan(at(9, now).expected());
    }

    @Test
    void learnsThatTheAgentsDoOtherWorkBesides() {
        busyHours(20, 240, 0.5);

        assertThat(seconds(at(9, BEGIN.plusSeconds(7200)).expected())).isEqualTo(240, within(40.0));
    }

    @Test
    void fewAgentsPromiseNothing() {
        busyHours(20, 240, 1.0);
        Instant now = BEGIN.plusSeconds(7200);
        estimates.staffed(QUEUE, 3, now);

        assertThat(at(9, now).shownAs()).isEqualTo(Shown.MORE_THAN);
        assertThat(at(3, now).shownAs()).isEqualTo(Shown.UNKNOWN);
        estimates.staffed(QUEUE, 4, now);
        assertThat(at(9, now).shownAs()).isEqualTo(Shown.RANGE);
        // whoever is next hangs on one conversation
        assertThat(at(0, now).shownAs()).isEqualTo(Shown.UNKNOWN);
        estimates.staffed(QUEUE, 0, now);
        assertThat(at(9, now)).isEqualTo(Estimate.UNKNOWN);
    }

    @Test
    void neverEndsBeforeWhatTheHeadOfTheQueueHasWaited() {
        busyHours(20, 240, 1.0);
        Instant now = BEGIN.plusSeconds(7200);
        for (int ahead = 0; ahead < 40; ahead++) {
            for (long longest : new long[] {0, 60, 300, 3600}) {
                for (long waited : new long[] {0, 30, 300}) {
                    var place = new Place(ahead, Duration.ofSeconds(waited), Duration.ofSeconds(longest));
                    Estimate estimate = estimates.estimate(QUEUE, place, now);
                    assertThat(estimate.high().toSeconds()).isGreaterThanOrEqualTo(longest - waited - 10);
                    assertThat(estimate.low()).isLessThanOrEqualTo(estimate.expected());
                    assertThat(estimate.expected()).isLessThanOrEqualTo(estimate.high());
                }
            }
        }
    }

    @Test
    void knowsTheSameWhenItIsToldTheSameAnew() {
        busyHours(20, 240, 1.0);
        Estimate before = at(12, BEGIN.plusSeconds(7200));
        estimates.forget(QUEUE);
        busyHours(20, 240, 1.0);

        assertThat(at(12, BEGIN.plusSeconds(7200))).isEqualTo(before);
    }

    @Test
    void aClockThatGoesBackTakesNothingAway() {
        busyHours(20, 240, 1.0);
        Estimate before = at(12, BEGIN.plusSeconds(7200));

        assertThat(at(12, BEGIN)).isEqualTo(before);
        assertThatThrownBy(() -> new Place(-1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Whoever was promised too much or too little: the chart says in which direction, and the
    /// ranges widen until they hold.
    @Test
    void theChartSaysWhatBecameOfTheEstimates() {
        busyHours(20, 240, 1.0);
        Instant now = BEGIN.plusSeconds(7200);
        Estimate first = at(9, now);
        estimates.answered(QUEUE, first, first.expected());
        estimates.answered(QUEUE, first, first.low().minusSeconds(1));
        estimates.gaveUp(QUEUE, first, first.low());
        estimates.gaveUp(QUEUE, first, first.high().plusSeconds(1));
        estimates.answered(QUEUE, Estimate.UNKNOWN, Duration.ofHours(1));

        Tally tally = estimates.tally(QUEUE);
        assertThat(tally.count()).isEqualTo(3);
        assertThat(tally.shareInside()).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(tally.shareShorter()).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(tally.spans()).filteredOn(one -> one.count() > 0).hasSize(1).allSatisfy(one -> {
            assertThat(one.from()).isLessThanOrEqualTo(first.expected());
            assertThat(one.to()).isGreaterThan(first.expected());
        });
        for (int i = 0; i < 200; i++) {
            estimates.answered(QUEUE, first, first.high().plusSeconds(10));
        }
        assertThat(at(9, now).high()).isGreaterThan(first.high());
        assertThat(estimates.tally(QUEUE).bias()).isNegative();
        assertThat(estimates.tally(new QueueId(new UUID(0, 8))).shareInside()).isEqualTo(1);
    }

    private Estimate at(int ahead, Instant now) {
        return estimates.estimate(QUEUE, Place.last(ahead, Duration.ZERO), now);
    }

    /// Two hours in which somebody always waits, and the agents take the next at once, or, where
    /// they do other work besides, at a share of their rate.
    private void busyHours(int agents, int service, double share) {
        estimates.staffed(QUEUE, agents, BEGIN);
        for (int i = 0; i < agents; i++) {
            estimates.arrived(QUEUE, BEGIN);
            estimates.arrived(QUEUE, BEGIN);
        }
        double pace = service / (agents * share);
        for (int taken = 0; taken * pace < 7200; taken++) {
            Instant now = BEGIN.plusMillis(Math.round(taken * pace * 1000));
            if (taken >= agents * share) {
                estimates.ended(QUEUE, now);
            }
            estimates.arrived(QUEUE, now);
            estimates.began(QUEUE, now);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /// The root of the mean square, as a share of the mean wait.
    private static double error(List<Visit> visits, ToDoubleFunction<Visit> guess) {
        double squares = 0;
        double waits = 0;
        // the first have nothing to go by
        List<Visit> later = visits.subList(visits.size() / 20, visits.size());
        for (Visit visit : later) {
            squares += Math.pow(guess.applyAsDouble(visit) - visit.wouldWait, 2);
            waits += visit.wouldWait;
        }
        return Math.sqrt(squares / later.size()) / (waits / later.size());
    }
}
