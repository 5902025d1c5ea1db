package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StaffingTest {

    private static final Traffic TEXTBOOK = new Traffic(100 / 1800.0, 180);

    @Test
    void findsTheFourteenOfTheTextbooks() {
        assertThat(Staffing.forServiceLevel(TEXTBOOK, 0.8, 20)).hasValue(14);
        assertThat(Staffing.forServiceLevel(new Traffic(360 / 1800.0, 240), 0.8, 15))
                .hasValue(55);
    }

    @Test
    void isTheSmallestNumberThatIsEnough() {
        for (double erlangs : new double[] {0.01, 0.6, 5, 40, 333.3, 2_000}) {
            var traffic = Traffic.ofErlangs(erlangs, 300);
            int patient = Staffing.forServiceLevel(traffic, 0.8, 20).orElseThrow();
            int hasty = Staffing.forServiceLevel(traffic, 150, 0.8, 20).orElseThrow();
            int lost = Staffing.forBlocking(erlangs, 0.01).orElseThrow();

            assertThat(new ErlangC(traffic, patient).serviceLevel(20)).isGreaterThanOrEqualTo(0.8);
            assertThat(patient == 1 || new ErlangC(traffic, patient - 1).serviceLevel(20) < 0.8)
                    .isTrue();
            assertThat(new ErlangA(traffic, hasty, 150).serviceLevel(20)).isGreaterThanOrEqualTo(0.8);
            assertThat(hasty == 1 || new ErlangA(traffic, hasty - 1, 150).serviceLevel(20) < 0.8)
                    .isTrue();
            assertThat(new ErlangB(erlangs, lost).blocking()).isLessThanOrEqualTo(0.01);
            assertThat(new ErlangB(erlangs, lost - 1).blocking()).isGreaterThan(0.01);
            assertThat(hasty).isLessThanOrEqualTo(patient);
        }
    }

    /// What a large centre saves by knowing that people give up.
    @Test
    void impatienceSavesServers() {
        var traffic = Traffic.ofErlangs(100, 300);

        assertThat(Staffing.forServiceLevel(traffic, 0.8, 20)).hasValue(108);
        assertThat(Staffing.forServiceLevel(traffic, 150, 0.8, 20)).hasValue(99);
    }

    @Test
    void reachesTenThousandServers() {
        int servers = Staffing.forServiceLevel(Traffic.ofErlangs(10_000, 300), 0.8, 20)
                .orElseThrow();

        assertThat(servers).isBetween(10_001, 10_100);
    }

    @Test
    void saysWhatNobodyCanReach() {
        assertThat(Staffing.smallest(TEXTBOOK, servers -> servers, servers -> servers > Staffing.MOST))
                .isEqualTo(OptionalInt.empty());
        assertThat(Staffing.smallest(TEXTBOOK, servers -> servers, servers -> servers >= Staffing.MOST))
                .hasValue(Staffing.MOST);
        assertThat(Staffing.smallest(TEXTBOOK, servers -> servers, servers -> servers >= 1))
                .hasValue(1);
        assertThat(Staffing.forBlocking(5, -1)).isEmpty();
    }

    @Test
    void theSquareRootRuleIsOffByOneAtMost() {
        assertThat(HalfinWhitt.beta(0.1)).isEqualTo(1.420187, within(5e-7));
        assertThat(HalfinWhitt.beta(0.2)).isEqualTo(1.061516, within(5e-7));
        assertThat(HalfinWhitt.beta(0.3)).isEqualTo(0.828945, within(5e-7));
        assertThat(HalfinWhitt.beta(0.5)).isEqualTo(0.506054, within(5e-7));
        for (double waiting : new double[] {0.1, 0.2, 0.3, 0.5}) {
            for (double erlangs : new double[] {2, 5, 20, 100, 300, 1_000}) {
                var traffic = Traffic.ofErlangs(erlangs, 1);
                int exact = Staffing.smallest(
                                traffic,
                                servers -> new ErlangC(traffic, servers),
                                system -> system.waiting() <= waiting)
                        .orElseThrow();
                assertThat(HalfinWhitt.servers(erlangs, waiting)).isCloseTo(exact, within(1));
            }
        }
        assertThatThrownBy(() -> HalfinWhitt.beta(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
