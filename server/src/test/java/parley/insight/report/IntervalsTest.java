package parley.insight.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    private static Intervals day(String day, int minutes, String zone) {
        LocalDate date = LocalDate.parse(day);
        return Intervals.of(date, date, Duration.ofMinutes(minutes), ZoneId.of(zone));
    }

    @Test
    void aDayOnWhichTheClockChangesHasAsManyQuartersAsItIsLong() {
        assertThat(day("2026-03-29", 15, "Europe/Berlin").count()).isEqualTo(23 * 4);
        assertThat(day("2026-10-25", 15, "Europe/Berlin").count()).isEqualTo(25 * 4);
        assertThat(day("2026-11-22", 15, "Asia/Shanghai").count()).isEqualTo(24 * 4);
        // the clock is put back by half an hour
        assertThat(day("2026-04-05", 60, "Australia/Lord_Howe").count()).isEqualTo(25);
        // midnight itself is left out
        assertThat(day("2026-09-06", 30, "America/Santiago").start(0)).isEqualTo(Instant.parse("2026-09-06T04:00:00Z"));
        // a day that never was
        assertThat(day("2011-12-30", 30, "Pacific/Apia").count()).isZero();
        assertThat(Intervals.of(
                                LocalDate.parse("2011-12-29"),
                                LocalDate.parse("2011-12-31"),
                                Duration.ofDays(1),
                                ZoneId.of("Pacific/Apia"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void twoHoursOfOneNameAreTwoIntervals() {
        Intervals intervals = day("2026-10-25", 60, "Europe/Berlin");

        assertThat(intervals.start(2)).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(intervals.at(micros("2026-10-25T00:30:00Z"))).isEqualTo(2);
        assertThat(intervals.at(micros("2026-10-25T01:30:00Z"))).isEqualTo(3);
        assertThat(intervals.to()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void aBorderBelongsToWhatBeginsThere() {
        Intervals intervals = day("2026-11-22", 30, "UTC");

        assertThat(intervals.at(micros("2026-11-22T00:00:00Z"))).isZero();
        assertThat(intervals.at(micros("2026-11-22T00:30:00Z") - 1)).isZero();
        assertThat(intervals.at(micros("2026-11-22T00:30:00Z"))).isEqualTo(1);
        assertThat(intervals.at(micros("2026-11-22T00:00:00Z") - 1)).isNegative();
        assertThat(intervals.at(micros("2026-11-23T00:00:00Z"))).isNegative();
    }

    @Test
    void cutsATimeAtEveryBorderAndLosesNothing() {
        Intervals intervals = day("2026-11-22", 30, "UTC");
        List<String> parts = new ArrayList<>();
        intervals.split(
                micros("2026-11-22T00:20:00Z"),
                micros("2026-11-22T01:10:00Z"),
                (interval, from, to) -> parts.add(interval + ":" + (to - from) / 60_000_000));
        intervals.split(
                micros("2026-11-21T00:00:00Z"),
                micros("2026-11-22T00:05:00Z"),
                (interval, from, to) -> parts.add(interval + ":" + (to - from) / 60_000_000));
        intervals.split(micros("2026-11-23T00:00:00Z"), micros("2026-11-24T00:00:00Z"), (_, _, _) -> parts.add("late"));
        intervals.split(5, 5, (_, _, _) -> parts.add("nothing"));

        assertThat(parts).containsExactly("0:10", "1:30", "2:10", "0:5");
    }

    private static long micros(String at) {
        return Intervals.micros(Instant.parse(at));
    }
}
