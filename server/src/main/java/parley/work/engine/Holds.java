package parley.work.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows where queues weigh: what was held back is brought together with somebody when its
/// hold ends, and it is on record what is held back beside somebody who is free.
final class Holds {

    /// So often an item and an agent may point each other to somebody else.
    private static final int MOST_TURNS = 8;

    private final Moment moment;
    private final Roster roster;
    private final Balancing balancing;
    private final Choice choice;
    private final Giving giving;

    Holds(Moment moment, Roster roster, Balancing balancing, Choice choice, Giving giving) {
        this.moment = moment;
        this.roster = roster;
        this.balancing = balancing;
        this.choice = choice;
        this.giving = giving;
    }

    /// Where a hold has ended, what was held back is brought together with somebody, the pair of
    /// the greatest weight first.
    void balance() {
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
                    Waiting waiting = choice.first(tie.queue(), seat, moment.now());
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
        int before = moment.decided();
        Waiting next = waiting;
        for (int i = 0; i < MOST_TURNS; i++) {
            Seat seat = giving.first(next);
            Waiting chosen = seat == null ? null : giving.first(seat);
            if (chosen == null || chosen == next) {
                break;
            }
            next = chosen;
        }
        Waiting found = next;
        giving.offer(found, seat -> giving.first(seat) == found);
        return moment.decided() > before;
    }

    /// It has been held back for long enough.
    void release(Waiting waiting) {
        balancing.release(waiting);
    }

    /// Puts on record what has been refused beside somebody who is free.
    void record() {
        balancing.refused().forEach(this::record);
        balancing.forgetRefused();
    }

    private void record(Waiting waiting) {
        Decision.Why why = giving.why(waiting, List.of());
        if (why.rejected().containsKey(Decision.Reason.RESERVE)) {
            moment.decide(new Decision.Reserved(waiting.item(), why));
            balancing.record(waiting);
        }
    }
}
