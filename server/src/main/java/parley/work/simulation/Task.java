package parley.work.simulation;

import parley.work.engine.Capacity.Held;

/// A contact with an agent: offered, worked on, or set aside for another.
final class Task {

    private final Visit visit;
    private final Worker worker;
    private Held held;
    private Phase phase = Phase.OFFERED;
    private double rest;
    private double speed;
    private long since;
    private int version;

    enum Phase {
        OFFERED,
        WORK,
        WRAP_UP,
        OVER
    }

    Task(Visit visit, Worker worker) {
        this.visit = visit;
        this.worker = worker;
        this.held = new Held(
                visit.item().id(), visit.item().channel(), visit.item().facts().labels(), false);
    }

    Visit visit() {
        return visit;
    }

    Worker worker() {
        return worker;
    }

    Held held() {
        return held;
    }

    Phase phase() {
        return phase;
    }

    boolean isInHand() {
        return phase == Phase.WORK || phase == Phase.WRAP_UP;
    }

    double speed() {
        return speed;
    }

    long since() {
        return since;
    }

    /// Changes with every new end, so that old ones are known.
    int version() {
        return version;
    }

    void begins(Phase next, double takes, long now) {
        phase = next;
        rest = takes;
        since = now;
        speed = 0;
        version++;
    }

    void over() {
        phase = Phase.OVER;
        version++;
    }

    /// Goes on at another speed; 0 sets it aside.
    void goesOn(double next, long now) {
        rest = Math.max(0, rest - (now - since) * speed);
        since = now;
        speed = next;
        version++;
        held = new Held(held.work(), held.channel(), held.labels(), next == 0);
    }

    /// When it ends if nothing comes on top.
    long endsAt() {
        return since + Math.round(rest / speed);
    }
}
