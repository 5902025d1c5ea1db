package parley.work.replay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.jobs.Jobs;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;
import parley.work.replay.Run.State;
import parley.work.replay.Wish.DayWish;
import parley.work.simulation.Comparison;
import tools.jackson.databind.json.JsonMapper;

/// Simulations that people ask for.
@Service
class Runs {

    /// Of all runs of a scenario together: some minutes on an ordinary machine.
    static final long MOST_CONTACTS = 3_000_000;

    private static final int PAGE = 50;
    private static final int KEPT = 200;
    private static final int MOST_OPEN = 5;

    private final RunStore store;
    private final Past past;
    private final Jobs jobs;
    private final Audit audit;
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;

    Runs(RunStore store, Past past, Jobs jobs, Audit audit, JsonMapper json, Ids ids, InstantSource clock) {
        this.store = store;
        this.past = past;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is simulated for a wish, and what was measured where it is a day.
    ///
    /// @throws ProblemException that says why it cannot be
    Past.Prepared prepare(Wish wish) {
        DayWish day = wish.day();
        Map<String, @Nullable Object> scenario = wish.scenario();
        if (day != null && scenario == null) {
            return past.prepare(day);
        }
        if (day != null || scenario == null) {
            throw new ProblemException(ReplayProblem.SIMULATION_EITHER);
        }
        return new Past.Prepared(Comparison.read(json.writeValueAsString(scenario), MOST_CONTACTS), null);
    }

    /// Asks for one; what cannot be simulated is refused at once.
    @Transactional
    public Run ask(String name, Wish wish, Actor actor) {
        if (store.countOpen() >= MOST_OPEN) {
            throw new ProblemException(ReplayProblem.SIMULATION_BUSY, MOST_OPEN);
        }
        prepare(wish);
        Instant now = clock.instant();
        var run = new Run(ids.next(), name, wish, State.WAITING, 0, null, null, now, actor.name(), null);
        store.insert(run);
        store.forgetAllBut(KEPT);
        jobs.add(RunJob.KIND, run.id().toString(), new RunJob.Asked(run.id()), actor);
        audit.record(actor, "simulation.asked", subject(run), null, Map.of("name", name));
        return run;
    }

    /// The newest first, without what they came to.
    Slice<Run> list(@Nullable UUID after) {
        List<Run> found = store.list(after == null ? new UUID(-1, -1) : after, PAGE + 1);
        return found.size() > PAGE
                ? new Slice<>(found.subList(0, PAGE), found.get(PAGE - 1).id().toString())
                : Slice.whole(found);
    }

    /// @throws ProblemException `not-found`
    Run find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Nobody wants it any more.
    ///
    /// @throws ProblemException `not-found`, `simulation-over`
    @Transactional
    public Run cancel(UUID id, Actor actor) {
        Run run = find(id);
        if (!store.end(id, State.CANCELLED, null, null, clock.instant())) {
            throw new ProblemException(ReplayProblem.SIMULATION_OVER);
        }
        audit.record(actor, "simulation.cancelled", subject(run), null, null);
        return find(id);
    }

    private static Audit.Subject subject(Run run) {
        return new Audit.Subject("simulation", run.id().toString(), run.name());
    }
}
