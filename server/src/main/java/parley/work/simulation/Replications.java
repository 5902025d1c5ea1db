package parley.work.simulation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/// A scenario run again and again, each time with another seed. Two scenarios with the same demands
/// and the same seeds meet the same customers, so the difference between them is known much better
/// than either.
public record Replications(Scenario scenario, long seed, List<Outcome> outcomes) {

    public Replications {
        outcomes = List.copyOf(outcomes);
    }

    /// Runs it with this seed, the next, and so on.
    public static Replications of(Scenario scenario, long seed, int runs) {
        return new Replications(
                scenario,
                seed,
                LongStream.range(0, runs)
                        .mapToObj(run -> Simulation.run(scenario, seed + run))
                        .toList());
    }

    /// What a measure comes to.
    public Estimate of(ToDoubleFunction<Outcome> measure) {
        return Estimate.of(outcomes.stream().mapToDouble(measure).toArray());
    }

    /// By how much a measure is larger here than there, run by run.
    ///
    /// @throws IllegalArgumentException where the runs are not the same ones
    public Estimate moreThan(Replications other, ToDoubleFunction<Outcome> measure) {
        if (seed != other.seed || outcomes.size() != other.outcomes.size()) {
            throw new IllegalArgumentException("not the same runs");
        }
        double[] differences = new double[outcomes.size()];
        for (int run = 0; run < differences.length; run++) {
            differences[run] =
                    measure.applyAsDouble(outcomes.get(run)) - measure.applyAsDouble(other.outcomes.get(run));
        }
        return Estimate.of(differences);
    }
}
