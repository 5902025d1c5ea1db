package parley.work.surge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a rule has seen of its queue. Between the two marks nothing begins and nothing ends, so a
/// figure that swings has nobody sent to and fro.
///
/// @param highSince since when the figure is high without a pause
/// @param lowSince since when it is low without a pause
/// @param begunAt since when the rule moves agents; null while it may begin
record Watched(
        @Nullable Instant highSince,
        @Nullable Instant lowSince,
        @Nullable Instant begunAt) {

    static final Watched NOTHING = new Watched(null, null, null);

    /// The figure is that now. What began by a clock that was set back since then begins anew.
    Watched next(SurgeRule rule, int value, Instant now) {
        var next = new Watched(
                value >= rule.startsAt() ? since(highSince, now) : null,
                value <= rule.endsAt() ? since(lowSince, now) : null,
                begunAt == null ? null : since(begunAt, now));
        return next.isOver(rule, now) ? new Watched(next.highSince, next.lowSince, null) : next;
    }

    /// It may begin anew: the queue has been calm, or everybody has been back for as long as they
    /// were away at most. A queue that is never calm is helped again, but not without a pause.
    private boolean isOver(SurgeRule rule, Instant now) {
        return isCalm(rule, now)
                || (begunAt != null && !now.isBefore(begunAt.plus(rule.longest().multipliedBy(2))));
    }

    /// Agents go now, or more of them: the figure has been high for long enough, and their time is
    /// not over.
    boolean sends(SurgeRule rule, Instant now) {
        return lasts(highSince, rule.startSeconds(), now)
                && (begunAt == null || now.isBefore(begunAt.plus(rule.longest())));
    }

    /// The figure has been low for long enough.
    boolean isCalm(SurgeRule rule, Instant now) {
        return lasts(lowSince, rule.endSeconds(), now);
    }

    Watched begun(Instant now) {
        return begunAt == null ? new Watched(highSince, lowSince, now) : this;
    }

    private static boolean lasts(@Nullable Instant since, int seconds, Instant now) {
        return since != null && !now.isBefore(since.plus(Duration.ofSeconds(seconds)));
    }

    private static Instant since(@Nullable Instant before, Instant now) {
        return before == null || before.isAfter(now) ? now : before;
    }
}
