package parley.work.simulation;

import java.util.List;

/// What a scenario file asks for.
///
/// @param runs how often each configuration is run
/// @param configurations the first is the one that the others are compared with
/// @param byInterval whether it is reported by interval too
record Plan(String name, int runs, boolean byInterval, List<Configuration> configurations) {

    Plan {
        configurations = List.copyOf(configurations);
    }

    /// One centre under a name.
    ///
    /// @param queues in words
    record Configuration(String name, Scenario scenario, Queues queues) {}
}
