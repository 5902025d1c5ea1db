package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Lane.Serving;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Strategy.AgentOrder;

/// Who is asked for an item, and what stands against the others.
final class Asking {

    private final Roster roster;
    private final Lending lending;
    private final Balancing balancing;

    Asking(Roster roster, Lending lending, Balancing balancing) {
        this.roster = roster;
        this.lending = lending;
        this.balancing = balancing;
    }

    /// Somebody, with those of the group who come after.
    private record Next(Seat seat, Iterator<Seat> rest) {}

    /// Those who could take the item, best first.
    ///
    /// @param most how many of them
    List<Seat> best(Waiting waiting, int most, long now) {
        Strategy strategy = waiting.lane().strategy();
        if (strategy.order() == AgentOrder.RANDOM || strategy.order() == AgentOrder.EXPRESSION) {
            return figured(waiting, strategy, most, now);
        }
        var firsts = new ArrayList<Next>();
        for (Serving serving : waiting.lane().serving()) {
            if (isAsked(waiting, serving, now) && !serving.free().isEmpty()) {
                advance(waiting, serving.free().iterator(), firsts, now);
            }
        }
        for (Seat seat : named(waiting)) {
            if (against(waiting, seat, now) == null) {
                firsts.add(new Next(seat, Collections.emptyIterator()));
            }
        }
        return firsts.isEmpty() ? List.of() : best(waiting, strategy, firsts, most, now);
    }

    private List<Seat> best(Waiting waiting, Strategy strategy, List<Next> firsts, int most, long now) {
        Comparator<Seat> comparator = weighed(waiting, Turns.comparator(strategy, waiting.item(), now));
        var heads =
                new PriorityQueue<Next>(firsts.size(), (one, other) -> comparator.compare(one.seat(), other.seat()));
        heads.addAll(firsts);
        var best = new ArrayList<Seat>();
        while (best.size() < most && !heads.isEmpty()) {
            Next next = heads.remove();
            best.add(next.seat());
            advance(waiting, next.rest(), heads, now);
        }
        return best;
    }

    /// Whether somebody could take it at once.
    boolean isAnybodyFree(Waiting waiting, long now) {
        boolean isAnybody = false;
        for (Serving serving : waiting.lane().serving()) {
            // each group is asked, because a hold remembers whom it has refused
            isAnybody |= isAsked(waiting, serving, now)
                    && serving.free().stream().anyMatch(seat -> waiting.isOpenTo(seat, now));
        }
        for (Seat seat : named(waiting)) {
            isAnybody |= against(waiting, seat, now) == null;
        }
        return isAnybody;
    }

    private boolean isAsked(Waiting waiting, Serving serving, long now) {
        return ofMembership(waiting, serving.membership(), now) == null && !balancing.isHeld(waiting, serving.group());
    }

    /// Who is asked because they are named, and not because of their group.
    private List<Seat> named(Waiting waiting) {
        Pool pool = waiting.lane().pool();
        if (pool.names().isEmpty()) {
            return List.of();
        }
        var named = new ArrayList<Seat>();
        for (AgentId name : pool.names()) {
            Seat seat = roster.find(name);
            if (seat != null && !pool.isFor(seat.group())) {
                named.add(seat);
            }
        }
        return named;
    }

    /// Each of them has a figure of their own, which is asked for once.
    private List<Seat> figured(Waiting waiting, Strategy strategy, int most, long now) {
        var figured = new ArrayList<Figured>();
        for (Serving serving : waiting.lane().serving()) {
            if (ofMembership(waiting, serving.membership(), now) == null) {
                figure(waiting, serving.free(), strategy, now, figured);
            }
        }
        figure(waiting, named(waiting), strategy, now, figured);
        return figured.stream()
                .sorted(weighedFigures(waiting))
                .limit(most)
                .map(Figured::seat)
                .toList();
    }

    private void figure(Waiting waiting, Collection<Seat> seats, Strategy strategy, long now, List<Figured> figured) {
        for (Seat seat : seats) {
            if (against(waiting, seat, now) == null) {
                figured.add(new Figured(seat, Turns.figure(strategy, seat, waiting.item(), now)));
            }
        }
    }

    private record Figured(Seat seat, double figure) {}

    private Comparator<Figured> weighedFigures(Waiting waiting) {
        Comparator<Figured> comparator =
                Comparator.comparingDouble(Figured::figure).thenComparing(Figured::seat, Turns.IDLE);
        return waiting.lane().isWeighed()
                ? Comparator.<Figured>comparingDouble(
                                one -> -balancing.weight(waiting, one.seat().group()))
                        .thenComparing(comparator)
                : comparator;
    }

    /// Before all else the greater weight.
    private Comparator<Seat> weighed(Waiting waiting, Comparator<Seat> comparator) {
        return waiting.lane().isWeighed()
                ? Comparator.<Seat>comparingDouble(seat -> -balancing.weight(waiting, seat.group()))
                        .thenComparing(comparator)
                : comparator;
    }

    /// The next of a group against whom nothing stands.
    private static void advance(Waiting waiting, Iterator<Seat> rest, Collection<Next> heads, long now) {
        while (rest.hasNext()) {
            Seat seat = rest.next();
            if (waiting.isOpenTo(seat, now)) {
                heads.add(new Next(seat, rest));
                return;
            }
        }
    }

    /// What stands against asking somebody; null where nothing does.
    @Nullable Reason against(Waiting waiting, Seat seat, long now) {
        Item item = waiting.item();
        if (!waiting.lane().pool().isFor(seat)) {
            return notQualified(seat.profile(), item);
        }
        Reason reason = ofMembership(waiting, seat.group().membership(item.queue()), now);
        if (reason == null) {
            reason = seat.against(waiting.lane().channel());
        }
        if (reason == null && item.isLeftOut(seat.id(), now)) {
            reason = Reason.LEFT_OUT;
        }
        if (reason == null && isFull(waiting, seat)) {
            return Reason.LABEL;
        }
        return reason == null && balancing.isHeld(waiting, seat.group()) ? Reason.RESERVE : reason;
    }

    private static Reason notQualified(Profile profile, Item item) {
        return profile.queues().containsKey(item.queue()) ? Reason.NOT_QUALIFIED : Reason.NOT_MEMBER;
    }

    private @Nullable Reason ofGroup(Waiting waiting, Group group, long now) {
        return ofMembership(waiting, group.membership(waiting.item().queue()), now);
    }

    private @Nullable Reason ofMembership(Waiting waiting, Membership membership, long now) {
        if (!membership.serves(waiting.item().channel())) {
            return Reason.NO_CHANNEL;
        }
        if (waiting.waited(now) < membership.delay()) {
            return Reason.DELAY;
        }
        return lending.allows(membership.lender()) ? null : Reason.LENDER;
    }

    /// How many are not asked, by reason: whole groups at once where they are alike.
    Map<Reason, Integer> rejected(Waiting waiting, long now) {
        var counts = new Tally();
        waiting.lane().addOutside(counts, roster);
        for (Serving serving : waiting.lane().serving()) {
            count(waiting, serving, counts, now);
        }
        for (AgentId name : waiting.lane().pool().names()) {
            recount(waiting, name, counts, now);
        }
        for (AgentId left : waiting.item().leftOut().keySet()) {
            if (!waiting.lane().pool().names().contains(left)) {
                recount(waiting, left, counts, now);
            }
        }
        return counts.counted();
    }

    /// Somebody who is not like the others was counted with the group all the same.
    private void recount(Waiting waiting, AgentId agent, Tally counts, long now) {
        Seat seat = roster.find(agent);
        if (seat != null) {
            counts.add(likeGroup(waiting, seat, now), -1);
            counts.add(against(waiting, seat, now), 1);
        }
    }

    private @Nullable Reason likeGroup(Waiting waiting, Seat seat, long now) {
        if (!waiting.lane().pool().isFor(seat.group())) {
            return notQualified(seat.profile(), waiting.item());
        }
        Reason reason = ofGroup(waiting, seat.group(), now);
        if (reason == null) {
            reason = seat.against(waiting.lane().channel());
        }
        if (reason == null && isFull(waiting, seat)) {
            return Reason.LABEL;
        }
        return reason == null && balancing.isHeld(waiting, seat.group()) ? Reason.RESERVE : reason;
    }

    private static boolean isFull(Waiting waiting, Seat seat) {
        return seat.profile().capacity().isFull(waiting.item().facts().labels(), seat.held());
    }

    private void count(Waiting waiting, Serving serving, Tally counts, long now) {
        Group group = serving.group();
        Reason all = ofMembership(waiting, serving.membership(), now);
        if (all != null) {
            counts.add(all, group.size());
            return;
        }
        int channel = waiting.lane().channel();
        group.addAgainst(channel, counts);
        boolean isHeld = balancing.isHeld(waiting, group);
        // how much of a label is held is each one's own; few items have any
        boolean isLabelled = !waiting.item().facts().labels().isEmpty();
        if (isHeld || isLabelled) {
            Collection<Seat> free = group.free(Turns.Kept.IDLE, channel);
            int full = isLabelled
                    ? (int) free.stream().filter(seat -> isFull(waiting, seat)).count()
                    : 0;
            counts.add(Reason.LABEL, full);
            counts.add(Reason.RESERVE, isHeld ? free.size() - full : 0);
        }
    }
}
