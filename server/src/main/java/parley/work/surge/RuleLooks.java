package parley.work.surge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.surge.LendableStore.There;
import parley.work.surge.SurgeReadings.Readings;
import parley.work.surge.SurgeRule.SurgeFigure;
import parley.work.surge.SurgeRule.SurgeLender;

/// Looks at the rules: who goes, who returns. What a rule has seen is stored, so a restart changes
/// nothing, and of several processes one looks.
@Component
class RuleLooks {

    private static final Logger LOG = LoggerFactory.getLogger(RuleLooks.class);

    private final SurgeRuleStore rules;
    private final SurgeStore moves;
    private final LendableStore lendable;
    private final Surges surges;
    private final SurgeReadings readings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    RuleLooks(
            SurgeRuleStore rules,
            SurgeStore moves,
            LendableStore lendable,
            Surges surges,
            SurgeReadings readings,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rules = rules;
        this.moves = moves;
        this.lendable = lendable;
        this.surges = surges;
        this.readings = readings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What is the same for all rules of one look.
    private record Moment(Instant now, Readings figures) {

        int figure(SurgeRule rule, QueueId queue) {
            return figures.of(rule.figure(), queue);
        }
    }

    /// Looks at all of them once.
    void look() {
        if (!rules.isAny()) {
            return;
        }
        // the moves first: a rule that is new by then has none among them
        List<Move> away = away(moves.running());
        List<SurgeRule> all = rules.all();
        Set<UUID> known = all.stream().map(SurgeRule::id).collect(Collectors.toSet());
        end(away.stream().filter(move -> !known.contains(ruleOf(move))).toList(), Move.Why.RULE_CHANGED);
        Set<SurgeFigure> wanted = all.stream()
                .map(SurgeRule::figure)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SurgeFigure.class)));
        var moment = new Moment(clock.instant(), readings.read(wanted));
        all.forEach(rule -> look(rule.id(), moment));
    }

    private static List<Move> away(List<Move> running) {
        return running.stream().filter(move -> ruleOf(move) != null).toList();
    }

    private static @Nullable UUID ruleOf(Move move) {
        return move.cause() == null ? null : move.cause().ruleId();
    }

    private void look(UUID id, Moment moment) {
        try {
            // read again under the lock: somebody else may have looked, or changed it, in this moment
            transactions.executeWithoutResult(_ ->
                    rules.lockFree(id).ifPresent(seen -> rules.find(id).ifPresent(rule -> act(rule, seen, moment))));
        } catch (ProblemException refused) {
            // somebody moved one of them in this moment, or removed a queue: the next look knows it
            LOG.debug("the rule {} did not act: {}", id, refused.code());
        }
    }

    private void act(SurgeRule rule, Watched before, Moment moment) {
        List<Move> away = away(moves.running()).stream()
                .filter(move -> rule.id().equals(ruleOf(move)))
                .toList();
        if (!rule.isOn()) {
            end(away, Move.Why.RULE_CHANGED);
            note(rule, before, Watched.NOTHING);
            return;
        }
        int value = moment.figure(rule, rule.toQueueId());
        Watched seen = before.next(rule, value, moment.now());
        if (seen.isCalm(rule, moment.now())) {
            end(away, Move.Why.CALM);
            note(rule, before, seen);
            return;
        }
        recall(rule, away, moment);
        if (seen.sends(rule, moment.now()) && moment.figures().inUse().contains(rule.toQueueId())) {
            seen = send(rule, value, seen, moment);
        }
        note(rule, before, seen);
    }

    /// Those return whom their own queue needs, or whom the rule no longer means.
    private void recall(SurgeRule rule, List<Move> away, Moment moment) {
        for (Move move : away) {
            Move.Why why = recall(rule, move, moment);
            if (why != null) {
                surges.end(move.id(), why);
            }
        }
    }

    private static Move.@Nullable Why recall(SurgeRule rule, Move move, Moment moment) {
        SurgeLender lender = rule.lender(move.from()).orElse(null);
        if (lender == null || !move.to().equals(rule.toQueueId())) {
            return Move.Why.RULE_CHANGED;
        }
        return moment.figure(rule, move.from()) >= lender.recallsAt() ? Move.Why.LENDER_BUSY : null;
    }

    private Watched send(SurgeRule rule, int value, Watched seen, Moment moment) {
        Instant begun = seen.begunAt();
        Instant since = begun == null ? moment.now() : begun;
        Instant until = since.plus(rule.longest());
        int left = rule.agents() - lendable.sent(rule.id(), since);
        Watched after = seen;
        for (SurgeLender lender : rule.lenders()) {
            boolean lends = moment.figures().inUse().contains(lender.queueId())
                    && moment.figure(rule, lender.queueId()) <= lender.lendsUpTo();
            Set<AgentId> agents = lends && left > 0 ? chosen(rule, lender, left, since) : Set.of();
            if (!agents.isEmpty()) {
                var wanted = new Surges.Wanted(
                        lender.queueId(), rule.toQueueId(), agents, Duration.between(moment.now(), until), null);
                var cause = new Move.SurgeCause(rule.id(), rule.name(), rule.figure(), value);
                surges.begin(wanted, cause, Actor.SYSTEM);
                left -= agents.size();
                after = after.begun(moment.now());
            }
        }
        return after;
    }

    private Set<AgentId> chosen(SurgeRule rule, SurgeLender lender, int most, Instant since) {
        List<There> there = lendable.there(lender, rule, since, clock.instant().minus(Presences.ALIVE_WITHIN));
        return there.stream()
                .filter(There::isLendable)
                .limit(Math.max(0, Math.min(most, there.size() - lender.keeps())))
                .map(There::agent)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void end(List<Move> away, Move.Why why) {
        away.forEach(move -> surges.end(move.id(), why));
    }

    private void note(SurgeRule rule, Watched before, Watched after) {
        if (!before.equals(after)) {
            rules.note(rule.id(), after);
        }
    }
}
