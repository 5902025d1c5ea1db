package parley.work.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.work.engine.Timers.Due;

/// The course of time: lets what becomes due follow, moment by moment, and brings together what
/// could not be before.
final class Course {

    private final Moment moment;
    private final Timers timers;
    private final Roster roster;
    private final Lines lines;
    private final Entrance entrance;
    private final Giving giving;
    private final Holds holds;

    Course(Moment moment, Timers timers, Roster roster, Lines lines, Entrance entrance, Giving giving, Holds holds) {
        this.moment = moment;
        this.timers = timers;
        this.roster = roster;
        this.lines = lines;
        this.entrance = entrance;
        this.giving = giving;
        this.holds = holds;
    }

    /// Lets everything follow that becomes due until then.
    void pass(long at) {
        for (long next = timers.next(); next <= at; next = timers.next()) {
            moment.reach(next);
            var items = new ArrayList<Waiting>();
            var seats = new ArrayList<Seat>();
            for (Due due = timers.poll(moment.now()); due != null; due = timers.poll(moment.now())) {
                happen(due, items, seats);
            }
            settle(items);
            seats.forEach(this::serve);
            holds.balance();
        }
        moment.reach(at);
    }

    /// @param items that may be taken by somebody who could not take them before
    /// @param seats of those who may take something more
    private void happen(Due due, List<Waiting> items, List<Seat> seats) {
        switch (due) {
            case Timers.StepOver(Waiting waiting)
            when !waiting.isGone() -> {
                lines.remove(waiting);
                Waiting next = entrance.place(waiting.item());
                if (next != null) {
                    items.add(next);
                }
            }
            case Timers.Moves(Waiting waiting)
            when !waiting.isGone() -> {
                lines.remove(waiting);
                items.add(entrance.settleIn(waiting.item()));
            }
            case Timers.Seen(Waiting waiting, long delay)
            when !waiting.isGone() -> {
                waiting.lane().show(waiting, delay);
                items.add(waiting);
            }
            case Timers.AskedAgain(Waiting waiting) when !waiting.isGone() -> items.add(waiting);
            case Timers.HeldLongEnough(Waiting waiting) when !waiting.isGone() -> holds.release(waiting);
            case Timers.RampsUp(Seat seat)
            when roster.find(seat.id()) == seat -> {
                seat.group().change(seat, moment.now(), () -> {});
                giving.rampUp(seat);
                seats.add(seat);
            }
            case Timers.StepOver gone -> {}
            case Timers.Moves gone -> {}
            case Timers.Seen gone -> {}
            case Timers.AskedAgain gone -> {}
            case Timers.HeldLongEnough gone -> {}
            case Timers.RampsUp gone -> {}
        }
    }

    /// Of what may be taken at the same moment the first in order comes first, and each agent
    /// still takes what is first for them.
    void settle(List<Waiting> items) {
        if (items.size() > 1) {
            items.sort(Comparator.comparing((Waiting one) -> one.lane().tier() != 0)
                    .thenComparing((one, other) -> Waiting.compare(one, other, moment.now())));
        }
        for (Waiting waiting : items) {
            Seat first = waiting.isGone() ? null : giving.first(waiting);
            while (first != null) {
                Waiting chosen = giving.first(first);
                if (chosen == null || chosen == waiting) {
                    giving.offer(waiting);
                    break;
                }
                giving.ask(chosen, first);
                first = giving.first(waiting);
            }
        }
    }

    /// The agent chooses among what waits, as long as there is room.
    void serve(Seat seat) {
        while (giving.serveOnce(seat)) {
            holds.balance();
        }
    }
}
