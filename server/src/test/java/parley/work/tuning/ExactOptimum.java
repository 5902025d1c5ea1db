package parley.work.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import parley.work.tuning.Load.Pairing;

/// The least that any rule can cost in a small system of two kinds of work, or what a given rule
/// costs, by iterating values over all its states; nothing that is begun is interrupted.
final class ExactOptimum {

    private final Load load;
    private final List<Pairing> pairings;

    /// How much of each pairing is worked on; those with more of it in all come first.
    private final List<int[]> worked = new ArrayList<>();

    private final int first;
    private final int second;

    ExactOptimum(Load load) {
        this.load = load;
        this.pairings = load.pairings();
        this.first = load.kinds().get(0).room() + 1;
        this.second = load.kinds().get(1).room() + 1;
        fill(new int[pairings.size()], 0);
        worked.sort((one, other) -> Integer.compare(sum(other), sum(one)));
    }

    private static int sum(int[] some) {
        return Arrays.stream(some).sum();
    }

    private void fill(int[] so, int at) {
        if (at == so.length) {
            worked.add(so.clone());
            return;
        }
        for (so[at] = 0; free(so, pairings.get(at).team()) >= 0; so[at]++) {
            fill(so, at + 1);
        }
        so[at] = 0;
    }

    private int free(int[] so, int team) {
        int free = load.teams().get(team).size();
        for (int i = 0; i < so.length; i++) {
            free -= pairings.get(i).team() == team ? so[i] : 0;
        }
        return free;
    }

    /// What can be done in a state: the pairing that begins next, or −1 for nothing.
    ///
    /// @param waiting of each kind
    record State(List<Integer> waiting, List<Integer> worked) {}

    private static List<Integer> listed(int[] some) {
        return Arrays.stream(some).boxed().toList();
    }

    double optimum() {
        return iterate(null);
    }

    double cost(ToIntFunction<State> rule) {
        return iterate(rule);
    }

    private double iterate(@Nullable ToIntFunction<State> rule) {
        double[] values = new double[worked.size() * first * second];
        int[][] up = neighbours(1);
        int[][] down = neighbours(-1);
        double all = rateOfAll();
        for (int i = 0; i < 20_000; i++) {
            double[] best = decided(values, up, rule);
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            double[] next = new double[values.length];
            for (int at = 0; at < values.length; at++) {
                next[at] = values[at] + change(at, values, best, down) / all;
                least = Math.min(least, next[at] - values[at]);
                most = Math.max(most, next[at] - values[at]);
            }
            if ((most - least) * all < 1e-4) {
                return (most + least) / 2 * all;
            }
            double base = next[0];
            for (int at = 0; at < next.length; at++) {
                next[at] -= base;
            }
            values = next;
        }
        throw new IllegalStateException("does not settle");
    }

    private double rateOfAll() {
        double all = 0;
        for (Load.Kind kind : load.kinds()) {
            all += kind.arrivals() + kind.leaving() * kind.room();
        }
        for (Load.Team team : load.teams()) {
            all += team.size()
                    * team.rates().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0);
        }
        return all;
    }

    /// Where one more or less of each pairing leads; −1 where that cannot be.
    private int[][] neighbours(int change) {
        int[][] all = new int[worked.size()][pairings.size()];
        for (int i = 0; i < all.length; i++) {
            for (int pairing = 0; pairing < pairings.size(); pairing++) {
                int[] other = worked.get(i).clone();
                other[pairing] += change;
                all[i][pairing] = -1;
                for (int j = 0; j < all.length; j++) {
                    if (Arrays.equals(worked.get(j), other)) {
                        all[i][pairing] = j;
                    }
                }
            }
        }
        return all;
    }

    private int at(int work, int one, int two) {
        return (work * first + one) * second + two;
    }

    /// After each state has been followed by what is begun in it.
    private double[] decided(double[] values, int[][] up, @Nullable ToIntFunction<State> rule) {
        double[] best = values.clone();
        for (int at = 0; at < best.length; at++) {
            int work = at / (first * second);
            int[] waiting = {at / second % first, at % second};
            int chosen = rule == null ? -1 : rule.applyAsInt(new State(listed(waiting), listed(worked.get(work))));
            for (int pairing = 0; pairing < pairings.size(); pairing++) {
                int kind = pairings.get(pairing).kind();
                boolean isOpen = waiting[kind] > 0 && up[work][pairing] >= 0 && (rule == null || pairing == chosen);
                if (isOpen) {
                    int[] left = waiting.clone();
                    left[kind]--;
                    double after = best[at(up[work][pairing], left[0], left[1])];
                    best[at] = rule == null ? Math.min(best[at], after) : after;
                }
            }
        }
        return best;
    }

    private double change(int at, double[] values, double[] best, int[][] down) {
        int work = at / (first * second);
        int[] waiting = {at / second % first, at % second};
        double change = 0;
        for (int kind = 0; kind < 2; kind++) {
            Load.Kind its = load.kinds().get(kind);
            int step = kind == 0 ? second : 1;
            int more = waiting[kind] < its.room() ? at + step : at;
            change += its.cost() * waiting[kind] + its.arrivals() * (best[more] - values[at]);
            if (waiting[kind] > 0) {
                change += its.leaving() * waiting[kind] * (best[at - step] - values[at]);
            }
        }
        for (int pairing = 0; pairing < pairings.size(); pairing++) {
            int many = worked.get(work)[pairing];
            if (many > 0) {
                double rate = load.teams()
                        .get(pairings.get(pairing).team())
                        .rates()
                        .get(pairings.get(pairing).kind());
                double after = best[at(down[work][pairing], waiting[0], waiting[1])];
                change += many * rate * (after - values[at]);
            }
        }
        return change;
    }
}
