package parley.work.simulation;

import java.util.ArrayList;
import java.util.List;
import parley.work.engine.Item;

/// A contact on its way: one try of one customer.
final class Visit {

    private final int demand;
    private final long number;
    private final int tries;
    private final long enteredAt;
    private final List<Task> offers = new ArrayList<>(1);
    private Item item;
    private State state = State.WAITING;
    private int asked;

    enum State {
        WAITING,
        OFFERED,
        TAKEN,
        OVER
    }

    /// @param demand its place in the scenario
    /// @param number of the customer, from 0
    /// @param tries how often the customer has tried before
    Visit(int demand, long number, int tries, Item item) {
        this.demand = demand;
        this.number = number;
        this.tries = tries;
        this.item = item;
        this.enteredAt = item.place().enteredAt();
    }

    int demand() {
        return demand;
    }

    long number() {
        return number;
    }

    int tries() {
        return tries;
    }

    long enteredAt() {
        return enteredAt;
    }

    /// To whom it is offered at the moment.
    List<Task> offers() {
        return offers;
    }

    Item item() {
        return item;
    }

    /// As the engine keeps it from now on.
    void is(Item next) {
        item = next;
    }

    State state() {
        return state;
    }

    void is(State next) {
        state = next;
    }

    /// How often somebody was asked before.
    int countAsked() {
        return asked++;
    }
}
