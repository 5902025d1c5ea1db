package parley.work.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What chance gives to each: the same customer has the same troubles and the same patience in
/// every configuration.
final class Chance {

    /// Nothing takes so long: about thirty thousand years.
    static final double ENDLESS = 1e15;

    /// Within the lots of a customer's tries: what each is for.
    private static final int AGAIN = 1;

    private static final int AFTER = 2;

    /// Within the lots of an offer.
    private static final int HOW = 0;

    private static final int WHEN = 1;

    private static final int KINDS = 4;

    private final Scenario scenario;
    private final List<Lots> work = new ArrayList<>();
    private final List<Lots> wrapUp = new ArrayList<>();
    private final List<Lots> customers = new ArrayList<>();
    private final List<Lots> offers = new ArrayList<>();

    Chance(Scenario scenario, long seed) {
        this.scenario = scenario;
        for (Demand demand : scenario.demands()) {
            work.add(Lots.of(seed, demand.name(), "work"));
            wrapUp.add(Lots.of(seed, demand.name(), "wrap-up"));
            customers.add(Lots.of(seed, demand.name(), "customers"));
            offers.add(Lots.of(seed, demand.name(), "offers"));
        }
    }

    private Demand demand(Visit visit) {
        return scenario.demands().get(visit.demand());
    }

    private double lot(Visit visit, int kind) {
        return customers.get(visit.demand()).of(visit.number()).at((long) visit.tries() * KINDS + kind);
    }

    /// @param recorded what is known of the customer
    double patience(Visit visit, Arrivals.@Nullable Contact recorded) {
        if (recorded != null && recorded.patience() != null) {
            return recorded.patience();
        }
        Distribution patience = demand(visit).customers().patience();
        double lot = lot(visit, 0);
        if (recorded == null || recorded.waited() == 0) {
            return patience.at(lot);
        }
        // of those who wait longer than that
        double less = Distribution.below(patience, (double) recorded.waited());
        return less + (1 - less) * lot < 1 ? patience.at(less + (1 - less) * lot) : ENDLESS;
    }

    boolean triesAgain(Visit visit) {
        double share = demand(visit).customers().triesAgain();
        return share > 0 && lot(visit, AGAIN) < share;
    }

    double untilNextTry(Visit visit) {
        return demand(visit).customers().after().at(lot(visit, AFTER));
    }

    /// By the same lot in every crew: a hard case is hard for all.
    double work(Task task) {
        Demand demand = demand(task.visit());
        Distribution own = task.worker().crew().pace().get(demand.name());
        return (own == null ? demand.handling().work() : own)
                .at(work.get(task.visit().demand()).at(task.visit().number()));
    }

    double wrapUp(Task task) {
        return demand(task.visit())
                .handling()
                .wrapUp()
                .at(wrapUp.get(task.visit().demand()).at(task.visit().number()));
    }

    private double lot(Task task, int asked, int kind) {
        Visit visit = task.visit();
        long offer = ((long) visit.tries() << Short.SIZE) + asked;
        Worker worker = task.worker();
        long agent = ((long) worker.crewNumber() << Integer.SIZE) + worker.number();
        return offers.get(visit.demand()).of(visit.number()).of(offer).of(agent).at(kind);
    }

    Agenda.Answer answer(Task task, int asked) {
        Crew.Answering answering = task.worker().crew().answering();
        double lot = lot(task, asked, HOW);
        if (lot < answering.misses() || answerTime(task, asked) >= answering.rings()) {
            return Agenda.Answer.MISSES;
        }
        return lot < answering.misses() + answering.declines() ? Agenda.Answer.DECLINES : Agenda.Answer.ACCEPTS;
    }

    double answerTime(Task task, int asked) {
        return task.worker().crew().answering().after().at(lot(task, asked, WHEN));
    }
}
