package parley.work.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.work.wellbeing.Occupancy.Span;

class OccupancyTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void twoContactsAtOnceAreBusyOnce() {
        List<Span> busy = List.of(at(10, 30), at(20, 40), at(25, 28));
        Occupancy found = Occupancy.of(busy, List.of(at(0, null)), START, minute(60));

        assertThat(found.busy()).isEqualTo(Duration.ofMinutes(30));
        assertThat(found.atWork()).isEqualTo(Duration.ofMinutes(60));
        assertThat(found.percent()).isEqualTo(50);
    }

    /// Whoever finishes in their break has been at work; whoever takes a break has not.
    @Test
    void onlyTheTimeAtWorkCounts() {
        Occupancy found = Occupancy.of(List.of(at(25, 35)), List.of(at(-10, 30)), START, minute(60));

        assertThat(found.busy()).isEqualTo(Duration.ofMinutes(10));
        assertThat(found.atWork()).isEqualTo(Duration.ofMinutes(35));
        assertThat(found.isMeaningful(Duration.ofMinutes(60))).isTrue();
        assertThat(found.isMeaningful(Duration.ofMinutes(90))).isFalse();
        assertThat(Occupancy.of(List.of(), List.of(), START, minute(60)).percent())
                .isZero();
    }

    /// Against counting second by second.
    @Test
    void isWhatAWatchWouldHaveSeen() {
        for (long seed = 0; seed < 200; seed++) {
            var chance = new Random(seed);
            List<Span> busy = spans(chance);
            List<Span> available = spans(chance);
            int seenBusy = 0;
            int seenAtWork = 0;
            for (int minute = 0; minute < 60; minute++) {
                boolean isBusy = covers(busy, minute);
                seenBusy += isBusy ? 1 : 0;
                seenAtWork += isBusy || covers(available, minute) ? 1 : 0;
            }
            Occupancy found = Occupancy.of(busy, available, START, minute(60));
            assertThat(found)
                    .as("seed %s", seed)
                    .isEqualTo(new Occupancy(Duration.ofMinutes(seenBusy), Duration.ofMinutes(seenAtWork)));
        }
    }

    private static List<Span> spans(Random chance) {
        var spans = new ArrayList<Span>();
        int count = chance.nextInt(6);
        for (int i = 0; i < count; i++) {
            int from = chance.nextInt(80) - 10;
            spans.add(at(from, chance.nextInt(5) == 0 ? null : from + chance.nextInt(40)));
        }
        return spans;
    }

    private static boolean covers(List<Span> spans, int minute) {
        return spans.stream()
                .anyMatch(span -> !span.from().isAfter(minute(minute))
                        && (span.to() == null || span.to().isAfter(minute(minute))));
    }

    private static Span at(int from, @Nullable Integer to) {
        return new Span(minute(from), to == null ? null : minute(to));
    }

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }
}
