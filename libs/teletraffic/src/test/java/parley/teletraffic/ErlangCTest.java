package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ErlangCTest {

    @Test
    void isExactWhereItCanBeWrittenAsAFraction() {
        var pair = new ErlangC(new Traffic(1, 1), 2);

        assertThat(pair.waiting()).isEqualTo(1 / 3.0, within(1e-16));
        assertThat(pair.meanWait()).isEqualTo(1 / 3.0, within(1e-16));
        assertThat(pair.meanQueue()).isEqualTo(1 / 3.0, within(1e-16));
        assertThat(pair.occupancy()).isEqualTo(0.5);
        assertThat(pair.serviceLevel(0)).isEqualTo(2 / 3.0, within(1e-15));
        assertThat(pair.serviceLevel(Math.log(2))).isEqualTo(5 / 6.0, within(1e-15));
        // one server: who finds it busy waits
        assertThat(new ErlangC(new Traffic(0.3, 1), 1).waiting()).isEqualTo(0.3, within(1e-15));
    }

    /// A hundred calls in half an hour of three minutes each, fourteen agents: the example of
    /// textbooks.
    @Test
    void agreesWithTheExampleOfTextbooks() {
        var centre = new ErlangC(new Traffic(100 / 1800.0, 180), 14);

        assertThat(centre.waiting()).isEqualTo(0.1741, within(5e-5));
        assertThat(centre.serviceLevel(20)).isEqualTo(0.888, within(5e-4));
        assertThat(centre.meanWait()).isEqualTo(7.8, within(0.05));
        assertThat(centre.occupancy()).isEqualTo(0.714, within(5e-4));

        var larger = new ErlangC(new Traffic(360 / 1800.0, 240), 55);
        assertThat(larger.waiting()).isEqualTo(0.2387, within(5e-5));
        assertThat(larger.serviceLevel(15)).isEqualTo(0.846, within(5e-4));
        assertThat(larger.meanWait()).isEqualTo(8.18, within(0.005));
    }

    @Test
    void keepsTwelveDigitsUpToTenThousandServers() {
        for (int servers : new int[] {10, 100, 1_000, 10_000}) {
            for (double load : new double[] {0.5, 0.9, 0.999}) {
                double erlangs = servers * load;
                double lost = ErlangBTest.exact(erlangs, servers);
                assertThat(new ErlangC(Traffic.ofErlangs(erlangs, 300), servers).waiting())
                        .as("%s erlangs, %s servers", erlangs, servers)
                        .isCloseTo(lost / (1 - load * (1 - lost)), Percentage.withPercentage(1e-10));
            }
        }
    }

    @Test
    void queueAndWaitAreBoundByLittlesLaw() {
        var centre = new ErlangC(new Traffic(0.3, 250), 80);

        assertThat(centre.meanQueue()).isEqualTo(0.3 * centre.meanWait(), within(1e-12));
    }

    @Test
    void aLineThatGrowsForEverSaysSo() {
        for (int servers : new int[] {9, 10}) {
            var centre = new ErlangC(new Traffic(1, 10), servers);
            assertThat(centre.isStable()).isFalse();
            assertThat(centre.waiting()).isEqualTo(1);
            assertThat(centre.meanWait()).isInfinite();
            assertThat(centre.serviceLevel(20)).isZero();
            assertThat(centre.occupancy()).isEqualTo(1);
        }
    }

    @Test
    void needsAServer() {
        assertThatThrownBy(() -> new ErlangC(new Traffic(1, 1), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Traffic(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Traffic(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
