package parley.work.wellbeing;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.Staff;
import parley.people.staff.StaffListener;
import parley.people.staff.TeamId;
import parley.platform.audit.Audit;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Id;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// Sets limits up. What is changed holds from the next look on; who rests goes on resting.
@Service
class LimitPlans implements StaffListener {

    private final LimitsStore store;
    private final Staff staff;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    LimitPlans(LimitsStore store, Staff staff, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.staff = staff;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    List<WellbeingLimits> all() {
        return store.all();
    }

    /// @throws ProblemException `limits-unknown`
    WellbeingLimits find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(WellbeingProblem.LIMITS_UNKNOWN));
    }

    /// Adds limits, or changes them.
    ///
    /// @param id null for new ones
    /// @throws ProblemException `limits-unknown`, `limits-taken`, `limits-without-gap`,
    ///     `team-unknown`
    @Transactional
    WellbeingLimits put(@Nullable UUID id, WellbeingLimits wanted, Actor actor) {
        WellbeingLimits before = id == null ? null : find(id);
        if (wanted.capPercent() != null && wanted.againPercent() >= wanted.capPercent()) {
            throw new ProblemException(WellbeingProblem.LIMITS_WITHOUT_GAP);
        }
        if (wanted.teamId() != null) {
            staff.requireTeams(Set.of(wanted.teamId()));
        }
        var limits = new WellbeingLimits(
                before == null ? ids.next() : before.id(),
                wanted.teamId(),
                wanted.capPercent(),
                wanted.againPercent(),
                wanted.windowMinutes(),
                wanted.restMinutes(),
                wanted.pauseMinutes(),
                wanted.hardCodes().stream().distinct().toList(),
                wanted.hardLabels().stream().distinct().toList(),
                wanted.hardMinutes(),
                wanted.mostRestingPercent(),
                wanted.endsForEmergency(),
                clock.instant(),
                actor.name());
        try {
            store.put(limits);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, WellbeingProblem.LIMITS_TAKEN);
        }
        String action = before == null ? "limits.created" : "limits.changed";
        audit.record(actor, action, subject(limits), before, limits);
        return limits;
    }

    /// @throws ProblemException `limits-unknown`
    @Transactional
    void remove(UUID id, Actor actor) {
        WellbeingLimits limits = find(id);
        store.remove(id);
        audit.record(actor, "limits.deleted", subject(limits), limits, null);
    }

    @Override
    public List<Use> uses(Id thing) {
        return thing instanceof TeamId team
                ? store.all().stream()
                        .filter(limits -> Objects.equals(team, limits.teamId()))
                        .map(limits -> new Use("limits", limits.id().toString(), name(limits)))
                        .toList()
                : List.of();
    }

    private Audit.Subject subject(WellbeingLimits limits) {
        return new Audit.Subject("limits", limits.id().toString(), name(limits));
    }

    private String name(WellbeingLimits limits) {
        return limits.teamId() == null ? "*" : store.teamName(limits.teamId()).orElse("");
    }
}
