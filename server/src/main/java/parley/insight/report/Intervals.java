package parley.insight.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.LongStream;

/// A range of days, cut into intervals without gap or overlap. Each day is cut from its own start
/// by the clock on the wall of the zone: a day on which the clock is put back is longer, and has
/// more intervals; one whose length is no multiple ends with a shorter one. Pure.
final class Intervals {

    private final ZoneId zone;
    private final long[] borders;

    private Intervals(ZoneId zone, long[] borders) {
        this.zone = zone;
        this.borders = borders;
    }

    /// Told of a part of a time and the interval in which it lies.
    interface Part {
        void in(int interval, long from, long to);
    }

    /// The intervals of some days.
    ///
    /// @param first the first day
    /// @param last the last day, which belongs to it
    /// @param length of one; none longer than a day, which stands for whole days
    static Intervals of(LocalDate first, LocalDate last, Duration length, ZoneId zone) {
        long step = length.toNanos() / 1000;
        boolean isDays = length.compareTo(Duration.ofDays(1)) >= 0;
        LongStream borders = first.datesUntil(last.plusDays(1)).flatMapToLong(day -> {
            long from = micros(day.atStartOfDay(zone).toInstant());
            long to = micros(day.plusDays(1).atStartOfDay(zone).toInstant());
            return isDays || from == to
                    ? LongStream.of(from)
                    : LongStream.iterate(from, at -> at < to, at -> at + step);
        });
        long end = micros(last.plusDays(1).atStartOfDay(zone).toInstant());
        return new Intervals(
                zone, LongStream.concat(borders, LongStream.of(end)).distinct().toArray());
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    ZoneId zone() {
        return zone;
    }

    int count() {
        return borders.length - 1;
    }

    Instant start(int interval) {
        return Instant.EPOCH.plus(borders[interval], ChronoUnit.MICROS);
    }

    Instant end(int interval) {
        return start(interval + 1);
    }

    long endMicros(int interval) {
        return borders[interval + 1];
    }

    Instant from() {
        return start(0);
    }

    Instant to() {
        return start(count());
    }

    /// In which interval it lies; negative where in none.
    int at(long micros) {
        if (micros < borders[0] || micros >= borders[count()]) {
            return -1;
        }
        int found = Arrays.binarySearch(borders, micros);
        return found >= 0 ? found : -found - 2;
    }

    /// Cuts a time at the borders; what lies outside of the range is left away.
    void split(long from, long to, Part part) {
        long begin = Math.max(from, borders[0]);
        long end = Math.min(to, borders[count()]);
        if (begin >= end) {
            return;
        }
        for (int interval = at(begin); interval < count() && borders[interval] < end; interval++) {
            part.in(interval, Math.max(begin, borders[interval]), Math.min(end, borders[interval + 1]));
        }
    }
}
