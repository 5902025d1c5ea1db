package parley.work.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How what was said in a queue was met, by how long was expected.
///
/// @param counted of how many waits something was said that can be held against what came
/// @param inside how many of them were within what had been said
/// @param untold how many waits were over of which nothing could be said
/// @param spans from the shortest waits to the longest; only those in which something was counted
record Met(long counted, long inside, long untold, List<MetSpan> spans) {

    /// Waits whose expected length lay between two times, all in seconds.
    ///
    /// @param from the least expected
    /// @param to where the next one begins; null for the last
    /// @param shorter how many were shorter than said; what is neither of the two was longer
    /// @param saidFrom the least that was said, on average
    /// @param saidTo the most that was said, on average; null where only the least was
    /// @param tenth one of ten waited less
    /// @param half one of two waited less
    /// @param nineTenths nine of ten waited less
    record MetSpan(
            long from,
            @Nullable Long to,
            long counted,
            long inside,
            long shorter,
            double saidFrom,
            @Nullable Double saidTo,
            double tenth,
            double half,
            double nineTenths) {}

    static Met of(List<MetSpan> spans, long untold) {
        return new Met(
                spans.stream().mapToLong(MetSpan::counted).sum(),
                spans.stream().mapToLong(MetSpan::inside).sum(),
                untold,
                spans);
    }
}
