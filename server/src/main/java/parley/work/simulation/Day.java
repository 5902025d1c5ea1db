package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Decision;
import parley.work.engine.Engine;
import parley.work.engine.Item;
import parley.work.engine.Item.StepReached;
import parley.work.engine.WorkId;
import parley.work.simulation.Agenda.Event;

/// One run: contacts come and leave by their agenda, the engine says who is asked, and the
/// [Staff] does what it is asked.
final class Day {

    private final Scenario scenario;
    private final Journal journal;
    private final boolean isTold;
    private final Engine engine = new Engine();
    private final Agenda agenda = new Agenda();
    private final Book book;
    private final Staff staff;
    private final Chance chance;
    private final List<Arriving> arriving = new ArrayList<>();
    private final Map<WorkId, Visit> visits = new HashMap<>();
    private long now;

    Day(Scenario scenario, long seed, Journal journal) {
        this.scenario = scenario;
        this.journal = journal;
        this.isTold = !journal.equals(Journal.NONE);
        this.book = new Book(scenario);
        this.chance = new Chance(scenario, seed);
        this.staff = new Staff(this, scenario, chance);
        for (Demand demand : scenario.demands()) {
            arriving.add(new Arriving(demand.arrivals(), Lots.of(seed, demand.name(), "arrivals")));
        }
    }

    Agenda agenda() {
        return agenda;
    }

    Engine engine() {
        return engine;
    }

    Book book() {
        return book;
    }

    long now() {
        return now;
    }

    Outcome run() {
        follow(engine.begin(scenario.rules(), staff.begin(), List.of(), 0));
        for (int demand = 0; demand < arriving.size(); demand++) {
            comesNext(demand, 0);
        }
        while (step()) {
            // one thing after the other
        }
        finish();
        return book.outcome();
    }

    /// The next thing happens; false where nothing does that counts.
    private boolean step() {
        OptionalLong due = engine.next();
        long planned = agenda.next();
        boolean isEngines = due.isPresent() && due.getAsLong() <= planned;
        long next = isEngines ? due.getAsLong() : planned;
        long end = scenario.period().end();
        boolean isOver = next - end > scenario.period().overtime() || (next >= end && !book.isOpen());
        if (next == Agenda.NEVER || isOver) {
            return false;
        }
        now = Math.max(now, next);
        if (isEngines) {
            follow(engine.advance(now));
        } else {
            happen(agenda.take());
        }
        return true;
    }

    private void happen(Event event) {
        switch (event) {
            case Agenda.Comes(int demand, long number) -> {
                comesNext(demand, number + 1);
                enter(demand, number, 0);
            }
            case Agenda.ComesAgain(int demand, long number, int tries) -> enter(demand, number, tries);
            case Agenda.LosesPatience(Visit visit) -> losesPatience(visit);
            case Agenda.Answers(Task task, Agenda.Answer answer) -> staff.answers(task, answer);
            case Agenda.Ends(Task task, int version) -> staff.ends(task, version);
            case Agenda.Begins(Worker worker) -> staff.comes(worker);
            case Agenda.Goes(Worker worker, boolean isLast) -> staff.goes(worker, isLast);
            case Agenda.Responds(Worker worker) -> staff.responds(worker);
        }
    }

    private void comesNext(int demand, long number) {
        long at = arriving.get(demand).next();
        if (at != Agenda.NEVER) {
            agenda.at(at, new Agenda.Comes(demand, number));
        }
    }

    private void enter(int number, long customer, int tries) {
        Demand demand = scenario.demands().get(number);
        var item = new Item(
                new WorkId(new UUID(((long) number << Short.SIZE) + tries, customer)),
                demand.queue(),
                demand.channel(),
                demand.terms().enteredAt(now),
                new StepReached(0, now),
                demand.terms().facts(),
                Map.of());
        var visit = new Visit(number, customer, tries, item);
        visits.put(item.id(), visit);
        book.entered(visit);
        book.waits(visit, now);
        note("enters", visit, null);
        Arrivals.Contact recorded = arriving.get(number).recorded(customer);
        double patience = chance.patience(visit, tries > 0 ? null : recorded);
        if (patience < Chance.ENDLESS) {
            agenda.at(now + Math.round(patience), new Agenda.LosesPatience(visit));
        }
        follow(engine.put(item, now));
        if (visit.state() == Visit.State.WAITING && isTooMany(demand)) {
            book.waitsNoMore(visit);
            book.blocked(visit);
            over(visit, "blocked");
            follow(engine.remove(item.id(), now));
            triesAgain(visit);
        }
    }

    private boolean isTooMany(Demand demand) {
        Integer places = scenario.places().get(demand.queue());
        if (places == null) {
            return false;
        }
        int waiting = 0;
        for (int i = 0; i < scenario.demands().size(); i++) {
            waiting += scenario.demands().get(i).queue().equals(demand.queue()) ? book.waiting(i) : 0;
        }
        return waiting > places;
    }

    private void losesPatience(Visit visit) {
        switch (visit.state()) {
            case WAITING -> {
                book.waitsNoMore(visit);
                book.abandoned(visit, now);
                over(visit, "abandons");
                follow(engine.remove(visit.item().id(), now));
                triesAgain(visit);
            }
            case OFFERED -> {
                book.abandoned(visit, now);
                over(visit, "abandons");
                staff.rescind(visit);
                triesAgain(visit);
            }
            case TAKEN, OVER -> {}
        }
    }

    private void triesAgain(Visit visit) {
        if (chance.triesAgain(visit)) {
            long at = now + Math.round(chance.untilNextTry(visit));
            agenda.at(at, new Agenda.ComesAgain(visit.demand(), visit.number(), visit.tries() + 1));
        }
    }

    /// Carries out what the engine says. All of it is noted before the engine is told anything.
    void follow(List<Decision> decisions) {
        for (Decision decision : decisions) {
            Visit visit = visit(decision.item());
            switch (decision) {
                case Decision.Asked asked -> {
                    book.waitsNoMore(visit);
                    staff.asked(visit, asked.agents());
                }
                case Decision.Moved moved -> note("moves", visit, null);
                case Decision.Reserved reserved -> note("held", visit, null);
                case Decision.Left left -> {
                    book.waitsNoMore(visit);
                    book.wentElsewhere(visit, now);
                    over(visit, "goes");
                }
            }
        }
    }

    private Visit visit(Item item) {
        Visit visit = visits.get(item.id());
        if (visit == null) {
            throw new IllegalStateException("not here: " + item);
        }
        visit.is(item);
        return visit;
    }

    /// An offer came to nothing, and it waits again where it was.
    void returns(Visit visit) {
        visit.is(Visit.State.WAITING);
        book.waits(visit, now);
        note("returns", visit, null);
        follow(engine.put(visit.item(), now));
    }

    /// It is finished with, one way or the other.
    void over(Visit visit, String how) {
        visit.is(Visit.State.OVER);
        visits.remove(visit.item().id());
        note(how, visit, null);
    }

    double work(Task task) {
        Visit visit = task.visit();
        Arrivals.Contact recorded = arriving.get(visit.demand()).recorded(visit.number());
        return recorded == null || recorded.work() == null ? chance.work(task) : recorded.work();
    }

    void note(String what, Visit visit, @Nullable Worker worker) {
        if (isTold) {
            String tries = visit.tries() == 0 ? "" : "/" + (visit.tries() + 1);
            journal.note(
                    now,
                    what,
                    scenario.demands().get(visit.demand()).name() + "-" + (visit.number() + 1) + tries,
                    name(worker));
        }
    }

    void note(String what, Worker worker) {
        if (isTold) {
            journal.note(now, what, "", name(worker));
        }
    }

    private static String name(@Nullable Worker worker) {
        return worker == null ? "" : worker.crew().name() + "-" + (worker.number() + 1);
    }

    private void finish() {
        now = Math.max(now, scenario.period().end());
        for (Visit visit : visits.values()) {
            if (visit.state() == Visit.State.WAITING || visit.state() == Visit.State.OFFERED) {
                book.left(visit, now);
            }
        }
        staff.finish();
    }
}
