package parley.work.estimate;

/// How often something happens, counted against how long it could have: both are forgotten by
/// and by, but never so much that too few are left to count. A guess helps out as long as little
/// was seen.
final class Rate {

    private static final double ENOUGH = 100;

    private final double halfLife;
    private double events;
    private double exposure;

    Rate(double halfLife) {
        this.halfLife = halfLife;
    }

    void happened() {
        events++;
    }

    /// Time passes, in which it could have happened for so long, all places taken together.
    void exposed(double amount, double seconds) {
        double forgotten = Math.exp(-Math.log(2) * seconds / halfLife);
        double kept = Math.max(forgotten, Math.min(1, ENOUGH / events));
        events *= kept;
        exposure = exposure * kept + amount;
    }

    /// The rate, where a guessed one counts as much as so many events.
    double value(double guess, double weight) {
        return (weight + events) / (weight / guess + exposure);
    }

    /// How far off it may be, as a share of itself, squared.
    double uncertainty(double weight) {
        return 1 / (weight + events);
    }
}
