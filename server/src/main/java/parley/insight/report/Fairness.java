package parley.insight.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How evenly work was spread among agents who might have had the same: members of one queue who
/// are asked in the same turn and can do the same. Pure.
///
/// The Gini coefficient is that of C. Gini (1912) in the form of A. Sen, *On Economic Inequality*
/// (1973): of n values in ascending order, Σ (2i − n − 1)·x(i) / (n·Σx). Zero is perfectly even;
/// (n − 1)/n is one who has all.
final class Fairness {

    private Fairness() {}

    /// Somebody's share.
    ///
    /// @param items what the agent answered
    /// @param load the time of items in the agent's hands, each item counted, in microseconds
    /// @param present how long the agent was available or busy
    record Share(UUID agent, long items, long load, long present) {}

    /// How agents stand to a queue: those of whom this is equal are peers.
    record Standing(UUID queue, int priority, int delaySeconds, String skills) {}

    /// How even some values are.
    ///
    /// @param gini null where there is nothing to share
    record Evenness(@Nullable Double gini, double least, double most, double spread) {}

    /// Peers with what each had.
    record Peers(UUID queue, List<Share> shares, Evenness items, Evenness load) {}

    /// Of the values in any order; null where they are none or all zero.
    ///
    /// @throws IllegalArgumentException where one is negative
    static @Nullable Double gini(Collection<Double> values) {
        List<Double> ascending = values.stream().sorted().toList();
        int many = ascending.size();
        double sum = 0;
        double weighted = 0;
        for (int index = 0; index < many; index++) {
            double value = ascending.get(index);
            if (!(value >= 0)) {
                throw new IllegalArgumentException("a share is not negative: " + value);
            }
            sum += value;
            weighted += (2.0 * (index + 1) - many - 1) * value;
        }
        return sum == 0 ? null : weighted / (many * sum);
    }

    static Evenness evenness(Collection<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Evenness(gini(values), least, most, most - least);
    }

    /// The groups of at least two who were there.
    ///
    /// @param standings by queue and agent
    /// @param shares by queue and agent, of who was there
    static List<Peers> of(Map<UUID, List<Standing>> standings, Map<UUID, Map<UUID, Share>> shares) {
        var groups = new TreeMap<Standing, List<Share>>(Comparator.comparing(Standing::queue)
                .thenComparingInt(Standing::priority)
                .thenComparingInt(Standing::delaySeconds)
                .thenComparing(Standing::skills));
        standings.forEach((agent, held) -> held.forEach(standing -> {
            Share share = shares.getOrDefault(standing.queue(), Map.of()).get(agent);
            if (share != null && share.present() > 0) {
                groups.computeIfAbsent(standing, _ -> new java.util.ArrayList<>())
                        .add(share);
            }
        }));
        return groups.entrySet().stream()
                .filter(group -> group.getValue().size() > 1)
                .map(group -> peers(group.getKey().queue(), group.getValue()))
                .toList();
    }

    private static Peers peers(UUID queue, List<Share> shares) {
        List<Share> ordered = shares.stream()
                .sorted(Comparator.comparingLong(Share::items).reversed().thenComparing(Share::agent))
                .toList();
        return new Peers(
                queue, ordered, even(ordered, Share::items), even(ordered, share -> Facts.seconds(share.load())));
    }

    private static Evenness even(List<Share> shares, ToDoubleFunction<Share> what) {
        return evenness(shares.stream().map(what::applyAsDouble).toList());
    }
}
