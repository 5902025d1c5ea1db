package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Decision.Cause;
import parley.work.engine.Item.Place;
import parley.work.engine.Strategy.Step;
import parley.work.queue.QueueId;

/// Decides who is asked for what. Each call says one thing that has happened and when, and gets
/// back what follows from it; equal calls in equal order get equal answers. Not for use by several
/// threads at once.
///
/// Times are milliseconds since the epoch; one that lies before the last is taken for the last.
public final class Engine {

    private static final int BEST_SHOWN = 5;

    /// So often an item and an agent may point each other to somebody else.
    private static final int MOST_TURNS = 8;

    private final Timers timers = new Timers();
    private final Roster roster = new Roster();
    private final Balancing balancing = new Balancing();
    private final Lines lines = new Lines(roster, timers, balancing);
    private final Lending lending = new Lending();
    private final Choice choice = new Choice(lines, lending, balancing);
    private final Asking asking = new Asking(roster, lending, balancing);
    private List<Decision> decisions = new ArrayList<>();
    private Rules rules = Rules.NONE;
    private long now = Long.MIN_VALUE;

    /// Begins with what is known already: all of it is there before anything is decided.
    ///
    /// @throws IllegalStateException where something is known
    public List<Decision> begin(Rules first, Collection<AgentState> agents, Collection<Item> items, long at) {
        if (!roster.seats().isEmpty() || !lines.items().isEmpty()) {
            throw new IllegalStateException("has begun");
        }
        pass(at);
        rules = first;
        balancing.configure(rules, roster.groups());
        for (AgentState agent : agents) {
            rampUp(roster.put(agent, now, this::meet));
        }
        items.forEach(this::place);
        everybodyServes();
        return answer();
    }

    /// An item waits: a new one, one that came back, or one that has changed.
    public List<Decision> put(Item item, long at) {
        pass(at);
        take(item.id());
        enter(item);
        return answer();
    }

    /// An item waits no more: its customer left, or somebody took it by hand.
    public List<Decision> remove(WorkId work, long at) {
        pass(at);
        take(work);
        return answer();
    }

    /// Somebody came, or is not what or where they were. Replaces all that was known of them.
    public List<Decision> put(AgentState agent, long at) {
        pass(at);
        Seat seat = roster.put(agent, now, this::meet);
        lines.meet(seat, now);
        rampUp(seat);
        balance();
        serve(seat);
        return answer();
    }

    private void meet(Group group) {
        group.profile().queues().values().forEach(membership -> {
            if (membership.lender() != null) {
                lending.know(membership.lender());
            }
        });
        lines.meet(group, now);
        balancing.meet(group);
    }

    /// What has changed at once.
    ///
    /// @param agents who came, or are not what or where they were
    /// @param goneAgents who are not there any more
    /// @param items that wait, or have changed
    /// @param goneItems that wait no more
    public record Changes(
            Collection<AgentState> agents,
            Collection<AgentId> goneAgents,
            Collection<Item> items,
            Collection<WorkId> goneItems) {
        public Changes {
            agents = List.copyOf(agents);
            goneAgents = List.copyOf(goneAgents);
            items = List.copyOf(items);
            goneItems = List.copyOf(goneItems);
        }
    }

    /// Several things have changed: all of it is known before anything is decided.
    public List<Decision> put(Changes changes, long at) {
        changes.goneItems().forEach(this::take);
        changes.items().forEach(item -> take(item.id()));
        changes.goneAgents().forEach(roster::remove);
        var seats = new ArrayList<Seat>();
        for (AgentState agent : changes.agents()) {
            Seat seat = roster.put(agent, now, this::meet);
            lines.meet(seat, now);
            seats.add(seat);
        }
        pass(at);
        var items = new ArrayList<Waiting>();
        for (Item item : changes.items()) {
            Waiting waiting = place(item);
            if (waiting != null) {
                items.add(waiting);
            }
        }
        seats.forEach(this::rampUp);
        balance();
        settle(new Settling(items, List.of()));
        serveInTurns(seats);
        return answer();
    }

    /// Somebody is not there any more.
    public List<Decision> remove(AgentId agent, long at) {
        pass(at);
        roster.remove(agent);
        return answer();
    }

    /// Other rules hold from now on, for what waits already too.
    public List<Decision> configure(Rules next, long at) {
        pass(at);
        rules = next;
        timers.clear();
        List<Item> all = lines.clear();
        balancing.configure(rules, roster.groups());
        for (Item item : all) {
            place(item);
        }
        roster.seats().forEach(this::rampUp);
        everybodyServes();
        return answer();
    }

    /// How long a new item of the queue is expected to wait, as whoever estimates it says.
    public List<Decision> expect(QueueId queue, long wait, long at) {
        pass(at);
        if (lending.expect(queue, wait)) {
            everybodyServes();
        }
        return answer();
    }

    /// Nothing has happened but time.
    public List<Decision> advance(long at) {
        pass(at);
        return answer();
    }

    /// When something will follow from time alone.
    public OptionalLong next() {
        long next = timers.next();
        return next == Place.NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /// How many items wait.
    public int waiting() {
        return lines.items().size();
    }

    private List<Decision> answer() {
        balance();
        balancing.refused().forEach(this::record);
        balancing.forgetRefused();
        List<Decision> made = decisions;
        decisions = new ArrayList<>();
        return made;
    }

    private void take(WorkId work) {
        Waiting waiting = lines.find(work);
        if (waiting != null) {
            lines.remove(waiting);
        }
    }

    /// Lets what became due until then follow, moment by moment.
    private void pass(long at) {
        long next = timers.next();
        while (next <= at) {
            now = Math.max(now, next);
            var due = new Settling(new ArrayList<>(), new ArrayList<>());
            for (Timers.Due one = timers.poll(now); one != null; one = timers.poll(now)) {
                happen(one, due);
            }
            settle(due);
            balance();
            next = timers.next();
        }
        now = Math.max(now, at);
    }

    /// Who and what can be brought together that could not before.
    private record Settling(List<Waiting> items, List<Seat> seats) {}

    private void happen(Timers.Due due, Settling follows) {
        switch (due) {
            case Timers.StepOver(Waiting waiting)
            when !waiting.isGone() -> {
                lines.remove(waiting);
                Waiting next = place(waiting.item());
                if (next != null) {
                    follows.items().add(next);
                }
            }
            case Timers.Moves(Waiting waiting)
            when !waiting.isGone() -> {
                lines.remove(waiting);
                follows.items().add(settleIn(waiting.item()));
            }
            case Timers.Seen(Waiting waiting, long delay)
            when !waiting.isGone() -> {
                waiting.lane().show(waiting, delay);
                follows.items().add(waiting);
            }
            case Timers.AskedAgain(Waiting waiting)
            when !waiting.isGone() -> follows.items().add(waiting);
            case Timers.HeldLongEnough(Waiting waiting) when !waiting.isGone() -> balancing.release(waiting);
            case Timers.RampsUp(Seat seat)
            when roster.find(seat.id()) == seat -> {
                seat.group().change(seat, now, () -> {});
                rampUp(seat);
                follows.seats().add(seat);
            }
            case Timers.StepOver gone -> {}
            case Timers.Moves gone -> {}
            case Timers.Seen gone -> {}
            case Timers.AskedAgain gone -> {}
            case Timers.HeldLongEnough gone -> {}
            case Timers.RampsUp gone -> {}
        }
    }

    /// Of what happened in the same moment the first in order comes first, and each agent still
    /// takes what is first for them.
    private void settle(Settling due) {
        due.items()
                .sort(Comparator.comparing((Waiting one) -> one.lane().tier() != 0)
                        .thenComparing((one, other) -> Waiting.compare(one, other, now)));
        for (Waiting waiting : due.items()) {
            Seat first = waiting.isGone() ? null : first(waiting);
            while (first != null) {
                Waiting chosen = choice.best(first, rules, now);
                if (chosen == null || chosen == waiting) {
                    offer(waiting);
                    break;
                }
                ask(chosen, List.of(first), best(chosen));
                first = first(waiting);
            }
        }
        due.seats().forEach(this::serve);
    }

    private @Nullable Seat first(Waiting waiting) {
        Strategy strategy = rules.of(waiting.item().queue()).strategy();
        List<Seat> best = asking.best(waiting, strategy, 1, now);
        return best.isEmpty() ? null : best.getFirst();
    }

    /// It begins to wait, in the step that it has come to; those that are over or are skipped lie
    /// behind it.
    private void enter(Item item) {
        Waiting waiting = place(item);
        balance();
        if (waiting != null && !waiting.isGone()) {
            offer(waiting);
        }
    }

    /// Where a hold has ended, what was held back is brought together with somebody, the pair of
    /// the greatest weight first.
    private void balance() {
        for (Balancing.Tie tie = balancing.ended(); tie != null; tie = balancing.ended()) {
            Waiting waiting = heldBack(tie);
            if (waiting == null || !bring(waiting)) {
                balancing.settle(tie);
            }
        }
    }

    /// What the first of those who were kept free finds in the queue.
    private @Nullable Waiting heldBack(Balancing.Tie tie) {
        for (Group group : tie.groups()) {
            for (int channel = 0; channel < roster.channels().count(); channel++) {
                for (Seat seat : group.free(Turns.Kept.IDLE, channel)) {
                    Waiting waiting = choice.first(tie.queue(), seat, now);
                    if (waiting != null) {
                        return waiting;
                    }
                }
            }
        }
        return null;
    }

    /// The item chooses among the agents; each of them still takes what is first for them.
    private boolean bring(Waiting waiting) {
        int before = decisions.size();
        Waiting next = waiting;
        for (int i = 0; i < MOST_TURNS; i++) {
            Seat seat = first(next);
            Waiting chosen = seat == null ? null : choice.best(seat, rules, now);
            if (chosen == null || chosen == next) {
                break;
            }
            next = chosen;
        }
        Waiting found = next;
        offer(found, seat -> choice.best(seat, rules, now) == found);
        return decisions.size() > before;
    }

    private void record(Waiting waiting) {
        Decision.Why why = why(waiting, List.of());
        if (why.rejected().containsKey(Decision.Reason.RESERVE)) {
            decisions.add(new Decision.Reserved(waiting.item(), why));
            balancing.record(waiting);
        }
    }

    private @Nullable Waiting place(Item item) {
        Item at = item;
        while (true) {
            Strategy strategy = rules.of(at.queue()).strategy();
            Step step = strategy.step(at.step().number());
            long over = step.expiry() == 0 ? Place.NEVER : at.step().since() + step.expiry();
            if (over <= now) {
                Decision follows = Steps.over(at, strategy, step, over);
                decisions.add(follows);
                if (follows instanceof Decision.Left) {
                    return null;
                }
                at = follows.item();
                continue;
            }
            Waiting waiting = settleIn(at);
            Cause skipped = skipped(waiting, step);
            if (skipped == null) {
                return waiting;
            }
            lines.remove(waiting);
            at = Steps.next(at, strategy, now);
            decisions.add(new Decision.Moved(at, skipped));
        }
    }

    /// Into its lane, with all that time will do to it there.
    private Waiting settleIn(Item item) {
        Strategy strategy = rules.of(item.queue()).strategy();
        Step step = strategy.step(item.step().number());
        Waiting waiting = lines.add(item, strategy, now);
        if (step.expiry() > 0) {
            timers.at(item.step().since() + step.expiry(), new Timers.StepOver(waiting));
        }
        long held = balancing.holdsUntil(item);
        if (held > now) {
            timers.at(held, new Timers.HeldLongEnough(waiting));
        }
        for (long until : item.leftOut().values()) {
            if (until > now) {
                timers.at(until, new Timers.AskedAgain(waiting));
            }
        }
        return waiting;
    }

    private @Nullable Cause skipped(Waiting waiting, Step step) {
        return switch (step.skipIf()) {
            case NEVER -> null;
            case NOBODY_THERE -> isAnybodyThere(waiting) ? null : Cause.NOBODY_THERE;
            case NOBODY_FREE -> asking.best(waiting, Strategy.PLAIN, 1, now).isEmpty() ? Cause.NOBODY_FREE : null;
        };
    }

    private boolean isAnybodyThere(Waiting waiting) {
        return roster.seats().stream()
                .anyMatch(seat -> seat.isThere() && waiting.lane().pool().isFor(seat));
    }

    /// The item chooses among those who are free for it.
    private void offer(Waiting waiting) {
        offer(waiting, _ -> true);
    }

    private void offer(Waiting waiting, Predicate<Seat> isRight) {
        Strategy strategy = rules.of(waiting.item().queue()).strategy();
        List<Seat> best = asking.best(waiting, strategy, Math.max(BEST_SHOWN, strategy.broadcast()), now).stream()
                .filter(isRight)
                .toList();
        if (!best.isEmpty()) {
            ask(waiting, best.subList(0, Math.min(strategy.broadcast(), best.size())), best);
        }
    }

    /// Who comes into question, also where an agent chose the item.
    private List<Seat> best(Waiting waiting) {
        return asking.best(waiting, rules.of(waiting.item().queue()).strategy(), BEST_SHOWN, now);
    }

    /// The agent chooses among what waits, as long as there is room.
    private void serve(Seat seat) {
        while (serveOnce(seat)) {
            balance();
        }
    }

    private boolean serveOnce(Seat seat) {
        Waiting waiting = choice.best(seat, rules, now);
        if (waiting == null) {
            return false;
        }
        ask(waiting, List.of(seat), best(waiting));
        return true;
    }

    private void rampUp(Seat seat) {
        long more = seat.rampsUpAt();
        if (more > now) {
            timers.at(more, new Timers.RampsUp(seat));
        }
    }

    /// In turns, so that what waits does not all go to the first.
    private void everybodyServes() {
        serveInTurns(roster.seats());
    }

    private void serveInTurns(Collection<Seat> seats) {
        var turns = new PriorityQueue<Seat>(Turns.IDLE);
        turns.addAll(seats);
        while (!turns.isEmpty()) {
            Seat next = turns.remove();
            if (serveOnce(next)) {
                turns.add(next);
            }
        }
    }

    private void ask(Waiting waiting, List<Seat> chosen, List<Seat> best) {
        Item item = waiting.item();
        Decision.Why why = why(waiting, best);
        lines.remove(waiting);
        var held = new Held(item.id(), item.channel(), item.facts().labels(), false);
        for (Seat seat : chosen) {
            seat.group().change(seat, now, () -> seat.hold(held, now));
            rampUp(seat);
        }
        decisions.add(new Decision.Asked(item, chosen.stream().map(Seat::id).toList(), why));
    }

    private Decision.Why why(Waiting waiting, List<Seat> best) {
        return new Decision.Why(
                rules.version(),
                waiting.item().step().number(),
                asking.rejected(waiting, now),
                best.stream()
                        .limit(BEST_SHOWN)
                        .map(seat -> new Decision.Scored(seat.id(), figure(waiting, seat)))
                        .toList());
    }

    private double figure(Waiting waiting, Seat seat) {
        QueueId queue = waiting.item().queue();
        return balancing.isFor(queue)
                ? balancing.weight(waiting, seat.group())
                : Turns.figure(rules.of(queue).strategy(), seat, waiting.item(), now);
    }
}
