package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.TeamId;

/// How much of agents is asked at most.
///
/// @param teamId for whom; null for everybody whose team has no limits of its own
/// @param capPercent they rest once they have been busy for so much of the window; null for never
/// @param againPercent and are asked again once it has fallen to that
/// @param windowMinutes the window
/// @param restMinutes they rest no longer than this
/// @param pauseMinutes for how long they rest after a hard contact; 0 for no pause
/// @param hardCodes wrap-up codes of hard contacts
/// @param hardLabels labels of hard contacts
/// @param hardMinutes who was busy with one contact for so long had a hard one; null for never
/// @param mostRestingPercent of the agents of a queue who are there so many rest at once at most
/// @param endsForEmergency whether an emergency that waits ends rests
record WellbeingLimits(
        UUID id,
        @Nullable TeamId teamId,
        @Nullable Integer capPercent,
        int againPercent,
        int windowMinutes,
        int restMinutes,
        int pauseMinutes,
        List<String> hardCodes,
        List<String> hardLabels,
        @Nullable Integer hardMinutes,
        int mostRestingPercent,
        boolean endsForEmergency,
        Instant changedAt,
        String changedBy) {

    /// Of several the one that spares people most.
    private static final Comparator<WellbeingLimits> SPARING = Comparator.<WellbeingLimits>comparingInt(
                    one -> one.capPercent() == null ? 101 : one.capPercent())
            .thenComparing(
                    Comparator.comparingInt(WellbeingLimits::pauseMinutes).reversed())
            .thenComparing(WellbeingLimits::id);

    WellbeingLimits {
        hardCodes = List.copyOf(hardCodes);
        hardLabels = List.copyOf(hardLabels);
    }

    Duration window() {
        return Duration.ofMinutes(windowMinutes);
    }

    /// Which of these hold for somebody: their teams' before everybody's.
    static Optional<WellbeingLimits> of(Collection<WellbeingLimits> all, @Nullable Set<TeamId> teams) {
        return all.stream()
                .filter(one -> one.teamId() != null && teams != null && teams.contains(one.teamId()))
                .min(SPARING)
                .or(() -> all.stream().filter(one -> one.teamId() == null).findFirst());
    }

    /// Whether a contact that is over was a hard one.
    ///
    /// @param code by which it was ended, where it was
    /// @param busy for how long the agent was busy with it
    boolean isHard(@Nullable String code, Collection<String> labels, Duration busy) {
        return pauseMinutes > 0
                && ((code != null && hardCodes.contains(code))
                        || labels.stream().anyMatch(hardLabels::contains)
                        || (hardMinutes != null && busy.compareTo(Duration.ofMinutes(hardMinutes)) >= 0));
    }

    /// Whether one more may rest in a queue.
    boolean leavesEnough(int there, int resting) {
        return (resting + 1) * 100 <= there * mostRestingPercent;
    }
}
