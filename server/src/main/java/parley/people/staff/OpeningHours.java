package parley.people.staff;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// When somebody is there: spans of the local day, a week round, with exceptions by date. Pure.
///
/// A span belongs to the day on which it begins and may reach into the next; an exception
/// replaces the spans that begin on its date. A span lasts from the first moment at which the
/// local clock shows its beginning to the last at which it shows its end: where the clock is put
/// forward over an edge, the edge is the moment of the jump, and where it is put back, nothing
/// closes and opens twice.
///
/// @param week the spans by weekday; none where it is closed
/// @param exceptions the spans of the dates that are not like their weekday; none where closed
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> exceptions) {

    /// Minutes of a day.
    public static final int DAY = 24 * 60;

    /// How many days before a moment a span may have begun that still lasts, and how many days
    /// after its date one may begin already: a zone may repeat or leave out a whole day.
    private static final int REACH = 2;

    public OpeningHours {
        week = Map.copyOf(week);
        exceptions = Map.copyOf(exceptions);
    }

    /// A part of a day.
    ///
    /// @param from the minute of the day at which it begins
    /// @param to the minute at which it ends, beyond [OpeningHours#DAY] on the next day
    public record Span(int from, int to) {
        public Span {
            if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
                throw new IllegalArgumentException("no span: " + from + " to " + to);
            }
        }
    }

    private record Opening(Instant from, Instant to) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /// Whether it is open at the moment.
    public boolean isOpenAt(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return day.minusDays(REACH)
                .datesUntil(day.plusDays(REACH))
                .flatMap(this::openings)
                .anyMatch(opening -> opening.contains(at));
    }

    /// The moment itself where it is open, else the next one at which it opens; empty where it
    /// never does.
    public Optional<Instant> nextOpening(Instant at) {
        if (isOpenAt(at)) {
            return Optional.of(at);
        }
        return daysFrom(at.atZone(zone).toLocalDate().minusDays(REACH))
                .flatMap(this::openings)
                .map(Opening::from)
                .filter(from -> !from.isBefore(at))
                .findFirst();
    }

    /// Every day on which it may open. Endless where the week opens at all, but then one is found
    /// within a week after the last exception.
    private Stream<LocalDate> daysFrom(LocalDate first) {
        if (week.values().stream().anyMatch(spans -> !spans.isEmpty())) {
            return Stream.iterate(first, day -> day.plusDays(1));
        }
        NavigableSet<LocalDate> dates = new TreeSet<>(exceptions.keySet());
        return dates.tailSet(first, true).stream();
    }

    private Stream<Opening> openings(LocalDate day) {
        List<Span> spans = exceptions.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()));
        return spans.stream()
                .sorted((one, other) -> Integer.compare(one.from(), other.from()))
                .map(span -> new Opening(first(local(day, span.from())), last(local(day, span.to()))))
                .filter(opening -> opening.from().isBefore(opening.to()));
    }

    private static LocalDateTime local(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute);
    }

    private Instant first(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private Instant last(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetAfter());
    }
}
