package parley.work.estimate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.teletraffic.GammaQuantile;
import parley.teletraffic.QueueLengthWait;

/// What is known of one queue: who waits, who is served, and the rates that were seen.
///
/// The rate at which the queue gets shorter is that of one place times the places. Of one place
/// it is how many were in fact taken while others waited, which also holds for agents who do
/// other work besides; as long as few were, it is how many conversations ended.
final class Flow {

    private static final double HOUR = 3600;

    /// Where so few serve, one long conversation decides.
    private static final int FEW = 3;

    private static final double TOO_VAGUE = 0.7;

    /// By how much somebody may be told less than the one at the head of the queue has waited.
    private static final double LESS_THAN_HEAD = 10;

    /// Who waits for less may wait for an offer to be taken, beside agents who are free.
    private static final double AN_OFFER = 10;

    /// As much as this counts that a conversation takes five minutes, and patience ten.
    private static final double A_GUESS = 1;

    /// As much as this counts that agents do no other work besides.
    private static final double A_RULE = 10;

    private final Rate service = new Rate(2 * HOUR);
    private final Rate leaving = new Rate(2 * HOUR);
    private final Rate drain = new Rate(HOUR / 2);
    private @Nullable Instant last;
    private double waitingFor;
    private int waiting;
    private int serving;
    private int places = -1;

    void staffed(int count, Instant at) {
        advance(at);
        places = count;
    }

    void arrived(Instant at) {
        advance(at);
        waiting++;
    }

    void began(Instant at) {
        advance(at);
        if (waitingFor > AN_OFFER) {
            drain.happened();
        }
        leave();
        serving++;
    }

    void abandoned(Instant at) {
        advance(at);
        leave();
        leaving.happened();
    }

    void ended(Instant at) {
        advance(at);
        serving = Math.max(0, serving - 1);
        service.happened();
    }

    void returned(Instant at) {
        advance(at);
        serving = Math.max(0, serving - 1);
        waiting++;
    }

    /// A range that a share of `missed` of all waits falls outside of, half on each side. Where
    /// it would end before what the one at the head has waited already, that one knows better.
    Estimate estimate(Place place, double missed, Instant now) {
        advance(now);
        if (places() == 0) {
            return Estimate.UNKNOWN;
        }
        double ofOne = drain.value(service.value(1 / 300.0, A_GUESS), A_RULE);
        var wait = new QueueLengthWait(place.ahead(), places() * ofOne, leaving.value(1 / 600.0, A_GUESS));
        double guessed = service.uncertainty(A_GUESS) + drain.uncertainty(A_RULE);
        double least = seconds(place.longest()) - seconds(place.waited()) - LESS_THAN_HEAD;
        Estimate estimate = around(wait.mean(), wait.variance(), guessed, missed);
        return seconds(estimate.high()) < least ? around(least, wait.variance(), guessed, missed) : estimate;
    }

    private Estimate around(double mean, double chance, double guessed, double missed) {
        double variance = chance + mean * mean * guessed;
        double low = GammaQuantile.of(mean, variance, missed / 2);
        double high = GammaQuantile.of(mean, variance, 1 - missed / 2);
        boolean isVague = places() <= FEW || Math.sqrt(variance) > TOO_VAGUE * mean;
        Estimate.Shown shown = !isVague
                ? Estimate.Shown.RANGE
                : low >= Amount.LEAST_SAID ? Estimate.Shown.MORE_THAN : Estimate.Shown.UNKNOWN;
        return new Estimate(duration(low), duration(mean), duration(high), shown);
    }

    /// While somebody waits, all who serve are busy: so who serves is who could.
    private int places() {
        return places >= 0 ? places : serving;
    }

    private void leave() {
        waiting = Math.max(0, waiting - 1);
        waitingFor = waiting == 0 ? 0 : waitingFor;
    }

    private void advance(Instant at) {
        double seconds = last == null ? 0 : Math.max(0, seconds(Duration.between(last, at)));
        service.exposed(serving * seconds, seconds);
        leaving.exposed(waiting * seconds, seconds);
        waitingFor += waiting > 0 ? seconds : 0;
        double crowded = Math.clamp(waitingFor - AN_OFFER, 0, seconds);
        drain.exposed(crowded * places(), seconds);
        last = last == null || at.isAfter(last) ? at : last;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
