package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How busy somebody was in a window: the time in which at least one contact or its paperwork was
/// worked on, of the time in which they took work. However many contacts there were at once, time
/// counts once.
///
/// @param busy with contacts or their paperwork
/// @param atWork available, or busy
record Occupancy(Duration busy, Duration atWork) {

    /// A time, which may last still.
    record Span(Instant from, @Nullable Instant to) {}

    static Occupancy of(Collection<Span> busy, Collection<Span> available, Instant from, Instant now) {
        var both = new ArrayList<>(busy);
        both.addAll(available);
        return new Occupancy(covered(busy, from, now), covered(both, from, now));
    }

    /// In percent of the time at work, rounded down.
    int percent() {
        return atWork.isZero() ? 0 : (int) (busy.toMillis() * 100 / atWork.toMillis());
    }

    /// Whether it says something: somebody who came a moment ago has always been busy all the time.
    boolean isMeaningful(Duration window) {
        return atWork.multipliedBy(2).compareTo(window) >= 0;
    }

    private static Duration covered(Collection<Span> spans, Instant from, Instant now) {
        List<Span> inOrder =
                spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        Duration sum = Duration.ZERO;
        Instant reached = from;
        for (Span span : inOrder) {
            Instant begin = span.from().isAfter(reached) ? span.from() : reached;
            Instant end = span.to() == null || span.to().isAfter(now) ? now : span.to();
            if (end.isAfter(begin)) {
                sum = sum.plus(Duration.between(begin, end));
                reached = end;
            }
        }
        return sum;
    }
}
