package parley.work.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import parley.work.engine.Balance.Weights;
import parley.work.tuning.Load.Pairing;

/// Finds the weights for a load. Equal loads, efforts and seeds get equal weights.
public final class Tuner {

    /// A round of the race.
    ///
    /// @param most how many take part
    /// @param changes how many changes each of them tries
    /// @param events that each try is judged by
    private record Round(int most, int changes, int events) {}

    private static final int FIRST_LOOK = 150_000;
    private static final List<Round> ROUNDS = List.of(
            new Round(6, 80, 150_000),
            new Round(4, 120, 300_000),
            new Round(2, 200, 500_000),
            new Round(1, 300, 1_000_000));

    private final double effort;
    private final long seed;
    private final BooleanSupplier isLate;

    /// @param effort 1 for the usual one; events grow with it
    /// @param isLate whether to end with what has been found
    public Tuner(double effort, long seed, BooleanSupplier isLate) {
        this.effort = effort;
        this.seed = seed;
        this.isLate = isLate;
    }

    /// Weights of one kind of work with one team.
    public record Weighed(Pairing pairing, Weights weights) {}

    /// The weights that cost least.
    public List<Weighed> tune(Load load) {
        var model = new Counting(load);
        List<Search> racing = new ArrayList<>();
        boolean[] rising = rising(load);
        for (double[] rule : new Beginnings(load).all()) {
            racing.add(new Search(model, rising, rule, new SplittableRandom(seed + racing.size())));
        }
        racing.forEach(search -> search.look(seed, events(FIRST_LOOK)));
        double[] best = first(racing).weights;
        for (Round round : ROUNDS) {
            racing.sort(Comparator.comparingDouble((Search search) -> search.cost));
            racing = new ArrayList<>(racing.subList(0, Math.min(round.most(), racing.size())));
            long its = seed + 1000L * round.changes();
            for (Search search : racing) {
                search.go(round.changes(), its, events(round.events()));
            }
            best = first(racing).weights;
        }
        return weighed(load, best);
    }

    /// Terms that must not be negative: a weight that falls while more and more waits would never
    /// be served again after a rush that is too rare to be seen in a try.
    private static boolean[] rising(Load load) {
        List<Pairing> pairings = load.pairings();
        boolean[] rising = new boolean[pairings.size() * Counting.TERMS];
        for (int i = 0; i < pairings.size(); i++) {
            rising[i * Counting.TERMS + Counting.PER_WAITING] =
                    load.kinds().get(pairings.get(i).kind()).growsForEver();
        }
        return rising;
    }

    private int events(int usual) {
        return (int) Math.max(1000, usual * effort);
    }

    private static Search first(List<Search> all) {
        return all.stream()
                .min(Comparator.comparingDouble(search -> search.cost))
                .orElseThrow();
    }

    private static List<Weighed> weighed(Load load, double[] all) {
        List<Pairing> pairings = load.pairings();
        var weighed = new ArrayList<Weighed>();
        for (int i = 0; i < pairings.size(); i++) {
            int at = i * Counting.TERMS;
            weighed.add(new Weighed(pairings.get(i), new Weights(all[at], all[at + 1], all[at + 2], all[at + 3])));
        }
        return weighed;
    }

    /// One that takes part: keeps what is no worse, and takes smaller steps after many misses.
    private final class Search {

        private static final int MOST_MISSES = 25;
        private static final double SMALLEST_STEP = 0.05;
        private static final double CLEARLY = 1 - 2e-4;

        /// How far a term goes in one step: base, per waiting, per free, per free elsewhere.
        private static final double[] STEPS = {1.5, 0.3, 0.6, 0.6};

        private final Counting model;
        private final boolean[] rising;
        private final RandomGenerator random;
        private double[] weights;
        private double cost;
        private double step = 1;
        private int misses;

        Search(Counting model, boolean[] rising, double[] weights, RandomGenerator random) {
            this.model = model;
            this.rising = rising;
            this.weights = weights;
            this.random = random;
        }

        void look(long past, int events) {
            cost = model.cost(weights, past, events);
        }

        void go(int changes, long past, int events) {
            look(past, events);
            for (int i = 0; i < changes && !isLate.getAsBoolean(); i++) {
                double[] next = changed();
                double its = model.cost(next, past, events);
                misses = its < cost * CLEARLY ? 0 : misses + 1;
                if (its <= cost) {
                    weights = next;
                    cost = its;
                }
                if (misses > MOST_MISSES) {
                    step = step < SMALLEST_STEP ? 1 : step / 1.7;
                    misses = 0;
                }
            }
        }

        private double[] changed() {
            double[] next = weights.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int term = random.nextInt(next.length);
                next[term] += STEPS[term % Counting.TERMS] * step * random.nextGaussian();
                if (rising[term]) {
                    next[term] = Math.max(0, next[term]);
                }
            }
            return next;
        }
    }
}
