package parley.work.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.Texts;

/// What somebody who waits is told of it, in minutes or hours.
///
/// The rules: a number that was said never rises by more than a quarter, and only with an apology;
/// a wait that outlasts what was said of it by a quarter is apologised for; whoever waits is told
/// again after a quarter of what they were told, from half a minute to two minutes; where nothing
/// can be said any more, nothing is.
///
/// @param wording how it is said
/// @param from the least that is said, in minutes, 0 where there is none
/// @param to the most that is said, in minutes, 0 where there is none
/// @param said the number by which what is said later is measured, 0 where none was said yet
/// @param at when it is said
/// @param kept until when it holds what was said, a quarter more included
public record Announcement(Wording wording, int from, int to, int said, Instant at, Instant kept) {

    private static final double TOLERANCE = 1.25;
    /// Of less it is not said that it takes longer.
    private static final int LEAST = 2;

    private static final Duration OFTEN = Duration.ofSeconds(30);
    private static final Duration SELDOM = Duration.ofMinutes(2);

    /// The sentences there are.
    public enum Wording {
        /// Less than a minute.
        SOON,
        /// Less than `to`.
        UNDER,
        /// Between `from` and `to`.
        RANGE,
        /// More than `from`.
        MORE_THAN,
        /// Nobody can say.
        UNKNOWN,
        /// An apology, and nothing that could be said.
        LONGER,
        /// An apology, and less than a minute.
        LONGER_SOON,
        /// An apology, and less than `to`.
        LONGER_UNDER,
        /// An apology, and a range.
        LONGER_RANGE,
        /// An apology, and more than `from`.
        LONGER_THAN;

        /// Whether it says that we are sorry.
        public boolean isApology() {
            return name().startsWith("LONGER");
        }
    }

    /// What is said next to somebody who was told `last`, if anything: nothing before [#due()],
    /// and to those who wait for hours anyway only once.
    ///
    /// @param last what they were told before, or null where they have just come
    public static Optional<Announcement> next(
            @Nullable Announcement last, Estimate estimate, Tempo tempo, Instant now) {
        if (last == null) {
            return Optional.of(first(estimate, now));
        }
        if (tempo == Tempo.DEFERRED || now.isBefore(last.due())) {
            return Optional.empty();
        }
        return Optional.ofNullable(last.followedBy(estimate, now));
    }

    /// When it is time to look again.
    public Instant due() {
        Duration quarter = Duration.ofSeconds(15L * (to > 0 ? to : said));
        Duration wait = quarter.compareTo(OFTEN) < 0 ? OFTEN : quarter;
        return at.plus(wait.compareTo(SELDOM) > 0 || said == 0 ? SELDOM : wait);
    }

    /// The key of the sentence in the texts of this package.
    public String textKey() {
        String key = "wait-" + wording.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Amount.isInHours(Math.max(from, to)) ? key + "-hours" : key;
    }

    /// The sentence.
    public String text(Locale locale) {
        int unit = Amount.isInHours(Math.max(from, to)) ? 60 : 1;
        List<Integer> numbers = switch (wording) {
            case SOON, UNKNOWN, LONGER, LONGER_SOON -> List.of();
            case UNDER, LONGER_UNDER -> List.of(to);
            case MORE_THAN, LONGER_THAN -> List.of(from);
            case RANGE, LONGER_RANGE -> List.of(from, to);
        };
        Object[] words = numbers.stream()
                .map(minutes -> Integer.toString(minutes / unit))
                .toArray();
        return Texts.text(Announcement.class, locale, textKey(), words);
    }

    private static Announcement first(Estimate estimate, Instant now) {
        return switch (estimate.shownAs()) {
            case UNKNOWN -> new Announcement(Wording.UNKNOWN, 0, 0, 0, now, Instant.MAX);
            case MORE_THAN -> {
                int least = Amount.below(estimate.low());
                yield new Announcement(Wording.MORE_THAN, least, 0, least, now, Instant.MAX);
            }
            case RANGE -> within(estimate, false, now);
        };
    }

    private Announcement moreThan(int least, Wording how, Instant now) {
        return new Announcement(how, least, 0, Math.max(said, least), now, Instant.MAX);
    }

    private static Announcement within(Estimate estimate, boolean isLate, Instant now) {
        int to = Amount.above(estimate.high());
        int from = Amount.below(estimate.low());
        if (Amount.isInHours(to)) {
            from = from / 60 * 60;
        }
        if (from >= to) {
            to = Amount.next(from);
        }
        Wording wording = from > 0
                ? isLate ? Wording.LONGER_RANGE : Wording.RANGE
                : to > 1 ? isLate ? Wording.LONGER_UNDER : Wording.UNDER : isLate ? Wording.LONGER_SOON : Wording.SOON;
        return new Announcement(wording, from, to, to, now, keptUntil(now, to));
    }

    private static Instant keptUntil(Instant now, int minutes) {
        return now.plusSeconds(Math.round(60 * TOLERANCE * minutes));
    }

    private @Nullable Announcement followedBy(Estimate estimate, Instant now) {
        boolean isLate = now.isAfter(kept);
        if (said == 0) {
            return estimate.shownAs() == Estimate.Shown.UNKNOWN ? null : first(estimate, now);
        }
        return switch (estimate.shownAs()) {
            case UNKNOWN -> isLate ? sorry(now) : null;
            case MORE_THAN -> afterAll(estimate, isLate || (to > 0 && Amount.below(estimate.low()) > said), now);
            case RANGE -> inRange(estimate, isLate, now);
        };
    }

    /// The range is said where it is no longer than what was said, and what was said is repeated
    /// where it is longer by less than a quarter.
    private @Nullable Announcement inRange(Estimate estimate, boolean isLate, Instant now) {
        Announcement fresh = within(estimate, isLate, now);
        if (fresh.to > limit()) {
            return afterAll(estimate, isLate || to > 0, now);
        }
        if (isLate) {
            return fresh;
        }
        if (to == 0) {
            return fresh.to <= said ? fresh : afterAll(estimate, false, now);
        }
        Announcement shown = fresh.to <= said ? fresh : withTime(now);
        Instant sooner = shown.kept.isBefore(kept) ? shown.kept : kept;
        return new Announcement(shown.wording, shown.from, shown.to, shown.to, now, sooner);
    }

    /// The same again; an apology is not repeated with it.
    private Announcement withTime(Instant now) {
        Wording plain = switch (wording) {
            case LONGER_SOON -> Wording.SOON;
            case LONGER_UNDER -> Wording.UNDER;
            case LONGER_RANGE -> Wording.RANGE;
            case SOON, UNDER, RANGE, MORE_THAN, UNKNOWN, LONGER, LONGER_THAN -> wording;
        };
        return new Announcement(plain, from, to, said, now, kept);
    }

    /// Only the least is known: it is said with an apology where it was to be over by now, or
    /// where it is more than was said, and without one where it is less.
    private @Nullable Announcement afterAll(Estimate estimate, boolean isSorry, Instant now) {
        int least = Math.min(Amount.below(estimate.low()), limit());
        if (isSorry || (least > said && least == limit())) {
            boolean isWorthIt = least >= LEAST && (least >= said || now.isAfter(kept));
            return isWorthIt ? moreThan(least, Wording.LONGER_THAN, now) : sorry(now);
        }
        return to == 0 && least >= LEAST && least <= said ? moreThan(least, Wording.MORE_THAN, now) : null;
    }

    private Announcement sorry(Instant now) {
        return new Announcement(Wording.LONGER, 0, 0, said, now, Instant.MAX);
    }

    /// The highest number that may be said next.
    private int limit() {
        return (int) Math.floor(said * TOLERANCE);
    }
}
