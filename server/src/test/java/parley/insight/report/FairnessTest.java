package parley.insight.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.testing.Seeds;

class FairnessTest {

    private static final UUID QUEUE = new UUID(0, 1);

    @Test
    void isZeroWhereAllHaveTheSameAndAlmostOneWhereOneHasAll() {
        assertThat(Fairness.gini(List.of(4.0, 4.0, 4.0))).isZero();
        assertThat(Fairness.gini(List.of(0.0, 0.0, 0.0, 8.0))).isEqualTo(0.75);
        assertThat(Fairness.gini(List.of(1.0, 3.0))).isEqualTo(0.25);
        assertThat(Fairness.gini(List.of(5.0))).isZero();
        assertThat(Fairness.gini(List.of())).isNull();
        assertThat(Fairness.gini(List.of(0.0, 0.0))).isNull();
        assertThatThrownBy(() -> Fairness.gini(List.of(-1.0, 2.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fairness.gini(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }

    /// By the definition: half the mean difference of all pairs, over the mean. In any order, and in
    /// any unit.
    @Test
    void isHalfOfTheRelativeMeanDifference() {
        Seeds.each("gini", 300, seed -> {
            var random = new Random(seed);
            var values = new ArrayList<Double>();
            for (int many = 1 + random.nextInt(20); many > 0; many--) {
                values.add((double) random.nextInt(50));
            }
            values.add(1.0);
            double pairs = 0;
            for (double one : values) {
                for (double other : values) {
                    pairs += Math.abs(one - other);
                }
            }
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double expected = pairs / (2 * mean * values.size() * values.size());
            Collections.shuffle(values, random);

            assertThat(Fairness.gini(values)).isCloseTo(expected, within(1e-9));
            assertThat(Fairness.gini(values.stream().map(value -> value * 60).toList()))
                    .isCloseTo(expected, within(1e-9));
        });
    }

    @Test
    void comparesOnlyThoseWhoMightHaveHadTheSameAndWereThere() {
        UUID wu = new UUID(1, 1);
        UUID zhao = new UUID(1, 2);
        UUID skilled = new UUID(1, 3);
        UUID away = new UUID(1, 4);
        UUID second = new UUID(1, 5);
        Map<UUID, List<Fairness.Standing>> standings = Map.of(
                wu, List.of(new Fairness.Standing(QUEUE, 1, 0, "a:3")),
                zhao, List.of(new Fairness.Standing(QUEUE, 1, 0, "a:3")),
                skilled, List.of(new Fairness.Standing(QUEUE, 1, 0, "a:5")),
                away, List.of(new Fairness.Standing(QUEUE, 1, 0, "a:3")),
                second, List.of(new Fairness.Standing(QUEUE, 2, 0, "a:3")));
        Map<UUID, Fairness.Share> shares = Map.of(
                wu, new Fairness.Share(wu, 3, 30_000_000, 100),
                zhao, new Fairness.Share(zhao, 1, 90_000_000, 100),
                skilled, new Fairness.Share(skilled, 50, 1, 100),
                away, new Fairness.Share(away, 0, 0, 0),
                second, new Fairness.Share(second, 9, 1, 100));

        List<Fairness.Peers> found = Fairness.of(standings, Map.of(QUEUE, shares));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().shares()).extracting(Fairness.Share::agent).containsExactly(wu, zhao);
        assertThat(found.getFirst().items()).isEqualTo(new Fairness.Evenness(0.25, 1, 3, 2));
        assertThat(found.getFirst().load()).isEqualTo(new Fairness.Evenness(0.25, 30, 90, 60));
    }
}
