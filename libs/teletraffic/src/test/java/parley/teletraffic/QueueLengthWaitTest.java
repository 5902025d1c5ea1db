package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class QueueLengthWaitTest {

    @Test
    void isErlangsDistributionWhereNobodyGivesUp() {
        var wait = new QueueLengthWait(9, 0.5, 0);

        assertThat(wait.mean()).isEqualTo(20, within(1e-12));
        assertThat(Math.sqrt(wait.variance()) / wait.mean()).isEqualTo(1 / Math.sqrt(10), within(1e-12));
    }

    @Test
    void isShorterWhereSomeGiveUp() {
        var wait = new QueueLengthWait(2, 1, 0.5);

        assertThat(wait.mean()).isEqualTo(1 + 1 / 1.5 + 1 / 2.0, within(1e-15));
        assertThat(wait.variance()).isEqualTo(1 + 1 / 2.25 + 1 / 4.0, within(1e-15));
    }

    @Test
    void countsALongLineAsExactlyAsAShortOne() {
        for (int ahead : new int[] {0, 50, 51, 52, 1_000, 100_000}) {
            for (double impatience : new double[] {0, 1e-12, 0.001, 0.1, 3}) {
                double mean = 0;
                double variance = 0;
                for (int step = ahead; step >= 0; step--) {
                    mean += 1 / (0.5 + step * impatience);
                    variance += Math.pow(0.5 + step * impatience, -2);
                }
                var wait = new QueueLengthWait(ahead, 0.5, impatience);
                assertThat(wait.mean()).isCloseTo(mean, withinPercentage(1e-6));
                assertThat(wait.variance()).isCloseTo(variance, withinPercentage(1e-6));
            }
        }
    }

    /// In the steady state of Erlang A the means, weighted by how many one finds ahead, are the
    /// mean offered wait of those who wait: 85.7 s for ten servers, ten erlangs, five minutes of
    /// either.
    @Test
    void averagesToTheOfferedWait() {
        double weight = 1;
        double all = 0;
        double sum = 0;
        for (int ahead = 0; ahead < 200; ahead++) {
            all += weight;
            sum += weight * new QueueLengthWait(ahead, 10 / 300.0, 1 / 300.0).mean();
            weight *= 10 / (10 + ahead + 1.0);
        }
        var offered = new OfferedWait(new Traffic(10 / 300.0, 300), 10, 300);

        assertThat(sum / all).isEqualTo(offered.all(time -> time) / offered.all(_ -> 1), within(1e-6));
    }

    @Test
    void quantilesOfTheNormalAreThoseOfTheTables() {
        assertThat(GammaQuantile.normal(0.5)).isEqualTo(0, within(1e-12));
        assertThat(GammaQuantile.normal(0.975)).isEqualTo(1.959963984540054, within(1e-11));
        assertThat(GammaQuantile.normal(0.001)).isEqualTo(-3.090232306167813, within(1e-11));
        assertThat(GammaQuantile.normal(1e-10)).isEqualTo(-6.361340902404056, within(1e-9));
        assertThatThrownBy(() -> GammaQuantile.normal(1)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Of a sum of exponential times the quantiles are those of the chi-square tables, halved.
    @Test
    void quantilesOfTimesAreCloseToThoseOfTheTables() {
        assertThat(GammaQuantile.of(1, 1, 0.95)).isEqualTo(-Math.log(0.05), within(0.03));
        assertThat(GammaQuantile.of(1, 1, 0.05)).isEqualTo(-Math.log(0.95), within(0.02));
        assertThat(GammaQuantile.of(5, 5, 0.95)).isEqualTo(18.307 / 2, within(0.01));
        assertThat(GammaQuantile.of(5, 5, 0.05)).isEqualTo(3.940 / 2, within(0.01));
        assertThat(GammaQuantile.of(7, 0, 0.2)).isEqualTo(7, within(1e-12));
        assertThat(GammaQuantile.of(1, 25, 0.01)).isZero();
    }

    @Test
    void refusesWhatNobodyServes() {
        assertThatThrownBy(() -> new QueueLengthWait(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QueueLengthWait(-1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QueueLengthWait(1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
