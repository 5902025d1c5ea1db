package parley.work.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import parley.work.queue.QueueId;

/// How long one waits, of every queue: told what happens, it knows the rates; asked, it gives a
/// range; told what became of it, it sets its ranges right.
///
/// Times are told in their order, of one queue at least; one that lies before the last counts as
/// the last.
public final class WaitEstimates {

    private final Map<QueueId, Flow> flows = new HashMap<>();
    private final Map<QueueId, Calibration> calibrations = new HashMap<>();

    /// How many items the queue's agents can serve at once, of those agents who are there. Where
    /// nobody ever says, it is how many are served while somebody waits.
    public void staffed(QueueId queue, int places, Instant at) {
        flow(queue).staffed(places, at);
    }

    /// Somebody comes to wait.
    public void arrived(QueueId queue, Instant at) {
        flow(queue).arrived(at);
    }

    /// Somebody who waited is served from now on.
    public void began(QueueId queue, Instant at) {
        flow(queue).began(at);
    }

    /// The work with somebody is over, wrap-up included.
    public void ended(QueueId queue, Instant at) {
        flow(queue).ended(at);
    }

    /// Somebody who was served waits again.
    public void returned(QueueId queue, Instant at) {
        flow(queue).returned(at);
    }

    /// Somebody who waited gave up.
    public void abandoned(QueueId queue, Instant at) {
        flow(queue).abandoned(at);
    }

    /// How long it takes from now on for somebody at this place.
    public Estimate estimate(QueueId queue, Place place, Instant now) {
        return flow(queue).estimate(place, calibration(queue).missed(), now);
    }

    /// Somebody was served after having waited for so long; `first` is what was said when they
    /// came.
    public void answered(QueueId queue, Estimate first, Duration waited) {
        calibration(queue).answered(first, waited);
    }

    /// Somebody gave up after having waited for so long; `first` is what was said when they came.
    public void gaveUp(QueueId queue, Estimate first, Duration waited) {
        calibration(queue).gaveUp(first, waited);
    }

    /// What became of the queue's estimates so far.
    public Tally tally(QueueId queue) {
        return calibration(queue).tally();
    }

    /// The queue is no more.
    public void forget(QueueId queue) {
        flows.remove(queue);
        calibrations.remove(queue);
    }

    private Flow flow(QueueId queue) {
        return flows.computeIfAbsent(queue, _ -> new Flow());
    }

    private Calibration calibration(QueueId queue) {
        return calibrations.computeIfAbsent(queue, _ -> new Calibration());
    }
}
