package parley.insight.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.platform.kernel.Texts;

class MetricTest {

    private static final ServiceLevel.Switches ALL = new ServiceLevel.Switches(true, true, true);

    /// The published example: a thousand answered, 860 of them in time, sixty left, twenty of them
    /// in time and ten at once.
    private static Facts example() {
        var facts = new Facts();
        facts.offered = 1060;
        facts.answered = 1000;
        facts.answeredInTarget = 860;
        facts.abandoned = 60;
        facts.abandonedInTarget = 20;
        facts.shortAbandons = 10;
        return facts;
    }

    private static double value(Metric metric, Facts facts, ServiceLevel.Switches switches) {
        Double value = metric.of(facts, new Metric.Terms(ServiceLevel.SL3, switches, 5_000_000));
        assertThat(value).as(metric.key()).isNotNull();
        return value == null ? Double.NaN : value;
    }

    @Test
    void countsTheServiceLevelOfThePublishedExampleInAllWays() {
        List<Double> found = List.of(Metric.SL1, Metric.SL2, Metric.SL3, Metric.SL4, Metric.SL5, Metric.SL6).stream()
                .map(metric -> Math.round(value(metric, example(), ALL) * 100) / 100.0)
                .toList();

        assertThat(found).containsExactly(83.02, 86.00, 81.13, 82.69, 82.08, 81.90);
        assertThat(value(Metric.SERVICE_LEVEL, example(), ALL)).isEqualTo(value(Metric.SL3, example(), ALL));
        assertThat(value(Metric.ABANDON_RATE, example(), ALL)).isCloseTo(100 * 50 / 1050.0, within(0.001));
        assertThat(value(Metric.ANSWER_RATE, example(), ALL)).isCloseTo(100 * 1000 / 1060.0, within(0.001));
    }

    @Test
    void countsWhatTheSwitchesOfTheSeventhSay() {
        Facts facts = example();
        facts.flowOuts = 40;

        assertThat(value(Metric.SL7, facts, ALL)).isCloseTo(100 * 860 / 1100.0, within(0.001));
        assertThat(value(Metric.SL7, facts, new ServiceLevel.Switches(true, true, false)))
                .isCloseTo(100 * 860 / 1090.0, within(0.001));
        assertThat(value(Metric.SL7, facts, new ServiceLevel.Switches(false, true, true)))
                .isEqualTo(value(Metric.SL3, facts, ALL));
        assertThat(value(Metric.SL7, facts, new ServiceLevel.Switches(false, true, false)))
                .isEqualTo(value(Metric.SL6, facts, ALL));
        assertThat(value(Metric.SL7, facts, new ServiceLevel.Switches(false, false, false)))
                .as("who left is not counted, so who left at once cannot be taken away either")
                .isEqualTo(value(Metric.SL2, facts, ALL));
    }

    @Test
    void saysNothingWhereNothingIsThereToMeasure() {
        var none = new Facts();
        var terms = new Metric.Terms(ServiceLevel.SL3, ALL, 0);
        for (Metric metric : Metric.values()) {
            Double value = metric.of(none, terms);
            if (metric.unit() == Metric.Unit.PERCENT || metric.key().startsWith("average")) {
                assertThat(value).as(metric.key()).isNull();
            } else if (value != null) {
                assertThat(value).as(metric.key()).isZero();
            }
        }
    }

    @Test
    void readsPercentilesByTheNearestRank() {
        var facts = new Facts();
        for (int second = 1; second <= 10; second++) {
            facts.answeredAfter(second * 1_000_000L + 999_999);
        }

        assertThat(facts.waitOf(0.5)).isEqualTo(5.0);
        assertThat(facts.waitOf(0.9)).isEqualTo(9.0);
        assertThat(facts.waitOf(1)).isEqualTo(10.0);
        assertThat(new Facts().waitOf(0.5)).isNull();
    }

    /// The deviation of 2, 4, 4, 4, 5, 5, 7, 9 is 2, and stays so when they are added in two parts.
    @Test
    void addsSpreadsUpFromSquares() {
        var one = new Facts();
        var other = new Facts();
        for (int second : new int[] {2, 4, 4, 4}) {
            one.answeredAfter(second * 1_000_000L);
        }
        for (int second : new int[] {5, 5, 7, 9}) {
            other.answeredAfter(second * 1_000_000L);
        }
        one.add(other);

        assertThat(value(Metric.AVERAGE_ANSWER_TIME, one, ALL)).isEqualTo(5);
        assertThat(value(Metric.ANSWER_TIME_DEVIATION, one, ALL)).isEqualTo(2);
        assertThat(value(Metric.ANSWER_TIME_50, one, ALL)).isEqualTo(4);
    }

    @Test
    void everyFigureHasANameAMeaningAndAFormulaInBothLanguages() {
        var terms = new Metric.Terms(ServiceLevel.SL6, ALL, 0);
        for (Locale language : Texts.LANGUAGES) {
            for (Metric metric : Metric.values()) {
                assertThat(metric.title(language)).as(metric.key()).isNotBlank();
                assertThat(metric.meaning(language)).as(metric.key()).isNotBlank();
                assertThat(metric.formula(terms)).as(metric.key()).isNotBlank();
            }
            assertThat(Arrays.stream(Metric.values())
                            .map(metric -> metric.title(language))
                            .collect(Collectors.toList()))
                    .doesNotHaveDuplicates();
        }
        assertThat(Metric.SERVICE_LEVEL.formula(terms)).isEqualTo(ServiceLevel.SL6.formula());
    }
}
