package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ErlangBTest {

    @Test
    void isExactWhereItCanBeWrittenAsAFraction() {
        assertThat(new ErlangB(1, 0).blocking()).isEqualTo(1);
        assertThat(new ErlangB(1, 1).blocking()).isEqualTo(1 / 2.0);
        assertThat(new ErlangB(1, 2).blocking()).isEqualTo(1 / 5.0);
        assertThat(new ErlangB(2, 2).blocking()).isEqualTo(2 / 5.0);
        assertThat(new ErlangB(1, 3).blocking()).isEqualTo(1 / 16.0);
        assertThat(new ErlangB(1, 4).blocking()).isEqualTo(1 / 65.0, within(1e-17));
    }

    /// Points of the printed tables: the traffic at which one in a hundred is lost.
    @Test
    void agreesWithTheOldTables() {
        assertThat(new ErlangB(4.461, 10).blocking()).isEqualTo(0.01, within(5e-6));
        assertThat(new ErlangB(12.031, 20).blocking()).isEqualTo(0.01, within(5e-6));
        assertThat(new ErlangB(37.901, 50).blocking()).isEqualTo(0.01, within(5e-6));
        assertThat(new ErlangB(84.064, 100).blocking()).isEqualTo(0.01, within(5e-6));
    }

    @Test
    void keepsTwelveDigitsUpToTenThousandServers() {
        for (int servers : new int[] {10, 100, 1_000, 10_000}) {
            for (double load : new double[] {0.7, 0.95, 1, 1.2}) {
                double erlangs = servers * load;
                assertThat(new ErlangB(erlangs, servers).blocking())
                        .as("%s erlangs, %s servers", erlangs, servers)
                        .isCloseTo(exact(erlangs, servers), Percentage.withPercentage(1e-10));
            }
        }
    }

    @Test
    void losesTheLessTheMoreServersThereAre() {
        double before = 1;
        for (int servers = 1; servers < 400; servers++) {
            double blocking = new ErlangB(150, servers).blocking();
            assertThat(blocking).isLessThan(before).isPositive();
            before = blocking;
        }
    }

    @Test
    void servesWhatIsNotLost() {
        assertThat(new ErlangB(2, 2).occupancy()).isEqualTo(0.6, within(1e-15));
        assertThat(new ErlangB(2, 0).occupancy()).isZero();
        assertThat(new ErlangB(1e-3, 10_000).blocking()).isZero();
        assertThat(new ErlangB(1e9, 10_000).occupancy()).isEqualTo(1, within(1e-8));
    }

    @Test
    void refusesWhatIsNoTraffic() {
        for (double erlangs : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ErlangB(erlangs, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ErlangB(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /// The recursion of the inverse with fifty digits.
    static double exact(double erlangs, int servers) {
        var digits = new MathContext(50);
        var offered = BigDecimal.valueOf(erlangs);
        BigDecimal inverse = BigDecimal.ONE;
        for (int server = 1; server <= servers; server++) {
            inverse = inverse.multiply(BigDecimal.valueOf(server), digits)
                    .divide(offered, digits)
                    .add(BigDecimal.ONE, digits);
        }
        return BigDecimal.ONE.divide(inverse, digits).doubleValue();
    }
}
