package parley.people.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// Teams: who works together. The members are the team's own, so they leave with it.
@Service
class Teams {

    private final TeamStore store;
    private final StaffListeners listeners;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Teams(TeamStore store, StaffListeners listeners, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.listeners = listeners;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A team as pages see it.
    record Team(TeamId id, String name, List<AgentId> memberIds, Instant changedAt, String changedBy) {
        Team {
            memberIds = List.copyOf(memberIds);
        }
    }

    /// What somebody wants a team to be.
    record Wanted(String name, Set<AgentId> memberIds) {}

    Team find(TeamId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    @Transactional
    public Team create(Actor actor, Wanted wanted) {
        Team team = team(actor, new TeamId(ids.next()), wanted);
        try {
            store.insert(team);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StaffProblem.STAFF_NAME_TAKEN, team.name());
        }
        audit.record(actor, "team.created", subject(team), null, team);
        return find(team.id());
    }

    @Transactional
    public Team change(Actor actor, TeamId id, Wanted wanted) {
        Team before = lock(id);
        Team after = team(actor, id, wanted);
        try {
            store.change(after);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StaffProblem.STAFF_NAME_TAKEN, after.name());
        }
        audit.record(actor, "team.changed", subject(after), before, after);
        return find(id);
    }

    @Transactional
    public void delete(Actor actor, TeamId id) {
        Team team = lock(id);
        Use.refuseAny(listeners.uses(id));
        store.delete(id);
        audit.record(actor, "team.deleted", subject(team), team, null);
    }

    private Team lock(TeamId id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    private Team team(Actor actor, TeamId id, Wanted wanted) {
        if (!store.knowAll(wanted.memberIds())) {
            throw new ProblemException(StaffProblem.AGENT_UNKNOWN);
        }
        return new Team(id, wanted.name().strip(), List.copyOf(wanted.memberIds()), clock.instant(), actor.name());
    }

    private static Audit.Subject subject(Team team) {
        return new Audit.Subject("team", team.id().value().toString(), team.name());
    }
}
