package parley.people.staff;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.people.staff.OpeningHours.Span;
import parley.platform.kernel.ProblemException;

/// Opening hours as people write them: local times like `09:00`, the end of a day as `24:00`, an
/// end that is not after its beginning as one of the next day.
record WrittenHours(String name, String timeZone, List<Weekly> week, List<Special> exceptions) {

    private static final int HOUR = 60;

    WrittenHours {
        week = List.copyOf(week);
        exceptions = List.copyOf(exceptions);
    }

    /// A span of a weekday.
    ///
    /// @param day 1 for Monday
    record Weekly(int day, String from, String to) {
        Span span() {
            return spanOf(from, to);
        }
    }

    /// A span of a date, or a date that is closed.
    ///
    /// @param name why, for example a holiday's name
    record Special(
            LocalDate date, @Nullable String from, @Nullable String to, String name) {

        boolean isClosed() {
            return from == null || to == null;
        }

        List<Span> spans() {
            return from == null || to == null ? List.of() : List.of(spanOf(from, to));
        }
    }

    /// Opening hours in these words.
    ///
    /// @param occasions why a date is an exception
    static WrittenHours of(String name, OpeningHours times, Map<LocalDate, String> occasions) {
        var week = new ArrayList<Weekly>();
        times.week()
                .forEach((day, spans) ->
                        spans.forEach(span -> week.add(new Weekly(day.getValue(), text(span.from()), end(span.to())))));
        var exceptions = new ArrayList<Special>();
        times.exceptions().forEach((date, spans) -> {
            String occasion = occasions.getOrDefault(date, "");
            if (spans.isEmpty()) {
                exceptions.add(new Special(date, null, null, occasion));
            }
            spans.forEach(span -> exceptions.add(new Special(date, text(span.from()), end(span.to()), occasion)));
        });
        return new WrittenHours(name, times.zone().getId(), week, exceptions);
    }

    /// The same in order and in one spelling.
    ///
    /// @throws ProblemException where it is not to be understood
    WrittenHours checked() {
        zone();
        var seen = new HashSet<Object>();
        var days = new ArrayList<Weekly>();
        for (Weekly one : week) {
            Span span = one.span();
            if (!seen.add(List.of(one.day(), span.from()))) {
                throw new ProblemException(StaffProblem.HOURS_SPAN_INVALID, one.from(), one.to());
            }
            days.add(new Weekly(one.day(), text(span.from()), end(span.to())));
        }
        days.sort(Comparator.comparingInt(Weekly::day).thenComparing(Weekly::from));
        return new WrittenHours(name.strip(), timeZone, days, checkedExceptions());
    }

    private List<Special> checkedExceptions() {
        Map<LocalDate, List<Special>> byDate = new HashMap<>();
        exceptions.forEach(one ->
                byDate.computeIfAbsent(one.date(), any -> new ArrayList<>()).add(one));
        var checked = new ArrayList<Special>();
        byDate.forEach((date, all) -> {
            boolean isHalf = all.stream().anyMatch(one -> (one.from() == null) != (one.to() == null));
            boolean isMixed = all.size() > 1 && all.stream().anyMatch(Special::isClosed);
            long beginnings = all.stream().map(Special::from).distinct().count();
            if (isHalf || isMixed || beginnings < all.size()) {
                throw new ProblemException(StaffProblem.HOURS_DATE_INVALID, date.toString());
            }
            for (Special one : all) {
                Span span = one.isClosed() ? null : one.spans().getFirst();
                checked.add(new Special(
                        date,
                        span == null ? null : text(span.from()),
                        span == null ? null : end(span.to()),
                        one.name().strip()));
            }
        });
        checked.sort(Comparator.comparing(Special::date).thenComparing(one -> String.valueOf(one.from())));
        return checked;
    }

    /// What they mean.
    OpeningHours hours() {
        Map<DayOfWeek, List<Span>> days = new HashMap<>();
        week.forEach(one -> days.computeIfAbsent(DayOfWeek.of(one.day()), any -> new ArrayList<>())
                .add(one.span()));
        Map<LocalDate, List<Span>> dates = new HashMap<>();
        exceptions.forEach(one ->
                dates.computeIfAbsent(one.date(), any -> new ArrayList<>()).addAll(one.spans()));
        return new OpeningHours(zone(), days, dates);
    }

    private ZoneId zone() {
        try {
            // an offset is no zone: it knows nothing of summer
            if (ZoneId.getAvailableZoneIds().contains(timeZone)) {
                return ZoneId.of(timeZone);
            }
        } catch (DateTimeException unreadable) {
            throw new ProblemException(unreadable, StaffProblem.TIME_ZONE_UNKNOWN, timeZone);
        }
        throw new ProblemException(StaffProblem.TIME_ZONE_UNKNOWN, timeZone);
    }

    static Span spanOf(String from, String to) {
        int begins = minute(from);
        int ends = minute(to);
        if (begins >= OpeningHours.DAY || (begins == ends && begins > 0)) {
            throw new ProblemException(StaffProblem.HOURS_SPAN_INVALID, from, to);
        }
        return new Span(begins, ends > begins ? ends : ends + OpeningHours.DAY);
    }

    private static int minute(String time) {
        int colon = time.indexOf(':');
        return Integer.parseInt(time.substring(0, colon)) * HOUR + Integer.parseInt(time.substring(colon + 1));
    }

    /// The beginning of a span, in the words of a clock.
    static String text(int minute) {
        return String.format(java.util.Locale.ROOT, "%02d:%02d", minute / HOUR, minute % HOUR);
    }

    /// The end of a span.
    static String end(int minute) {
        return text(minute > OpeningHours.DAY ? minute - OpeningHours.DAY : minute);
    }
}
