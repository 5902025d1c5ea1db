package parley.people.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// Skills: what work may ask of an agent. Who has one, and at which level, is the agent's
/// matter, so a skill that somebody has cannot be removed.
@Service
class Skills {

    private final SkillStore store;
    private final StaffListeners listeners;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Skills(SkillStore store, StaffListeners listeners, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.listeners = listeners;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A skill as pages see it.
    ///
    /// @param agents how many have it
    record Skill(SkillId id, String name, int agents, Instant changedAt, String changedBy) {}

    /// What the record keeps.
    record Facts(String name) {}

    Skill find(SkillId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    @Transactional
    public Skill create(Actor actor, String name) {
        var skill = new Skill(new SkillId(ids.next()), name.strip(), 0, clock.instant(), actor.name());
        try {
            store.insert(skill);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StaffProblem.STAFF_NAME_TAKEN, skill.name());
        }
        audit.record(actor, "skill.created", subject(skill), null, new Facts(skill.name()));
        return find(skill.id());
    }

    @Transactional
    public Skill change(Actor actor, SkillId id, String name) {
        Skill before = lock(id);
        var after = new Skill(id, name.strip(), before.agents(), clock.instant(), actor.name());
        try {
            store.change(after);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StaffProblem.STAFF_NAME_TAKEN, after.name());
        }
        audit.record(actor, "skill.changed", subject(after), new Facts(before.name()), new Facts(after.name()));
        return find(id);
    }

    @Transactional
    public void delete(Actor actor, SkillId id) {
        Skill skill = lock(id);
        var uses = new ArrayList<>(listeners.uses(id));
        uses.addAll(store.holders(id));
        Use.refuseAny(uses);
        store.delete(id);
        audit.record(actor, "skill.deleted", subject(skill), new Facts(skill.name()), null);
    }

    private Skill lock(SkillId id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    private static Audit.Subject subject(Skill skill) {
        return new Audit.Subject("skill", skill.id().value().toString(), skill.name());
    }
}
