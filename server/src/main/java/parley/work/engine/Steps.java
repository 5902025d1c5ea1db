package parley.work.engine;

import parley.work.engine.Decision.Cause;
import parley.work.engine.Item.Place;
import parley.work.engine.Item.StepReached;
import parley.work.engine.Strategy.AtExpiry;
import parley.work.engine.Strategy.Step;
import parley.work.queue.QueueId;

/// What becomes of an item when a step of its strategy is over.
final class Steps {

    private Steps() {}

    /// What the strategy says of the end of the step.
    ///
    /// @param over when it ended
    static Decision over(Item item, Strategy strategy, Step step, long over) {
        return switch (step.atExpiry()) {
            case AtExpiry.NextStep any -> new Decision.Moved(next(item, strategy, over), Cause.EXPIRED);
            case AtExpiry.ToQueue(QueueId queue) ->
                new Decision.Moved(item.at(queue, new StepReached(0, over)), Cause.EXPIRED);
            case AtExpiry.Leave(String action) -> new Decision.Left(item, action);
        };
    }

    /// The item in the next step.
    static Item next(Item item, Strategy strategy, long since) {
        int number = strategy.index(item.step().number()) + 1;
        Place place = item.place();
        int priority = place.priority() + strategy.step(number).priority();
        return item.at(new Place(place.tier(), priority, place.acceleration(), place.enteredAt(), place.dueAt()))
                .at(item.queue(), new StepReached(number, since));
    }
}
