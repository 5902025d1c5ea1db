package parley.work.engine;

import org.jspecify.annotations.Nullable;
import parley.work.engine.Decision.Cause;
import parley.work.engine.Item.Place;
import parley.work.engine.Strategy.Step;

/// Puts what waits into the step and the lane where it belongs at this moment, with all that time
/// will do to it there.
final class Entrance {

    private final Moment moment;
    private final Roster roster;
    private final Lines lines;
    private final Timers timers;
    private final Asking asking;
    private final Balancing balancing;

    Entrance(Moment moment, Roster roster, Lines lines, Timers timers, Asking asking, Balancing balancing) {
        this.moment = moment;
        this.roster = roster;
        this.lines = lines;
        this.timers = timers;
        this.asking = asking;
        this.balancing = balancing;
    }

    /// In the step that it has come to; those that are over or are skipped lie behind it. Null
    /// where it has left.
    @Nullable Waiting place(Item item) {
        long now = moment.now();
        Item at = item;
        while (true) {
            Strategy strategy = moment.strategy(at);
            Step step = strategy.step(at.step().number());
            long over = step.expiry() == 0 ? Place.NEVER : at.step().since() + step.expiry();
            if (over <= now) {
                Decision follows = Steps.over(at, strategy, step, over);
                moment.decide(follows);
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
            moment.decide(new Decision.Moved(at, skipped));
        }
    }

    /// The same again, where only its lane has changed.
    Waiting settleIn(Item item) {
        long now = moment.now();
        Waiting waiting = lines.add(item, moment.rules(), now);
        Step step = waiting.lane().strategy().step(item.step().number());
        if (step.expiry() > 0) {
            timers.at(item.step().since() + step.expiry(), new Timers.StepOver(waiting));
        }
        long held = balancing.holdsUntil(item);
        if (held > now) {
            timers.at(held, new Timers.HeldLongEnough(waiting));
        }
        if (!item.leftOut().isEmpty()) {
            for (long until : item.leftOut().values()) {
                if (until > now) {
                    timers.at(until, new Timers.AskedAgain(waiting));
                }
            }
        }
        return waiting;
    }

    /// It waits no more, if it did.
    void take(WorkId work) {
        Waiting waiting = lines.find(work);
        if (waiting != null) {
            lines.remove(waiting);
        }
    }

    private @Nullable Cause skipped(Waiting waiting, Step step) {
        return switch (step.skipIf()) {
            case NEVER -> null;
            case NOBODY_THERE -> isAnybodyThere(waiting) ? null : Cause.NOBODY_THERE;
            case NOBODY_FREE -> asking.isAnybodyFree(waiting, moment.now()) ? null : Cause.NOBODY_FREE;
        };
    }

    private boolean isAnybodyThere(Waiting waiting) {
        return roster.seats().stream()
                .anyMatch(seat -> seat.isThere() && waiting.lane().pool().isFor(seat));
    }
}
