package parley.work.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import parley.work.tuning.Load.Kind;
import parley.work.tuning.Load.Team;
import parley.work.tuning.Trial.Measured;
import parley.work.tuning.Tuner.Weighed;

/// Small systems whose optimum is computed here, from all their states.
class TunerTest {

    private static final double EFFORT = 0.05;

    /// Short calls that must not wait, and long work that may, which only the second team does.
    private static final Load CALLS_AND_LONG_WORK = new Load(
            List.of(new Kind(2, 0.5, 4, 4, 9), new Kind(0.4, 0.05, 0.2, 0, 11)),
            List.of(new Team(2, List.of(1.0, 0.0)), new Team(2, List.of(1.0, 0.3))));

    /// One team for two kinds, of which one costs more while it waits and takes longer.
    private static final Load TWO_KINDS = new Load(
            List.of(new Kind(1.2, 0.4, 1, 1, 10), new Kind(1.1, 0.3, 3, 0, 10)),
            List.of(new Team(3, List.of(1.2, 0.8))));

    private static Measured measure(Load load, List<Weighed> weights) {
        return Trial.measure(load, weights, 5, new Trial.Length(1_500, 30), () -> false);
    }

    private static List<Weighed> tuned(Load load) {
        return new Tuner(EFFORT, 1, () -> false).tune(load);
    }

    private static int callsFirst(ExactOptimum.State state) {
        boolean isSecondFree = state.worked().get(1) + state.worked().get(2) < 2;
        if (state.waiting().get(0) > 0) {
            return state.worked().getFirst() < 2 ? 0 : isSecondFree ? 1 : -1;
        }
        return state.waiting().get(1) > 0 && isSecondFree ? 2 : -1;
    }

    @Test
    void agentsAreKeptFreeWhereThatPays() {
        var exact = new ExactOptimum(CALLS_AND_LONG_WORK);
        double optimum = exact.optimum();
        // calls first, by whoever is free, and never keeping anybody free
        double best = exact.cost(TunerTest::callsFirst);

        Measured measured = measure(CALLS_AND_LONG_WORK, tuned(CALLS_AND_LONG_WORK));

        assertThat(best).isGreaterThan(1.15 * optimum);
        assertThat(measured.halfWidth()).isLessThan(0.08 * optimum);
        assertThat(measured.costRate()).isCloseTo(optimum, within(0.03 * optimum + measured.halfWidth()));
    }

    @Test
    void theModelTheEngineAndTheChainAgreeOnWhatWeightsCost() {
        double optimum = new ExactOptimum(TWO_KINDS).optimum();
        List<Weighed> weights = tuned(TWO_KINDS);
        double[] terms = weights.stream()
                .map(Weighed::weights)
                .flatMapToDouble(
                        its -> DoubleStream.of(its.base(), its.perWaiting(), its.perFree(), its.perFreeElsewhere()))
                .toArray();
        double model = new Counting(TWO_KINDS).cost(terms, 9, 1_000_000);

        Measured measured = measure(TWO_KINDS, weights);

        assertThat(model).isCloseTo(optimum, within(0.03 * optimum));
        assertThat(measured.costRate()).isCloseTo(model, within(0.02 * model + measured.halfWidth()));
    }

    /// Where people leave as fast as they are served, those in the system are as many as if nobody
    /// waited, so what waits beyond five follows from the Poisson distribution.
    @Test
    void theModelAgreesWithTheFormulaOfOneQueue() {
        var load = new Load(List.of(new Kind(5, 1, 1, 0, 60)), List.of(new Team(5, List.of(1.0))));
        double probability = Math.exp(-5);
        double waiting = 0;
        for (int n = 1; n < 60; n++) {
            probability *= 5.0 / n;
            waiting += probability * Math.max(0, n - 5);
        }

        double cost = new Counting(load).cost(new double[] {1, 0, 0, 0}, 3, 1_000_000);

        assertThat(cost).isCloseTo(waiting, within(0.03 * waiting));
    }

    @Test
    void equalLoadsGetEqualWeights() {
        assertThat(new Tuner(0.01, 7, () -> false).tune(TWO_KINDS))
                .isEqualTo(new Tuner(0.01, 7, () -> false).tune(TWO_KINDS));
    }

    @Test
    void manyTeamsAndKindsAreTunedAlike() {
        var load = new Load(
                List.of(new Kind(2, 0.5, 1, 1, 30), new Kind(2, 0.5, 2, 0, 30), new Kind(1, 0.1, 0.3, 0, 30)),
                List.of(
                        new Team(2, List.of(1.0, 0.8, 0.0)),
                        new Team(2, List.of(0.0, 1.0, 0.5)),
                        new Team(1, List.of(0.0, 0.0, 0.5)),
                        new Team(1, List.of(1.0, 1.0, 0.5))));
        double[] longest = new Beginnings(load).all().get(4);

        List<Weighed> weights = new Tuner(0.01, 3, () -> false).tune(load);

        assertThat(weights).hasSize(load.pairings().size());
        assertThat(measure(load, weights).costRate()).isLessThan(new Counting(load).cost(longest, 5, 300_000));
    }

    @Test
    void whoIsLateGetsWhatHasBeenFound() {
        List<Weighed> late = new Tuner(0.01, 1, () -> true).tune(TWO_KINDS);

        // one of the rules to begin with, as it was
        assertThat(new Beginnings(TWO_KINDS).all())
                .anySatisfy(rule -> assertThat(late.getFirst().weights().base()).isEqualTo(rule[0]));
    }

    @Test
    void aLoadThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Kind(-1, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Kind(Double.NaN, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Team(0, List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Load(List.of(new Kind(1, 0, 0, 0, 1)), List.of(new Team(1, List.of(1.0, 1.0)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
