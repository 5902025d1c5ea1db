package parley.insight.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.Requirement;
import parley.insight.report.Question.Attribution;
import parley.insight.report.RandomDay.Stay;
import parley.platform.kernel.Capabilities.Tempo;
import parley.testing.Seeds;

/// Random days, recounted by hand from what was meant when they were made up.
class RecountTest {

    private static final long TARGET = 20 * RandomDay.MINUTE;
    private static final long SHORT = 3 * RandomDay.MINUTE;
    private static final int PLACES = 2;
    private static final Metric.Terms TERMS =
            new Metric.Terms(ServiceLevel.SL3, new ServiceLevel.Switches(true, true, true), SHORT);

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Asia/Shanghai", "Asia/Kathmandu", "Australia/Lord_Howe");

    /// A day that the clock was changed on in one of the zones, or any other.
    private static final List<String> DATES = List.of("2026-03-29", "2026-10-25", "2026-04-05", "2026-11-22");

    /// One made-up day and where it lies.
    private record Case(RandomDay day, LocalDate date, ZoneId zone, long now, Random random) {

        static Case of(long seed) {
            var random = new Random(seed);
            LocalDate date = LocalDate.parse(DATES.get(random.nextInt(DATES.size())));
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            long start = Intervals.micros(date.atStartOfDay(zone).toInstant());
            // often in the middle of the day, sometimes long after it
            long now = start + (6 * 60 + random.nextInt(40 * 60)) * RandomDay.MINUTE;
            return new Case(new RandomDay(random, start, now), date, zone, now, random);
        }

        Intervals intervals(Duration length) {
            return Intervals.of(date, date, length, zone);
        }

        Tally.Sums sums(Metric.By by, Intervals intervals, Attribution attribution) {
            var tally = new Tally(new Question(by, intervals, attribution, null, null, null), now, SHORT, _ -> TARGET);
            day.items.forEach(tally::item);
            day.there.forEach(time -> tally.available(time.agent(), time.from(), time.to()));
            return tally.sums(_ -> PLACES);
        }
    }

    private static Duration length(Random random) {
        return Duration.ofMinutes(List.of(15, 30, 60).get(random.nextInt(3)));
    }

    @Test
    @Requirement("4-01c")
    void countsEveryStayInItsIntervalAsItWasMeant() {
        Seeds.each("report-queues", 120, seed -> {
            Case one = Case.of(seed);
            Attribution attribution = one.random().nextBoolean() ? Attribution.ENTRY : Attribution.ANSWER;
            Intervals intervals = one.intervals(length(one.random()));
            Tally.Sums sums = one.sums(Metric.By.QUEUE, intervals, attribution);
            for (int interval = 0; interval < intervals.count(); interval++) {
                for (UUID queue : RandomDay.QUEUES) {
                    for (Tempo tempo : Tempo.values()) {
                        var key = new Tally.Key(interval, queue, "channel-" + tempo, tempo, null);
                        Facts found = sums.rows().getOrDefault(key, new Facts());
                        int number = interval;
                        List<Stay> stays = one.day().stays.stream()
                                .filter(stay -> stay.queue().equals(queue)
                                        && stay.channel().equals("channel-" + tempo))
                                .toList();
                        List<Stay> here = stays.stream()
                                .filter(stay -> lies(intervals, number, at(stay, attribution)))
                                .toList();
                        assertThat(counts(found)).as("%s", key).isEqualTo(recounted(here, one.now()));
                        assertThat(found.backlog)
                                .as("backlog of %s", key)
                                .isEqualTo(waiting(stays, intervals, number, one.now()));
                    }
                }
            }
        });
    }

    @Test
    void countsEveryMinuteOfAnAgentOnce() {
        Seeds.each("report-agents", 60, seed -> {
            Case one = Case.of(seed);
            Intervals intervals = one.intervals(length(one.random()));
            Map<Tally.Key, Facts> rows =
                    one.sums(Metric.By.AGENT, intervals, Attribution.ENTRY).rows();
            for (int interval = 0; interval < intervals.count(); interval++) {
                for (UUID agent : RandomDay.AGENTS) {
                    Facts found = rows.getOrDefault(new Tally.Key(interval, null, null, null, agent), new Facts());
                    int number = interval;
                    assertThat(List.of(found.busy, found.idle, found.itemTime, found.placeTime))
                            .as("interval %d of %s", interval, agent)
                            .isEqualTo(minutes(one, intervals, interval, agent));
                    List<Stay> here = one.day().stays.stream()
                            .filter(stay -> agent.equals(stay.agent()) && lies(intervals, number, stay.entered()))
                            .toList();
                    assertThat(counts(found)).isEqualTo(recounted(here, one.now()));
                }
            }
        });
    }

    @Test
    void theIntervalsOfADayAddUpToTheDay() {
        Seeds.each("report-sums", 80, seed -> {
            Case one = Case.of(seed);
            for (Metric.By by : Metric.By.values()) {
                for (Attribution attribution : Attribution.values()) {
                    Intervals day = one.intervals(Duration.ofDays(1));
                    assertThat(day.count()).isEqualTo(1);
                    Facts whole = one.sums(by, day, attribution).total();
                    Tally.Sums parts = one.sums(by, one.intervals(length(one.random())), attribution);
                    var added = new Facts();
                    parts.rows().values().forEach(added::add);
                    added.backlog = parts.total().backlog;
                    for (Metric metric : Metric.of(by)) {
                        assertThat(metric.of(added, TERMS))
                                .as("%s by %s", metric, by)
                                .isEqualTo(metric.of(whole, TERMS));
                        assertThat(metric.of(parts.total(), TERMS)).isEqualTo(metric.of(whole, TERMS));
                    }
                }
            }
        });
    }

    /// What waits at the end is what waited before, and what came, less what left.
    @Test
    void nobodyIsLostBetweenTwoIntervals() {
        Seeds.each("report-backlog", 150, seed -> {
            Case one = Case.of(seed);
            Intervals intervals = one.intervals(length(one.random()));
            Tally.Sums entered = one.sums(Metric.By.QUEUE, intervals, Attribution.ENTRY);
            Tally.Sums left = one.sums(Metric.By.QUEUE, intervals, Attribution.ANSWER);
            long before = one.day().stays.stream()
                    .filter(stay -> stay.entered() < Intervals.micros(intervals.from())
                            && (stay.left() == null || stay.left() >= Intervals.micros(intervals.from())))
                    .count();
            for (int interval = 0;
                    interval < intervals.count() && Intervals.micros(intervals.start(interval)) <= one.now();
                    interval++) {
                long came = sum(entered, interval, facts -> facts.offered);
                long went = sum(left, interval, facts -> facts.answered + facts.abandoned + facts.flowOuts);
                before = before + came - went;
                assertThat(sum(entered, interval, facts -> facts.backlog))
                        .as("interval %d", interval)
                        .isEqualTo(before);
            }
        });
    }

    private static long sum(Tally.Sums sums, int interval, ToLongFunction<Facts> what) {
        return sums.rows().entrySet().stream()
                .filter(entry -> entry.getKey().interval() == interval)
                .mapToLong(entry -> what.applyAsLong(entry.getValue()))
                .sum();
    }

    private static @Nullable Long at(Stay stay, Attribution attribution) {
        return attribution == Attribution.ENTRY ? Long.valueOf(stay.entered()) : stay.left();
    }

    private static boolean lies(Intervals intervals, int interval, @Nullable Long at) {
        if (at == null) {
            return false;
        }
        Instant moment = Instant.EPOCH.plusNanos(at * 1000);
        return !moment.isBefore(intervals.start(interval)) && moment.isBefore(intervals.end(interval));
    }

    /// What a report says of some stays, in a fixed order.
    private static List<Long> counts(Facts facts) {
        return List.of(
                facts.offered,
                facts.answered,
                facts.answeredInTarget,
                facts.abandoned,
                facts.abandonedInTarget,
                facts.shortAbandons,
                facts.flowOuts,
                facts.waiting,
                facts.due,
                facts.handled,
                facts.transferred,
                facts.returned,
                facts.answerWait,
                facts.abandonWait,
                facts.longestWait,
                facts.talk,
                facts.hold,
                facts.wrapUp);
    }

    private static List<Long> recounted(List<Stay> stays, long now) {
        ToLongFunction<Stay> wait = stay -> Objects.requireNonNullElse(stay.left(), now) - stay.entered();
        Predicate<Stay> inTime = stay -> wait.applyAsLong(stay) <= TARGET;
        Predicate<Stay> answered = stay -> stay.agent() != null;
        Predicate<Stay> abandoned = stay -> stay.end().equals("abandoned");
        Predicate<Stay> waits = stay -> stay.end().equals("waits");
        Predicate<Stay> handled = answered.and(stay -> !stay.end().equals("held"));
        return List.of(
                (long) stays.size(),
                many(stays, answered),
                many(stays, answered.and(inTime)),
                many(stays, abandoned),
                many(stays, abandoned.and(inTime)),
                many(stays, abandoned.and(stay -> wait.applyAsLong(stay) <= SHORT)),
                many(stays, stay -> stay.end().equals("flowed")),
                many(stays, waits),
                many(stays, waits.negate().or(inTime.negate())),
                many(stays, handled),
                many(stays, stay -> stay.end().equals("transferred")),
                many(stays, stay -> stay.end().equals("returned")),
                stays.stream().filter(answered).mapToLong(wait).sum(),
                stays.stream().filter(abandoned).mapToLong(wait).sum(),
                stays.stream().mapToLong(wait).max().orElse(0),
                stays.stream().filter(handled).mapToLong(Stay::talk).sum(),
                stays.stream().filter(handled).mapToLong(Stay::hold).sum(),
                stays.stream().filter(handled).mapToLong(Stay::wrap).sum());
    }

    private static long many(List<Stay> stays, Predicate<Stay> which) {
        return stays.stream().filter(which).count();
    }

    /// Who waits in the last moment of the interval; in the running one, now.
    private static long waiting(List<Stay> stays, Intervals intervals, int interval, long now) {
        if (Intervals.micros(intervals.start(interval)) > now) {
            return 0;
        }
        long moment = Math.min(Intervals.micros(intervals.end(interval)) - 1, now);
        return stays.stream()
                .filter(stay -> stay.entered() <= moment && (stay.left() == null || stay.left() > moment))
                .count();
    }

    /// Busy, idle, time of items and of places, minute by minute.
    private static List<Long> minutes(Case one, Intervals intervals, int interval, UUID agent) {
        long[] sums = new long[4];
        long end = Math.min(Intervals.micros(intervals.end(interval)), one.now());
        for (long at = Intervals.micros(intervals.start(interval)); at < end; at += RandomDay.MINUTE) {
            long minute = at;
            List<RandomDay.Held> held = one.day().held.stream()
                    .filter(time -> time.agent().equals(agent) && lasts(time.from(), time.to(), minute))
                    .toList();
            boolean isThere = one.day().there.stream()
                    .anyMatch(time -> time.agent().equals(agent) && lasts(time.from(), time.to(), minute));
            long weight = held.stream()
                    .mapToLong(time -> time.tempo() == Tempo.REAL_TIME ? PLACES : 1)
                    .sum();
            sums[0] += held.isEmpty() ? 0 : RandomDay.MINUTE;
            sums[1] += held.isEmpty() && isThere ? RandomDay.MINUTE : 0;
            sums[2] += weight * RandomDay.MINUTE;
            sums[3] += held.isEmpty() && !isThere ? 0 : PLACES * RandomDay.MINUTE;
        }
        return List.of(sums[0], sums[1], sums[2], sums[3]);
    }

    private static boolean lasts(long from, @Nullable Long to, long at) {
        return from <= at && (to == null || at < to);
    }
}
