package parley.teletraffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriorityClassesTest {

    private static final PriorityClasses TWO = new PriorityClasses(List.of(2.7, 6.3), 1, 10);

    @Test
    void strictPriorityIsExactForOneServer() {
        // a quarter each of one server: what is left to do is 1/2, so 2/3 and 4/3
        var single = new PriorityClasses(List.of(0.25, 0.25), 1, 1);

        assertThat(single.strict().get(0)).isEqualTo(2 / 3.0, within(1e-14));
        assertThat(single.strict().get(1)).isEqualTo(4 / 3.0, within(1e-14));
        assertThat(single.firstComeFirstServed()).isEqualTo(1, within(1e-14));
    }

    @Test
    void equalRatesAreFirstComeFirstServed() {
        assertThat(TWO.accumulating(List.of(3.0, 3.0)))
                .allSatisfy(wait -> assertThat(wait).isEqualTo(TWO.firstComeFirstServed(), within(1e-14)));
    }

    @Test
    void ratesFarApartAreStrictPriority() {
        List<Double> waits = TWO.accumulating(List.of(1e9, 1.0));

        assertThat(waits.get(0)).isEqualTo(TWO.strict().get(0), within(1e-8));
        assertThat(waits.get(1)).isEqualTo(TWO.strict().get(1), within(1e-8));
    }

    @Test
    void theOrderOfTheClassesDoesNotMatterWhereRatesSayWhoIsFirst() {
        var turned = new PriorityClasses(List.of(6.3, 2.7), 1, 10);
        List<Double> waits = TWO.accumulating(List.of(1.0, 0.25));

        assertThat(turned.accumulating(List.of(0.25, 1.0)).reversed())
                .zipSatisfy(waits, (one, other) -> assertThat(one).isEqualTo(other, within(1e-14)));
    }

    @Test
    void whateverIsGivenToOneIsTakenFromTheOthers() {
        var three = new PriorityClasses(List.of(1.0, 1.5, 2.0), 300, 5);

        assertConserved(three, three.strict());
        assertConserved(three, three.accumulating(List.of(1.0, 0.5, 0.1)));
        assertConserved(three, three.accumulating(List.of(0.2, 5.0, 0.7)));
        assertThat(three.strict()).isSorted();
        assertThat(three.accumulating(List.of(1.0, 0.5, 0.1))).isSorted();
    }

    @Test
    void longerServiceIsLongerWaitingInProportion() {
        var slow = new PriorityClasses(List.of(2.7, 6.3), 300, 10);

        assertThat(slow.strict())
                .zipSatisfy(TWO.strict(), (one, other) -> assertThat(one).isEqualTo(300 * other, within(1e-9)));
    }

    @Test
    void refusesWhatHasNoSteadyState() {
        assertThatThrownBy(() -> new PriorityClasses(List.of(5.0, 5.0), 1, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriorityClasses(List.of(), 1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TWO.accumulating(List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TWO.accumulating(List.of(1.0, 0.0))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertConserved(PriorityClasses classes, List<Double> waits) {
        double sum = 0;
        double traffic = 0;
        for (int k = 0; k < waits.size(); k++) {
            sum += classes.erlangs().get(k) * waits.get(k);
            traffic += classes.erlangs().get(k);
        }
        assertThat(sum / traffic).isEqualTo(classes.firstComeFirstServed(), within(1e-9));
    }
}
