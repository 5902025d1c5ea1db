package parley.work.silence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.work.conversation.ConversationId;

/// Who has been still since when in a live conversation, and what that calls for: first a warning,
/// then an end. Pure: the facts, the limits and the time decide.
///
/// @param isHeld whether an agent has it
/// @param waitingSince since when the customer waits for an answer; null when it is the customer's
///     turn
/// @param heardAt the customer's last words; of a held one at the earliest when the agent took it
/// @param answeredAt our last words
/// @param assignedAt since when the agent has it
/// @param seenAt when the customer was last there; null where nothing is known of that
/// @param warned the last warning of each kind
record Stillness(
        ConversationId id,
        boolean isHeld,
        @Nullable Instant waitingSince,
        @Nullable Instant heardAt,
        @Nullable Instant answeredAt,
        @Nullable Instant assignedAt,
        @Nullable Instant seenAt,
        Map<Silence, Instant> warned) {

    /// Two looks at the clock within one round are not further apart than this.
    static final Duration AHEAD = Duration.ofMinutes(1);

    Stillness {
        warned = Map.copyOf(warned);
    }

    /// The same with what is known of the customer's whereabouts.
    Stillness seen(@Nullable Instant at) {
        return new Stillness(id, isHeld, waitingSince, heardAt, answeredAt, assignedAt, at, warned);
    }

    /// How long a silence may be.
    ///
    /// @param untilWarning zero where nothing is to happen at all
    /// @param untilEnd from the warning on
    record Patience(Duration untilWarning, Duration untilEnd) {}

    /// What is to be done.
    ///
    /// @param isWarning whether only a warning; otherwise the conversation ends or changes hands
    record Step(Silence silence, boolean isWarning) {}

    /// What is due now.
    ///
    /// @param watchedSince time before that counts for nobody: who could have written while the
    ///     centre was away?
    Optional<Step> due(Map<Silence, Patience> patience, Instant watchedSince, Instant now) {
        for (Silence silence : Silence.values()) {
            Instant begin = passed(begin(silence, now), watchedSince, now);
            Patience limits = patience.get(silence);
            if (begin == null || limits == null || limits.untilWarning().isZero()) {
                continue;
            }
            Instant warnedAt = warned.get(silence);
            boolean isWarned = warnedAt != null && !warnedAt.isBefore(begin);
            Instant from = isWarned ? passed(warnedAt, watchedSince, now) : begin;
            from = from == null ? watchedSince : latest(from, watchedSince);
            if (!now.isBefore(from.plus(isWarned ? limits.untilEnd() : limits.untilWarning()))) {
                return Optional.of(new Step(silence, !isWarned));
            }
        }
        return Optional.empty();
    }

    /// What lies ahead of us was written before the clock was set back, which is when watching
    /// began anew: from then on it counts.
    private static @Nullable Instant passed(@Nullable Instant at, Instant watchedSince, Instant now) {
        return at != null && at.isAfter(now) ? watchedSince : at;
    }

    /// Since when there is this silence; null where there is none.
    private @Nullable Instant begin(Silence silence, Instant now) {
        return switch (silence) {
            case CUSTOMER_LEFT -> isThere(now) ? null : latest(requireNonNull(seenAt), heardAt);
            case CUSTOMER_SILENT ->
                isHeld && waitingSince == null && answeredAt != null ? latest(answeredAt, assignedAt) : null;
            case AGENT_SILENT -> isHeld && waitingSince != null ? latest(waitingSince, assignedAt) : null;
        };
    }

    /// Whoever was seen at this very moment is there; whoever was seen long after it was seen
    /// before the clock was set back.
    private boolean isThere(Instant now) {
        return seenAt == null || (!seenAt.isBefore(now) && !seenAt.isAfter(now.plus(AHEAD)));
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null
                ? one
                : Stream.of(one, other).max(Instant::compareTo).orElseThrow();
    }
}
