package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ErlangATest {

    /// Forty-eight calls a minute of one minute each, fifty agents, patience of two minutes: the
    /// example with which Garnett, Mandelbaum and Reiman began.
    @Test
    void agreesWithThePublishedExample() {
        var centre = new ErlangA(new Traffic(48 / 60.0, 60), 50, 120);

        assertThat(centre.meanWait()).isEqualTo(3.71, within(0.005));
        assertThat(centre.meanQueue()).isEqualTo(2.97, within(0.005));
        assertThat(centre.occupancy()).isEqualTo(0.930, within(5e-4));
        assertThat(centre.abandoning()).isEqualTo(0.0309, within(5e-5));
    }

    /// One server, all three rates alike: every integral can be written down.
    @Test
    void isExactForOneServerWhoseRatesAreAlike() {
        var single = new ErlangA(new Traffic(1, 1), 1, 1);

        assertThat(single.waiting()).isEqualTo(1 - Math.exp(-1), within(1e-14));
        assertThat(single.abandoning()).isEqualTo(Math.exp(-1), within(1e-14));
        for (double time : new double[] {0, 0.1, 1 / 3.0, 1, 5}) {
            double patient = Math.exp(-time);
            assertThat(single.serviceLevel(time))
                    .isEqualTo((patient + 1) * Math.exp(-patient) - Math.exp(-1), within(1e-14));
            assertThat(single.overWithin(time)).isEqualTo(1 - patient * (1 - Math.exp(-patient)), within(1e-14));
        }
    }

    /// Where people give up as fast as they are served, nobody can tell a place in the line from a
    /// server, and as many are there as without limits: their number is Poisson's.
    @Test
    void isPoissonWherePatienceIsAsLongAsService() {
        for (int servers : new int[] {1, 10, 100, 1_000, 10_000}) {
            for (double load : new double[] {0.9, 1, 1.1}) {
                double erlangs = servers * load;
                var centre = new ErlangA(Traffic.ofErlangs(erlangs, 300), servers, 300);
                double[] expected = poisson(erlangs, servers);

                assertThat(centre.waiting())
                        .as("%s erlangs, %s servers", erlangs, servers)
                        .isCloseTo(expected[0], Percentage.withPercentage(1e-8));
                assertThat(centre.meanQueue()).isCloseTo(expected[1], Percentage.withPercentage(1e-8));
            }
        }
    }

    @Test
    void agreesWithItsChainUpToTenThousandServers() {
        for (int servers : new int[] {3, 30, 300, 10_000}) {
            for (double load : new double[] {0.5, 0.98, 1, 1.05, 1.6}) {
                for (double patience : new double[] {20, 150, 3_000}) {
                    var traffic = Traffic.ofErlangs(servers * load, 300);
                    var centre = new ErlangA(traffic, servers, patience);
                    double[] expected = chain(traffic, servers, patience);
                    String which = servers * load + " erlangs, " + servers + " servers, patience " + patience;

                    assertThat(centre.waiting()).as(which).isEqualTo(expected[0], within(1e-10));
                    assertThat(centre.abandoning()).as(which).isEqualTo(expected[1], within(1e-10));
                }
            }
        }
    }

    @Test
    void becomesErlangCWithEndlessPatience() {
        var traffic = new Traffic(0.3, 300);
        var patient = new ErlangA(traffic, 95, 1e12);
        var endless = new ErlangC(traffic, 95);

        assertThat(patient.waiting()).isEqualTo(endless.waiting(), within(1e-8));
        assertThat(patient.meanWait()).isEqualTo(endless.meanWait(), within(1e-5));
        assertThat(patient.serviceLevel(20)).isEqualTo(endless.serviceLevel(20), within(1e-8));
        assertThat(patient.abandoning()).isEqualTo(0, within(1e-9));
    }

    @Test
    void becomesErlangBWithoutPatience() {
        var hasty = new ErlangA(new Traffic(0.3, 300), 95, 1e-6);

        assertThat(hasty.abandoning()).isEqualTo(new ErlangB(90, 95).blocking(), within(1e-7));
        assertThat(hasty.serviceLevel(20)).isEqualTo(1 - new ErlangB(90, 95).blocking(), within(1e-7));
    }

    @Test
    void loadWithoutMeasureLosesWhatCannotBeServed() {
        var flooded = new ErlangA(new Traffic(1_000, 300), 100, 120);

        assertThat(flooded.waiting()).isEqualTo(1, within(1e-12));
        assertThat(flooded.abandoning()).isEqualTo(1 - 100 / 300_000.0, within(1e-12));
        assertThat(flooded.occupancy()).isEqualTo(1, within(1e-9));
        assertThat(flooded.serviceLevel(20)).isZero();
        assertThat(flooded.serviceLevel(1e9)).isEqualTo(100 / 300_000.0, within(1e-12));
    }

    /// Whoever comes is answered, gives up, or still waits.
    @Test
    void theTwoServiceLevelsDifferByThoseWhoGaveUpInTime() {
        var centre = new ErlangA(new Traffic(0.8, 60), 48, 120);
        double before = 0;
        for (double time = 0; time < 200; time += 5) {
            double gaveUp = centre.overWithin(time) - centre.serviceLevel(time);
            assertThat(gaveUp).isBetween(before - 1e-12, centre.abandoning() + 1e-12);
            before = gaveUp;
        }
        assertThat(before).isEqualTo(centre.abandoning(), within(1e-6));
        assertThat(centre.serviceLevel(1e9)).isEqualTo(1 - centre.abandoning(), within(1e-12));
        assertThat(centre.overWithin(1e9)).isEqualTo(1, within(1e-12));
    }

    @Test
    void meanWaitIsThatOfTheAnsweredAndOfThoseWhoGaveUp() {
        var centre = new ErlangA(new Traffic(0.8, 60), 45, 120);
        double answered = 1 - centre.abandoning();
        double ofLost = (centre.meanWait() - answered * centre.meanWaitOfAnswered()) / centre.abandoning();

        // one who gave up had waited for less than their patience would have been
        assertThat(ofLost).isBetween(0.0, 120.0);
        assertThat(centre.meanWaitOfAnswered()).isPositive().isLessThan(centre.meanWait() / answered);
    }

    @Test
    void staysANumberWhereverItIsAsked() {
        for (double load : new double[] {1e-9, 0.5, 1, 1 + 1e-12, 2, 1e12}) {
            for (double patience : new double[] {1e-12, 1, 1e6, 1e15, 1e300}) {
                var centre = new ErlangA(Traffic.ofErlangs(14 * load, 180), 14, patience);
                String which = 14 * load + " erlangs, patience " + patience;
                assertThat(centre.waiting()).as(which).isBetween(0.0, 1 + 1e-9);
                assertThat(centre.abandoning()).as(which).isBetween(0.0, 1 + 1e-9);
                assertThat(centre.serviceLevel(20)).as(which).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void refusesPatienceThatIsNone() {
        for (double patience : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ErlangA(new Traffic(1, 1), 1, patience))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// P(N ≥ servers) and E(N − servers)⁺ of a Poisson variable, summed up from its mode.
    private static double[] poisson(double mean, int servers) {
        return sums(mean, servers, (int) mean, state -> mean / state);
    }

    /// P(wait) and P(abandon) of the birth and death process, summed up from its mode.
    private static double[] chain(Traffic traffic, int servers, double patience) {
        double capacity = servers / traffic.serviceTime();
        double excess = Math.max(0, traffic.arrivalRate() - capacity);
        int mode = excess > 0 ? servers + (int) (excess * patience) : (int) traffic.erlangs();
        double[] sums = sums(
                traffic.erlangs(),
                servers,
                mode,
                state -> traffic.arrivalRate()
                        / (Math.min(state, servers) / traffic.serviceTime() + Math.max(0, state - servers) / patience));
        return new double[] {sums[0], sums[1] / patience / traffic.arrivalRate()};
    }

    private static double[] sums(double erlangs, int servers, int mode, java.util.function.IntToDoubleFunction ratio) {
        double all = 0;
        double waiting = 0;
        double queue = 0;
        double weight = 1;
        for (int state = mode; weight > 1e-60; weight *= ratio.applyAsDouble(++state)) {
            all += weight;
            waiting += state >= servers ? weight : 0;
            queue += Math.max(0, state - servers) * weight;
        }
        weight = 1;
        for (int state = mode; state > 0 && weight > 1e-60; ) {
            weight /= ratio.applyAsDouble(state--);
            all += weight;
            waiting += state >= servers ? weight : 0;
            queue += Math.max(0, state - servers) * weight;
        }
        assertThat(erlangs).isPositive();
        return new double[] {waiting / all, queue / all};
    }
}
