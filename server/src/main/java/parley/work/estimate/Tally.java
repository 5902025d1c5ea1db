package parley.work.estimate;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// How well a queue's estimates were met, by how long was expected: the calibration chart.
///
/// @param spans from the shortest waits to the longest
public record Tally(List<Span> spans) {

    /// The same for good.
    public Tally {
        spans = List.copyOf(spans);
    }

    /// Those estimates whose expected wait lay between two times.
    ///
    /// @param from the least expected wait in it
    /// @param to the expected wait at which the next one begins
    /// @param count how many waits were counted
    /// @param inside how many were within what had been said
    /// @param shorter how many were shorter than that; the others were longer
    /// @param expected the sum of what was expected, in seconds
    /// @param waited the sum of what it was, in seconds
    public record Span(
            Duration from, Duration to, long count, long inside, long shorter, double expected, double waited) {

        private static final List<Integer> MINUTES = List.of(0, 1, 2, 5, 10, 20, 60, Integer.MAX_VALUE);

        static final List<Span> NONE = IntStream.range(0, MINUTES.size() - 1)
                .mapToObj(at -> new Span(
                        Duration.ofMinutes(MINUTES.get(at)), Duration.ofMinutes(MINUTES.get(at + 1)), 0, 0, 0, 0, 0))
                .toList();

        boolean isOf(Duration wait) {
            return wait.compareTo(from) >= 0 && wait.compareTo(to) < 0;
        }

        Span with(Estimate said, Duration wait) {
            boolean isShorter = wait.compareTo(said.low()) < 0;
            return new Span(
                    from,
                    to,
                    count + 1,
                    inside + (said.holds(wait) ? 1 : 0),
                    shorter + (isShorter ? 1 : 0),
                    expected + said.expected().toMillis() / 1000.0,
                    waited + wait.toMillis() / 1000.0);
        }
    }

    /// How many waits were counted.
    public long count() {
        return sum(Span::count);
    }

    /// The share of waits that were within what had been said, or 1 where none was counted.
    public double shareInside() {
        return count() == 0 ? 1 : (double) sum(Span::inside) / count();
    }

    /// The share of waits that were shorter than what had been said.
    public double shareShorter() {
        return count() == 0 ? 0 : (double) sum(Span::shorter) / count();
    }

    /// By how many seconds the expected wait was longer than it was, on average.
    public double bias() {
        return count() == 0 ? 0 : (total(Span::expected) - total(Span::waited)) / count();
    }

    private long sum(ToLongFunction<Span> figure) {
        return spans.stream().mapToLong(figure).sum();
    }

    private double total(ToDoubleFunction<Span> figure) {
        return spans.stream().mapToDouble(figure).sum();
    }
}
