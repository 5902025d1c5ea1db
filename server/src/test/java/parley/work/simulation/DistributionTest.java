package parley.work.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final int MANY = 200_000;

    /// In even steps through all lots, so that nothing is left to chance.
    private static double[] momentsOf(Distribution distribution) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double value = distribution.at((i + 0.5) / MANY);
            sum += value;
            squares += value * value;
        }
        double mean = sum / MANY;
        return new double[] {mean, Math.sqrt(squares / MANY - mean * mean) / mean};
    }

    @Test
    void eachHasTheMeanAndTheSpreadThatItSays() {
        assertThat(momentsOf(new Distribution.Exponential(300))[0]).isCloseTo(300, within(0.1));
        assertThat(momentsOf(new Distribution.Exponential(300))[1]).isCloseTo(1, within(0.001));
        assertThat(momentsOf(new Distribution.Lognormal(300, 1.2))[0]).isCloseTo(300, within(0.1));
        assertThat(momentsOf(new Distribution.Lognormal(300, 1.2))[1]).isCloseTo(1.2, within(0.005));
        assertThat(momentsOf(new Distribution.Exactly(300))[0]).isEqualTo(300);

        var measured = new Distribution.Empirical(List.of(400.0, 100.0, 100.0));
        assertThat(measured.mean()).isEqualTo(200);
        assertThat(momentsOf(measured)[0]).isCloseTo(200, within(0.1));
        assertThat(measured.at(0)).isEqualTo(100);
        assertThat(measured.at(0.99)).isEqualTo(400);
        assertThat(new Distribution.Endless().at(0)).isInfinite();
    }

    @Test
    void aLargerLotIsNeverAShorterTime() {
        List<Distribution> all = List.of(
                new Distribution.Exponential(300),
                new Distribution.Lognormal(300, 0.5),
                new Distribution.Lognormal(300, 3),
                new Distribution.Empirical(List.of(3.0, 1.0, 2.0)));
        for (Distribution one : all) {
            double last = 0;
            for (int i = 0; i < 100_000; i++) {
                double value = one.at(i / 100_000.0);
                assertThat(value).isFinite().isGreaterThanOrEqualTo(last);
                last = value;
            }
        }
        assertThat(new Distribution.Lognormal(300, 3).at(0)).isFinite();
        assertThat(new Distribution.Exponential(300).at(Math.nextDown(1.0))).isFinite();
    }

    /// Against printed values of the normal distribution.
    @Test
    void quantilesOfTheNormalDistributionAreThoseOfTheTables() {
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.25)).isCloseTo(-0.67448975019608, within(1e-14));
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(Normal.quantile(0.001)).isCloseTo(-3.090232306167814, within(1e-13));
        assertThat(Normal.quantile(1e-20)).isCloseTo(-9.262340089798409, within(1e-12));
    }

    @Test
    void timesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Distribution.Exponential(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Exponential(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Exactly(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Lognormal(300, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Empirical(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Empirical(List.of(1.0, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lotsAreEvenAndKnowNothingOfEachOther() {
        Lots lots = Lots.of(1, "calls", "work");
        Lots others = Lots.of(1, "calls", "customers");
        double sum = 0;
        double product = 0;
        double next = 0;
        int[] tenths = new int[10];
        for (int i = 0; i < MANY; i++) {
            double lot = lots.at(i);
            sum += lot;
            product += (lot - 0.5) * (others.at(i) - 0.5);
            next += (lot - 0.5) * (lots.at(i + 1) - 0.5);
            tenths[(int) (lot * 10)]++;
        }
        // four standard deviations
        double most = 4 / Math.sqrt(12.0 * MANY);
        assertThat(sum / MANY).isCloseTo(0.5, within(most));
        assertThat(product / MANY).isCloseTo(0, within(most / Math.sqrt(12)));
        assertThat(next / MANY).isCloseTo(0, within(most / Math.sqrt(12)));
        for (int tenth : tenths) {
            assertThat(tenth / (double) MANY).isCloseTo(0.1, within(4 * Math.sqrt(0.09 / MANY)));
        }
        assertThat(Lots.of(2, "calls", "work").at(0)).isNotEqualTo(lots.at(0));
        assertThat(Lots.of(1, "Aa", "work").at(0))
                .isNotEqualTo(Lots.of(1, "BB", "work").at(0));
    }
}
