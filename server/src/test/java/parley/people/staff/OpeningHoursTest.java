package parley.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.people.staff.OpeningHours.Span;

class OpeningHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int HOUR = 60;

    /// Zones with hours left out and repeated, at midnight too, and one that left out a whole
    /// day.
    private static final List<ZoneId> ZONES = List.of(
            SHANGHAI,
            BERLIN,
            ZoneId.of("America/St_Johns"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Pacific/Apia"));

    private static final List<LocalDate> TURNS = List.of(
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2006, 10, 29),
            LocalDate.of(2006, 4, 2),
            LocalDate.of(2018, 11, 4),
            LocalDate.of(2018, 2, 18),
            LocalDate.of(2026, 4, 5),
            LocalDate.of(2026, 10, 4),
            LocalDate.of(2011, 12, 30));

    @Test
    void opensAndClosesByTheClockOfItsZone() {
        var hours = weekdays(SHANGHAI, new Span(9 * HOUR, 12 * HOUR), new Span(13 * HOUR, 18 * HOUR));
        assertThat(hours.isOpenAt(Instant.parse("2026-11-20T00:59:59Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-20T01:00:00Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-20T04:30:00Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-20T09:59:59Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-20T10:00:00Z"))).isFalse();
        assertThat(hours.nextOpening(Instant.parse("2026-11-20T10:00:00Z")))
                .contains(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void aSpanReachesIntoTheNextDayAndOverTheEndOfTheWeek() {
        var hours =
                new OpeningHours(SHANGHAI, Map.of(DayOfWeek.SUNDAY, List.of(new Span(22 * HOUR, 30 * HOUR))), Map.of());
        assertThat(hours.isOpenAt(Instant.parse("2026-11-22T14:00:00Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-22T21:59:59Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-22T22:00:00Z"))).isFalse();
    }

    @Test
    void neverClosesBetweenDaysThatTouch() {
        var hours = new OpeningHours(SHANGHAI, everyDay(new Span(0, OpeningHours.DAY)), Map.of());
        Instant midnight = Instant.parse("2026-11-22T16:00:00Z");
        assertThat(hours.isOpenAt(midnight)).isTrue();
        assertThat(hours.isOpenAt(midnight.minusNanos(1))).isTrue();
    }

    @Test
    void anExceptionReplacesWhatBeginsOnItsDateAndMayHaveSeveralSpans() {
        LocalDate closed = LocalDate.of(2026, 12, 25);
        LocalDate shorter = LocalDate.of(2026, 12, 24);
        var hours = new OpeningHours(
                BERLIN,
                everyDay(new Span(20 * HOUR, 26 * HOUR)),
                Map.of(
                        closed,
                        List.of(),
                        shorter,
                        List.of(new Span(8 * HOUR, 10 * HOUR), new Span(23 * HOUR, 25 * HOUR))));
        assertThat(hours.isOpenAt(Instant.parse("2026-12-24T07:30:00Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-12-24T20:00:00Z"))).isFalse();
        // what began on the day before a holiday goes on to its end
        assertThat(hours.isOpenAt(Instant.parse("2026-12-24T23:30:00Z"))).isTrue();
        assertThat(hours.nextOpening(Instant.parse("2026-12-25T00:00:00Z")))
                .contains(Instant.parse("2026-12-26T19:00:00Z"));
    }

    @Test
    void hasNoOpeningWhereTheWeekIsClosedButFindsOneFarAway() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(new OpeningHours(SHANGHAI, Map.of(), Map.of()).nextOpening(now))
                .isEmpty();
        assertThat(new OpeningHours(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of()), Map.of()).nextOpening(now))
                .isEmpty();
        var once = Map.of(LocalDate.of(2031, 1, 1), List.of(new Span(0, 1)));
        assertThat(new OpeningHours(SHANGHAI, Map.of(), once).nextOpening(now))
                .contains(Instant.parse("2030-12-31T16:00:00Z"));
        assertThat(new OpeningHours(SHANGHAI, Map.of(), once).nextOpening(Instant.parse("2031-01-01T00:00:00Z")))
                .isEmpty();
        Map<LocalDate, List<Span>> longHoliday = new HashMap<>();
        LocalDate.of(2026, 11, 1).datesUntil(LocalDate.of(2028, 1, 1)).forEach(day -> longHoliday.put(day, List.of()));
        assertThat(new OpeningHours(SHANGHAI, everyDay(new Span(HOUR, 2 * HOUR)), longHoliday).nextOpening(now))
                .contains(Instant.parse("2027-12-31T17:00:00Z"));
    }

    @Test
    void opensAtTheJumpWhereTheClockLeavesTheBeginningOut() {
        var hours = new OpeningHours(
                BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new Span(2 * HOUR + 30, 4 * HOUR))), Map.of());
        Instant jump = Instant.parse("2026-03-29T01:00:00Z");
        assertThat(hours.nextOpening(jump.minusSeconds(HOUR))).contains(jump);
        assertThat(hours.isOpenAt(Instant.parse("2026-03-29T01:59:59Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-03-29T02:00:00Z"))).isFalse();
        var within = new OpeningHours(
                BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new Span(2 * HOUR + 10, 2 * HOUR + 50))), Map.of());
        assertThat(within.nextOpening(jump.minusSeconds(HOUR))).contains(Instant.parse("2026-04-05T00:10:00Z"));
    }

    @Test
    void staysOpenThroughTheHourThatComesTwice() {
        var hours =
                new OpeningHours(BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new Span(HOUR, 2 * HOUR + 30))), Map.of());
        Instant opens = Instant.parse("2026-10-24T23:00:00Z");
        Instant closes = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(hours.isOpenAt(opens)).isTrue();
        assertThat(hours.isOpenAt(closes.minusNanos(1))).isTrue();
        assertThat(hours.isOpenAt(closes)).isFalse();
        for (Instant at = opens; at.isBefore(closes); at = at.plusSeconds(HOUR)) {
            assertThat(hours.isOpenAt(at)).isTrue();
        }
    }

    @Test
    void refusesASpanThatIsNone() {
        assertThatThrownBy(() -> new Span(600, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(-1, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(OpeningHours.DAY, OpeningHours.DAY + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(600, 600 + OpeningHours.DAY + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Whenever the clock on the wall shows a time within a span it is open, and on a day on
    /// which no clock is changed it is open at no other time.
    @Test
    void agreesWithTheClockOnTheWall() {
        var random = new Random(7);
        int seenOpen = 0;
        for (int round = 0; round < 400; round++) {
            OpeningHours hours = anyHours(random);
            Instant at = near(random, hours.zone());
            for (int step = 0; step < 40; step++) {
                at = at.plus(Duration.ofMinutes(random.nextInt(180)));
                boolean isShown = showsOpen(hours, at);
                if (isShown || isQuiet(hours.zone(), at)) {
                    assertThat(hours.isOpenAt(at)).as("%s at %s", hours, at).isEqualTo(isShown);
                }
                seenOpen += isShown ? 1 : 0;
            }
        }
        assertThat(seenOpen).isGreaterThan(1000);
    }

    private static boolean showsOpen(OpeningHours hours, Instant at) {
        var local = at.atZone(hours.zone()).toLocalDateTime();
        int minute = local.getHour() * HOUR + local.getMinute();
        LocalDate today = local.toLocalDate();
        return spans(hours, today).stream().anyMatch(span -> minute >= span.from() && minute < span.to())
                || spans(hours, today.minusDays(1)).stream().anyMatch(span -> minute < span.to() - OpeningHours.DAY);
    }

    private static List<Span> spans(OpeningHours hours, LocalDate day) {
        return hours.exceptions().getOrDefault(day, hours.week().getOrDefault(day.getDayOfWeek(), List.of()));
    }

    /// Whether no clock is changed for two days around.
    private static boolean isQuiet(ZoneId zone, Instant at) {
        var next = zone.getRules().nextTransition(at.minus(Duration.ofDays(2)));
        return next == null || next.getInstant().isAfter(at.plus(Duration.ofDays(2)));
    }

    private static OpeningHours anyHours(Random random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Map<DayOfWeek, List<Span>> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                week.put(day, anySpans(random));
            }
        }
        Map<LocalDate, List<Span>> exceptions = new HashMap<>();
        for (LocalDate turn : TURNS) {
            if (random.nextBoolean()) {
                exceptions.put(turn.plusDays(random.nextInt(3) - 1), anySpans(random));
            }
        }
        return new OpeningHours(zone, week, exceptions);
    }

    private static List<Span> anySpans(Random random) {
        var spans = new ArrayList<Span>();
        for (int left = random.nextInt(3); left > 0; left--) {
            int from = random.nextInt(OpeningHours.DAY / 15) * 15;
            spans.add(new Span(from, from + 15 * (1 + random.nextInt(OpeningHours.DAY / 15))));
        }
        return spans;
    }

    /// A moment shortly before a clock is changed somewhere.
    private static Instant near(Random random, ZoneId zone) {
        return TURNS.get(random.nextInt(TURNS.size()))
                .minusDays(2)
                .atStartOfDay(zone)
                .toInstant()
                .plus(Duration.ofMinutes(random.nextInt(60)));
    }

    private static OpeningHours weekdays(ZoneId zone, Span... spans) {
        Map<DayOfWeek, List<Span>> week = new HashMap<>(everyDay(spans));
        week.remove(DayOfWeek.SATURDAY);
        week.remove(DayOfWeek.SUNDAY);
        return new OpeningHours(zone, week, Map.of());
    }

    private static Map<DayOfWeek, List<Span>> everyDay(Span... spans) {
        Map<DayOfWeek, List<Span>> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(spans));
        }
        return week;
    }

    /// The next opening is open, nothing before it is, and the moment before it is not.
    @Test
    void findsTheFirstMomentAtWhichItIsOpen() {
        var random = new Random(11);
        for (int round = 0; round < 100; round++) {
            OpeningHours hours = anyHours(random);
            Instant from = near(random, hours.zone());
            Instant next = hours.nextOpening(from).orElse(null);
            Instant end = next == null ? from.plus(Duration.ofDays(9)) : next;
            if (next != null) {
                assertThat(hours.isOpenAt(next)).as("%s at %s", hours, next).isTrue();
                assertThat(next).isAfterOrEqualTo(from);
            }
            for (Instant at = from; at.isBefore(end); at = at.plusSeconds(300)) {
                assertThat(hours.isOpenAt(at)).as("%s at %s", hours, at).isFalse();
            }
        }
    }
}
