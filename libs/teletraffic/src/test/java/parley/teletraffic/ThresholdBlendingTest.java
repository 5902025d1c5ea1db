package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThresholdBlendingTest {

    /// Forty erlangs of calls of five minutes before fifty agents.
    private static final Traffic CALLS = Traffic.ofErlangs(40, 300);

    @Test
    void withoutAReserveNobodyIsEverFree() {
        var greedy = new ThresholdBlending(CALLS, 50, 0);

        assertThat(greedy.waiting()).isEqualTo(1);
        assertThat(greedy.serviceLevel(20)).isEqualTo(1 - Math.exp(-2 / 3.0), within(1e-14));
        assertThat(greedy.occupancy()).isEqualTo(1);
        assertThat(greedy.backgroundRate() * 3600).isEqualTo(120, within(1e-9));
    }

    @Test
    void withEverybodyInReserveThereAreOnlyCalls() {
        var idle = new ThresholdBlending(CALLS, 50, 50);
        var calls = new ErlangC(CALLS, 50);

        assertThat(idle.backgroundRate()).isZero();
        assertThat(idle.waiting()).isEqualTo(calls.waiting(), within(1e-15));
        assertThat(idle.serviceLevel(20)).isEqualTo(calls.serviceLevel(20), within(1e-15));
        assertThat(idle.occupancy()).isEqualTo(0.8, within(1e-15));
    }

    /// Two agents, one in reserve, one erlang: one, two, then a half more with each that waits.
    @Test
    void isExactForTwo() {
        var pair = new ThresholdBlending(new Traffic(1, 1), 2, 1);

        assertThat(pair.waiting()).isEqualTo(1 / 2.0, within(1e-15));
        assertThat(pair.backgroundRate()).isEqualTo(1 / 2.0, within(1e-15));
        assertThat(pair.occupancy()).isEqualTo(3 / 4.0, within(1e-15));
    }

    @Test
    void everyAgentInReserveTradesBackgroundWorkForServiceLevel() {
        double level = 0;
        double rate = Double.MAX_VALUE;
        for (int reserve = 0; reserve <= 50; reserve++) {
            var blend = new ThresholdBlending(CALLS, 50, reserve);
            assertThat(blend.serviceLevel(20)).isGreaterThan(level - 1e-15);
            assertThat(blend.backgroundRate()).isLessThan(rate);
            level = blend.serviceLevel(20);
            rate = blend.backgroundRate();
        }
    }

    /// Who works is either with a call or with background work: both ways of counting agree.
    @Test
    void balancesWhatBeginsWithWhoIsBusy() {
        for (int servers : new int[] {2, 12, 50, 10_000}) {
            for (int reserve : new int[] {0, 1, 2, servers / 2, servers}) {
                var traffic = Traffic.ofErlangs(servers * 0.9, 300);
                var blend = new ThresholdBlending(traffic, servers, reserve);
                assertThat(blend.occupancy())
                        .as("%s servers, %s in reserve", servers, reserve)
                        .isEqualTo(busy(traffic.erlangs(), servers, reserve) / servers, within(1e-11));
            }
        }
    }

    @Test
    void refusesAReserveThatIsNotThere() {
        assertThatThrownBy(() -> new ThresholdBlending(CALLS, 50, 51)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThresholdBlending(CALLS, 50, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new ThresholdBlending(CALLS, 40, 3).backgroundRate()).isZero();
        assertThat(new ThresholdBlending(CALLS, 40, 3).waiting()).isEqualTo(1);
    }

    /// The mean number of busy servers, summed up over the states from the mode of the calls on.
    private static double busy(double erlangs, int servers, int reserve) {
        int lowest = servers - reserve;
        int mode = Math.max(lowest, (int) erlangs);
        double all = 0;
        double busy = 0;
        double weight = 1;
        for (int state = mode; weight > 1e-60; state++) {
            all += weight;
            busy += Math.min(state, servers) * weight;
            weight *= erlangs / Math.min(state + 1, servers);
        }
        weight = 1;
        for (int state = mode; state > lowest && weight > 1e-60; state--) {
            weight *= state / erlangs;
            all += weight;
            busy += (state - 1) * weight;
        }
        return busy / all;
    }
}
