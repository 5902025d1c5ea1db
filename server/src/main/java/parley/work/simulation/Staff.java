package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.people.staff.AgentId;
import parley.work.engine.AgentState;
import parley.work.engine.Item;

/// The agents: they come and go, answer offers, work, set aside what something else comes on top
/// of, and go on with it.
final class Staff {

    /// For how long somebody is not asked again for what they missed or declined.
    private static final long LEFT_OUT_FOR = 60_000;

    private final Day day;
    private final Chance chance;
    private final Worker[][] workers;

    Staff(Day day, Scenario scenario, Chance chance) {
        this.day = day;
        this.chance = chance;
        this.workers = new Worker[scenario.crews().size()][];
        for (int crew = 0; crew < workers.length; crew++) {
            Crew its = scenario.crews().get(crew);
            workers[crew] = new Worker[its.size()];
            for (int i = 0; i < its.size(); i++) {
                workers[crew][i] = new Worker(its, crew, i);
            }
        }
    }

    /// Those who are there from the beginning; the others are on the agenda.
    List<AgentState> begin() {
        var there = new ArrayList<AgentState>();
        for (Worker[] crew : workers) {
            for (Worker worker : crew) {
                List<Crew.Span> shift = worker.crew().shift();
                for (int i = 0; i < shift.size(); i++) {
                    Crew.Span span = shift.get(i);
                    if (span.from() > 0) {
                        day.agenda().at(span.from(), new Agenda.Begins(worker));
                    }
                    day.agenda().at(span.to(), new Agenda.Goes(worker, i == shift.size() - 1));
                }
                if (shift.isEmpty() || shift.getFirst().from() == 0) {
                    worker.comes(0);
                    there.add(worker.state());
                }
            }
        }
        return there;
    }

    void comes(Worker worker) {
        day.book().look(worker, day.now());
        worker.comes(day.now());
        day.note("comes", worker);
        tell(worker);
    }

    void goes(Worker worker, boolean isLast) {
        day.book().look(worker, day.now());
        worker.goes(isLast);
        day.note("goes", worker);
        tell(worker);
    }

    void responds(Worker worker) {
        worker.responds(day.now());
        day.note("responds", worker);
        tell(worker);
    }

    private void tell(Worker worker) {
        if (worker.isGone()) {
            day.follow(day.engine().remove(worker.id(), day.now()));
        } else {
            day.follow(day.engine().put(worker.state(), day.now()));
        }
    }

    /// These are asked. Nothing is told to the engine from here.
    void asked(Visit visit, List<AgentId> agents) {
        visit.is(Visit.State.OFFERED);
        int asked = visit.countAsked();
        for (AgentId agent : agents) {
            Worker worker = workers[(int) agent.value().getMostSignificantBits()][
                    (int) agent.value().getLeastSignificantBits()];
            var task = new Task(visit, worker);
            worker.asked(task, day.now());
            visit.offers().add(task);
            day.note("asked", visit, worker);
            boolean isAtOnce = worker.crew().answering().equals(Crew.Answering.AT_ONCE);
            if (isAtOnce && agents.size() == 1 && worker.tasks().size() == 1) {
                accept(task);
            } else if (isAtOnce) {
                day.agenda().at(day.now(), new Agenda.Answers(task, Agenda.Answer.ACCEPTS));
            } else {
                answersLater(task, asked);
            }
        }
    }

    private void answersLater(Task task, int asked) {
        Agenda.Answer answer = chance.answer(task, asked);
        long after = answer == Agenda.Answer.MISSES
                ? task.worker().crew().answering().rings()
                : Math.round(chance.answerTime(task, asked));
        day.agenda().at(day.now() + after, new Agenda.Answers(task, answer));
    }

    void answers(Task task, Agenda.Answer answer) {
        if (task.phase() != Task.Phase.OFFERED) {
            return;
        }
        switch (answer) {
            case ACCEPTS -> accept(task);
            case DECLINES -> inVain(task, false);
            case MISSES -> inVain(task, true);
        }
    }

    private void accept(Task task) {
        Visit visit = task.visit();
        Worker worker = task.worker();
        day.book().look(worker, day.now());
        day.book().answered(visit, worker, day.now());
        day.note("accepts", visit, worker);
        visit.is(Visit.State.TAKEN);
        visit.offers().remove(task);
        worker.accepted();
        task.begins(Task.Phase.WORK, day.work(task), day.now());
        boolean isOtherwise = arrange(worker);
        rescind(visit);
        if (isOtherwise) {
            tell(worker);
        }
    }

    /// Nobody else is asked any more.
    void rescind(Visit visit) {
        List<Task> others = List.copyOf(visit.offers());
        visit.offers().clear();
        for (Task other : others) {
            other.over();
            other.worker().freed(other);
            day.note("rescinded", visit, other.worker());
        }
        others.forEach(other -> tell(other.worker()));
    }

    private void inVain(Task task, boolean isMissed) {
        Visit visit = task.visit();
        Worker worker = task.worker();
        task.over();
        visit.offers().remove(task);
        worker.freed(task);
        visit.is(leavingOut(visit.item(), worker.id()));
        day.book().offeredInVain(visit);
        day.note(isMissed ? "misses" : "declines", visit, worker);
        if (isMissed && worker.missedTooMany()) {
            long back = day.now() + worker.crew().answering().backAfter();
            day.agenda().at(back, new Agenda.Responds(worker));
        }
        // before the agent is free again, or somebody who comes after it could be asked first
        if (visit.offers().isEmpty()) {
            day.returns(visit);
        }
        tell(worker);
    }

    private Item leavingOut(Item item, AgentId agent) {
        Map<AgentId, Long> leftOut = new HashMap<>(item.leftOut());
        leftOut.values().removeIf(until -> until <= day.now());
        leftOut.put(agent, day.now() + LEFT_OUT_FOR);
        return new Item(item.id(), item.queue(), item.channel(), item.place(), item.step(), item.facts(), leftOut);
    }

    void ends(Task task, int version) {
        if (task.version() != version) {
            return;
        }
        Worker worker = task.worker();
        day.book().spent(task, day.now());
        if (task.phase() == Task.Phase.WORK) {
            double wrapUp = chance.wrapUp(task);
            if (wrapUp > 0) {
                day.note("wraps up", task.visit(), worker);
                task.begins(Task.Phase.WRAP_UP, wrapUp, day.now());
                arrange(worker);
                return;
            }
        }
        day.book().look(worker, day.now());
        task.over();
        worker.done(task, day.now());
        day.book().done(task.visit());
        day.over(task.visit(), "ends");
        arrange(worker);
        tell(worker);
    }

    /// What is in hand goes on as fast as it can beside the rest.
    ///
    /// @return whether something was set aside or taken up again
    private boolean arrange(Worker worker) {
        int inHand = 0;
        for (Task task : worker.tasks()) {
            inHand += task.isInHand() && !worker.isSetAside(task) ? 1 : 0;
        }
        boolean isOtherwise = false;
        for (Task task : worker.tasks()) {
            if (task.isInHand()) {
                double speed = worker.isSetAside(task) ? 0 : worker.crew().speed(inHand);
                boolean wasPaused = task.held().isPaused();
                if (speed != task.speed()) {
                    day.book().spent(task, day.now());
                    task.goesOn(speed, day.now());
                    isOtherwise |= wasPaused != task.held().isPaused();
                    if (speed > 0) {
                        day.agenda().at(task.endsAt(), new Agenda.Ends(task, task.version()));
                    }
                }
            }
        }
        return isOtherwise;
    }

    void finish() {
        for (Worker[] crew : workers) {
            for (Worker worker : crew) {
                worker.tasks().stream()
                        .filter(Task::isInHand)
                        .forEach(task -> day.book().spent(task, day.now()));
                day.book().look(worker, day.now());
            }
        }
    }
}
