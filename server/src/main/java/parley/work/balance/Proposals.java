package parley.work.balance;

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
import parley.work.balance.Proposal.BalanceOutcome;
import parley.work.balance.Proposal.BalanceWish;
import parley.work.balance.Proposal.State;
import parley.work.balance.Proposal.Verdict;
import parley.work.replay.PastLoads;
import parley.work.replay.PastLoads.PastLoad;

/// Weights that people have looked for.
@Service
class Proposals {

    private static final int PAGE = 50;
    private static final int KEPT = 200;
    private static final int MOST_OPEN = 3;

    private final ProposalStore store;
    private final PastLoads loads;
    private final Plans plans;
    private final Jobs jobs;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Proposals(ProposalStore store, PastLoads loads, Plans plans, Jobs jobs, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.loads = loads;
        this.plans = plans;
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// The days that a wish names.
    ///
    /// @throws ProblemException that says why they cannot be simulated
    PastLoad past(BalanceWish wish) {
        return loads.of(wish.date(), wish.days(), wish.timeZone());
    }

    /// Asks for one; what cannot be tuned for is refused at once.
    @Transactional
    public Proposal ask(String name, BalanceWish wish, Actor actor) {
        if (store.countOpen() >= MOST_OPEN) {
            throw new ProblemException(BalanceProblem.BALANCE_BUSY, MOST_OPEN);
        }
        CentreLoad.of(past(wish), wish.queueIds());
        Instant now = clock.instant();
        var proposal =
                new Proposal(ids.next(), name, wish, State.WAITING, 0, null, null, null, null, now, actor.name(), null);
        store.insert(proposal);
        store.forgetAllBut(KEPT);
        jobs.add(ProposalJob.KIND, proposal.id().toString(), new ProposalJob.Asked(proposal.id()), actor);
        audit.record(actor, "balance-proposal.asked", subject(proposal), null, Map.of("name", name));
        return proposal;
    }

    /// The newest first, without what they came to.
    Slice<Proposal> list(@Nullable UUID after) {
        List<Proposal> found = store.list(after == null ? new UUID(-1, -1) : after, PAGE + 1);
        return found.size() > PAGE
                ? new Slice<>(found.subList(0, PAGE), found.get(PAGE - 1).id().toString())
                : Slice.whole(found);
    }

    /// @throws ProblemException `not-found`
    Proposal find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Nobody wants it any more.
    ///
    /// @throws ProblemException `not-found`, `balance-over`
    @Transactional
    public Proposal cancel(UUID id, Actor actor) {
        Proposal proposal = find(id);
        if (!store.end(id, State.CANCELLED, null, null, clock.instant())) {
            throw new ProblemException(BalanceProblem.BALANCE_OVER);
        }
        audit.record(actor, "balance-proposal.cancelled", subject(proposal), null, null);
        return find(id);
    }

    /// Makes a plan of it, once, and switches that on.
    ///
    /// @throws ProblemException `not-found`, `balance-no-gain` where it proposes nothing
    @Transactional
    public Plan switchOn(UUID id, Actor actor) {
        Proposal proposal = find(id);
        BalanceOutcome outcome = proposal.outcome();
        if (outcome == null || outcome.verdict() != Verdict.GAIN) {
            throw new ProblemException(BalanceProblem.BALANCE_NO_GAIN);
        }
        UUID plan = proposal.planId();
        if (plan == null || !plans.isThere(plan)) {
            plan = plans.add(proposal.name(), outcome.definition(), actor).id();
            store.madePlan(id, plan);
        }
        return plans.switchOn(plan, actor);
    }

    private static Audit.Subject subject(Proposal proposal) {
        return new Audit.Subject("balance-proposal", proposal.id().toString(), proposal.name());
    }
}
