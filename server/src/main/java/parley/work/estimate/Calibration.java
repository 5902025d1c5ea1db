package parley.work.estimate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.work.estimate.Estimate.Shown;

/// What became of a queue's estimates, and how wide its ranges must be so that they hold.
///
/// The share of waits that a range leaves out is moved a little after each of them: up where it
/// held, down where it did not, so that in the long run as many hold as are meant to, whatever
/// the waits are like (I. Gibbs and E. Candès, "Adaptive conformal inference under distribution
/// shift", 2021).
final class Calibration {

    /// Of six waits one may fall outside; four of five is the promise.
    private static final double MEANT = 0.15;

    private static final double PACE = 0.01;
    private static final double NARROWEST = 0.25;
    private static final double WIDEST = 0.01;

    private final List<Tally.Span> spans = new ArrayList<>(Tally.Span.NONE);
    private double missed = MEANT - 0.03;

    double missed() {
        return missed;
    }

    void answered(Estimate said, Duration waited) {
        if (said.shownAs() != Shown.UNKNOWN) {
            count(said, waited);
        }
        if (!said.high().isZero()) {
            boolean isInside = waited.compareTo(said.low()) >= 0 && waited.compareTo(said.high()) <= 0;
            missed = Math.clamp(missed + PACE * (isInside ? MEANT : MEANT - 1), WIDEST, NARROWEST);
        }
    }

    /// Who gives up says something only where they had waited for longer than was said.
    void gaveUp(Estimate said, Duration waited) {
        if (!said.high().isZero() && waited.compareTo(said.high()) > 0) {
            answered(said, waited);
        }
    }

    Tally tally() {
        return new Tally(spans);
    }

    private void count(Estimate said, Duration waited) {
        for (int at = 0; at < spans.size(); at++) {
            if (spans.get(at).isOf(said.expected())) {
                spans.set(at, spans.get(at).with(said, waited));
                return;
            }
        }
    }
}
