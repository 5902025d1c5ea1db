package parley.work.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void whoWasAnsweredCountsAsPatientUntilThen() {
        // at 10 s one of four leaves; one is answered at 15 s, so that at 20 s one of two leaves
        Distribution patience = Distribution.patience(List.of(10.0, 20.0), List.of(15.0, 30.0));

        assertThat(patience.at(0.2)).isEqualTo(10);
        assertThat(patience.at(0.3)).isEqualTo(20);
        assertThat(patience.at(0.6)).isEqualTo(20);
        assertThat(patience.at(0.65)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(patience.mean()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Distribution.below(patience, 10)).isCloseTo(0.25, within(1e-6));
        assertThat(Distribution.below(patience, 25)).isCloseTo(0.625, within(1e-6));
    }

    @Test
    void whereNobodyLeftNobodyLeaves() {
        assertThat(Distribution.patience(List.of(), List.of(5.0)).at(0.999)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Distribution.patience(List.of(4.0, 8.0), List.of()).mean()).isCloseTo(6, within(1e-9));
    }

    @Test
    void theShareBelowAValueIsWhatLiesBelowIt() {
        var exponential = new Distribution.Exponential(100);

        assertThat(Distribution.below(exponential, 100)).isCloseTo(1 - Math.exp(-1), within(1e-6));
        assertThat(Distribution.below(new Distribution.Empirical(List.of(1.0, 2.0, 3.0, 4.0)), 2))
                .isCloseTo(0.5, within(1e-6));
    }

    @Test
    void percentilesOfWaitsAreExactToAHundredthAndAddUp() {
        var long1000 = new Waits();
        IntStream.rangeClosed(1, 1_000).forEach(second -> long1000.add(second * 1_000L));
        var none = new Waits();
        IntStream.range(0, 1_000).forEach(_ -> none.add(0));

        assertThat(long1000.quantile(0.5)).isCloseTo(500_000, within(5_500.0));
        assertThat(long1000.quantile(0.9)).isCloseTo(900_000, within(9_500.0));
        assertThat(long1000.plus(none).quantile(0.5)).isZero();
        assertThat(none.plus(long1000).quantile(0.95)).isCloseTo(900_000, within(9_500.0));
        assertThat(new Waits().quantile(0.5)).isZero();
    }
}
