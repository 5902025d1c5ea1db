package parley.work.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity;
import parley.work.engine.Capacity.Share;
import parley.work.simulation.Figures.Count;
import parley.work.simulation.Scenario.Period;

/// Adds up what happens within the counted time.
final class Book {

    private final Scenario scenario;
    private final Period period;
    private final Figures[][] figures;
    private final Waits[] waits;
    private final int[] waiting;
    private final List<Shift> shifts = new ArrayList<>();

    /// Counted contacts that are not dealt with.
    private long open;

    private long contacts;

    /// What the agents of one crew do.
    private static final class Shift {
        final int[] taken;
        final long[] busy;
        final long[] present;

        /// Until when it was looked at who is there and busy.
        final long[] reached;

        final long[] inHand;
        final int[] takenOf;
        double weighed;

        Shift(int agents, int demands) {
            taken = new int[agents];
            busy = new long[agents];
            present = new long[agents];
            reached = new long[agents];
            inHand = new long[demands];
            takenOf = new int[demands];
        }
    }

    Book(Scenario scenario) {
        this.scenario = scenario;
        this.period = scenario.period();
        int demands = scenario.demands().size();
        this.figures = new Figures[demands][period.intervals()];
        for (Figures[] all : figures) {
            Arrays.setAll(all, _ -> new Figures());
        }
        this.waits = new Waits[demands];
        Arrays.setAll(waits, _ -> new Waits());
        this.waiting = new int[demands];
        scenario.crews().forEach(crew -> shifts.add(new Shift(crew.size(), demands)));
    }

    /// Whether something that counts is still to be dealt with.
    boolean isOpen() {
        return open > 0;
    }

    int waiting(int demand) {
        return waiting[demand];
    }

    private @Nullable Figures of(Visit visit) {
        int interval = period.interval(visit.enteredAt());
        return interval < 0 ? null : figures[visit.demand()][interval];
    }

    private long target(Visit visit) {
        return scenario.demands().get(visit.demand()).terms().target();
    }

    void entered(Visit visit) {
        contacts++;
        Figures its = of(visit);
        if (its != null) {
            open++;
            its.add(Count.OFFERED, 1);
            its.add(Count.TRIED_AGAIN, visit.tries() > 0 ? 1 : 0);
        }
    }

    /// It waits in its queue, at first or again.
    void waits(Visit visit, long now) {
        int queued = ++waiting[visit.demand()];
        int interval = period.interval(now);
        if (interval >= 0) {
            figures[visit.demand()][interval].atLeast(Count.MOST_WAITING, queued);
        }
    }

    /// It is offered, or leaves.
    void waitsNoMore(Visit visit) {
        waiting[visit.demand()]--;
    }

    void blocked(Visit visit) {
        Figures its = of(visit);
        if (its != null) {
            its.add(Count.OFFERED, -1);
            its.add(Count.TRIED_AGAIN, visit.tries() > 0 ? -1 : 0);
            its.add(Count.BLOCKED, 1);
            open--;
        }
    }

    void answered(Visit visit, Worker worker, long now) {
        Figures its = of(visit);
        if (its != null) {
            its.answered(now - visit.enteredAt(), target(visit));
            waits[visit.demand()].add(now - visit.enteredAt());
        }
        if (period.interval(now) >= 0) {
            Shift shift = shifts.get(worker.crewNumber());
            shift.taken[worker.number()]++;
            shift.takenOf[visit.demand()]++;
        }
        waited(visit, now);
    }

    void abandoned(Visit visit, long now) {
        Figures its = of(visit);
        if (its != null) {
            its.abandoned(now - visit.enteredAt(), target(visit));
            open--;
        }
        waited(visit, now);
    }

    void wentElsewhere(Visit visit, long now) {
        Figures its = of(visit);
        if (its != null) {
            its.add(Count.WENT_ELSEWHERE, 1);
            open--;
        }
        waited(visit, now);
    }

    void left(Visit visit, long now) {
        Figures its = of(visit);
        if (its != null) {
            its.left(now - visit.enteredAt(), target(visit));
        }
        waited(visit, now);
    }

    void offeredInVain(Visit visit) {
        Figures its = of(visit);
        if (its != null) {
            its.add(Count.OFFERED_IN_VAIN, 1);
        }
    }

    void done(Visit visit) {
        if (of(visit) != null) {
            open--;
        }
    }

    private void waited(Visit visit, long now) {
        long from = Math.max(visit.enteredAt(), period.warmUp());
        long to = Math.min(now, period.end());
        while (from < to) {
            int interval = period.interval(from);
            long end = Math.min(to, period.warmUp() + (interval + 1L) * period.interval());
            figures[visit.demand()][interval].add(Count.WAITED, end - from);
            from = end;
        }
    }

    /// A task was worked on, or set aside, since it was last looked at.
    void spent(Task task, long now) {
        Figures its = of(task.visit());
        boolean isWorkedOn = task.speed() > 0;
        if (its != null) {
            its.add(isWorkedOn ? Count.IN_HAND : Count.SET_ASIDE, now - task.since());
        }
        long counted = counted(task.since(), now);
        if (isWorkedOn && counted > 0) {
            Shift shift = shifts.get(task.worker().crewNumber());
            shift.inHand[task.visit().demand()] += counted;
            shift.weighed += counted * weight(task.worker().crew(), task.held().channel());
        }
    }

    private static double weight(Crew crew, ChannelKey channel) {
        Capacity capacity = crew.profile().capacity();
        Share share = capacity.shares().get(channel);
        return share == null || capacity.units() == 0 ? 1 : (double) share.weight() / capacity.units();
    }

    /// To be called before it changes whether somebody is there or busy.
    void look(Worker worker, long now) {
        Shift shift = shifts.get(worker.crewNumber());
        long since = counted(shift.reached[worker.number()], now);
        shift.reached[worker.number()] = now;
        if (since > 0) {
            boolean isBusy = worker.isBusy();
            shift.busy[worker.number()] += isBusy ? since : 0;
            shift.present[worker.number()] += isBusy || worker.isPresent() ? since : 0;
        }
    }

    private long counted(long from, long to) {
        return Math.max(0, Math.min(to, period.end()) - Math.max(from, period.warmUp()));
    }

    Outcome outcome() {
        var served = new ArrayList<Outcome.Served>();
        for (int demand = 0; demand < figures.length; demand++) {
            served.add(new Outcome.Served(scenario.demands().get(demand), List.of(figures[demand]), waits[demand]));
        }
        var loads = new ArrayList<Outcome.Load>();
        for (int crew = 0; crew < shifts.size(); crew++) {
            loads.add(load(scenario.crews().get(crew), shifts.get(crew)));
        }
        return new Outcome(served, loads, period.end() - period.warmUp(), contacts);
    }

    private Outcome.Load load(Crew crew, Shift shift) {
        Map<String, Long> inHand = new HashMap<>();
        Map<String, Integer> takenOf = new HashMap<>();
        for (int demand = 0; demand < figures.length; demand++) {
            String name = scenario.demands().get(demand).name();
            inHand.put(name, shift.inHand[demand]);
            takenOf.put(name, shift.takenOf[demand]);
        }
        return new Outcome.Load(
                crew,
                Arrays.stream(shift.taken).boxed().toList(),
                Arrays.stream(shift.busy).boxed().toList(),
                Arrays.stream(shift.present).boxed().toList(),
                shift.weighed,
                inHand,
                takenOf);
    }
}
