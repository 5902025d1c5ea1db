package parley.work.simulation;

/// Runs scenarios: the same scenario with the same seed comes to the same, word by word.
public final class Simulation {

    private Simulation() {}

    /// Runs it and keeps nothing but what it came to.
    public static Outcome run(Scenario scenario, long seed) {
        return run(scenario, seed, Journal.NONE);
    }

    /// Runs it and tells all that happens.
    static Outcome run(Scenario scenario, long seed, Journal journal) {
        return new Day(scenario, seed, journal).run();
    }
}
