package parley.work.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Capacity.Held;

/// Brings items and agents together: an item that chooses among agents, an agent who chooses among
/// items.
final class Giving {

    private static final int BEST_SHOWN = 5;

    private final Moment moment;
    private final Lines lines;
    private final Timers timers;
    private final Asking asking;
    private final Choice choice;
    private final Balancing balancing;

    Giving(Moment moment, Lines lines, Timers timers, Asking asking, Choice choice, Balancing balancing) {
        this.moment = moment;
        this.lines = lines;
        this.timers = timers;
        this.asking = asking;
        this.choice = choice;
        this.balancing = balancing;
    }

    /// The one whom the item would have, or null.
    @Nullable Seat first(Waiting waiting) {
        List<Seat> best = best(waiting, 1);
        return best.isEmpty() ? null : best.getFirst();
    }

    /// What the agent would take, or null.
    @Nullable Waiting first(Seat seat) {
        return choice.best(seat, moment.rules(), moment.now());
    }

    /// The item chooses among those who are free for it.
    void offer(Waiting waiting) {
        offer(waiting, best(waiting, mostOf(waiting)));
    }

    /// The same, among those for whom it is right.
    void offer(Waiting waiting, Predicate<Seat> isRight) {
        offer(waiting, best(waiting, mostOf(waiting)).stream().filter(isRight).toList());
    }

    private void offer(Waiting waiting, List<Seat> best) {
        if (!best.isEmpty()) {
            int broadcast = waiting.lane().strategy().broadcast();
            ask(waiting, best.subList(0, Math.min(broadcast, best.size())), best);
        }
    }

    private static int mostOf(Waiting waiting) {
        return Math.max(BEST_SHOWN, waiting.lane().strategy().broadcast());
    }

    /// The agent takes one thing.
    ///
    /// @return whether there was anything
    boolean serveOnce(Seat seat) {
        Waiting waiting = first(seat);
        if (waiting == null) {
            return false;
        }
        ask(waiting, seat);
        return true;
    }

    /// In turns, so that what waits does not all go to the first.
    void serveInTurns(Collection<Seat> seats) {
        var turns = new PriorityQueue<Seat>(Turns.IDLE);
        turns.addAll(seats);
        while (!turns.isEmpty()) {
            Seat next = turns.remove();
            if (serveOnce(next)) {
                turns.add(next);
            }
        }
    }

    /// Somebody who chose the item is asked; it is noted all the same who came into question.
    void ask(Waiting waiting, Seat seat) {
        ask(waiting, List.of(seat), best(waiting, BEST_SHOWN));
    }

    private void ask(Waiting waiting, List<Seat> chosen, List<Seat> best) {
        Item item = waiting.item();
        Decision.Why why = why(waiting, best);
        lines.remove(waiting);
        var held = new Held(item.id(), item.channel(), item.facts().labels(), false);
        var agents = new ArrayList<AgentId>(chosen.size());
        for (Seat seat : chosen) {
            seat.group().change(seat, moment.now(), () -> seat.hold(held, moment.now()));
            rampUp(seat);
            agents.add(seat.id());
        }
        moment.decide(new Decision.Asked(item, agents, why));
    }

    /// Says when somebody who is beginning may be asked for more.
    void rampUp(Seat seat) {
        long more = seat.rampsUpAt();
        if (more > moment.now()) {
            timers.at(more, new Timers.RampsUp(seat));
        }
    }

    private List<Seat> best(Waiting waiting, int most) {
        return asking.best(waiting, most, moment.now());
    }

    /// What stands against the others, and who came into question.
    Decision.Why why(Waiting waiting, List<Seat> best) {
        var scored = new Decision.Scored[Math.min(BEST_SHOWN, best.size())];
        Arrays.setAll(scored, i -> new Decision.Scored(best.get(i).id(), figure(waiting, best.get(i))));
        return new Decision.Why(
                moment.rules().version(),
                waiting.item().step().number(),
                asking.rejected(waiting, moment.now()),
                List.of(scored));
    }

    private double figure(Waiting waiting, Seat seat) {
        return waiting.lane().isWeighed()
                ? balancing.weight(waiting, seat.group())
                : Turns.figure(waiting.lane().strategy(), seat, waiting.item(), moment.now());
    }
}
