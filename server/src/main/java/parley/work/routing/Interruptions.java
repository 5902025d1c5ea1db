package parley.work.routing;

import java.util.List;
import java.util.Optional;
import parley.platform.kernel.Capabilities.Tempo;
import parley.work.engine.WorkId;

/// What more urgent work does to what an agent holds already: slower work is on hold while it
/// lasts, its paperwork included, and comes back by itself.
///
/// Work of the same tempo is done side by side: a second chat holds nothing.
final class Interruptions {

    private Interruptions() {}

    /// Whether the newcomer puts the other on hold.
    static boolean holds(Tempo newcomer, Tempo other) {
        return newcomer.compareTo(other) < 0;
    }

    /// The tempi that have to wait for it, none for the slowest.
    static List<Tempo> slowerThan(Tempo newcomer) {
        return List.of(Tempo.values()).stream()
                .filter(other -> holds(newcomer, other))
                .toList();
    }

    /// For what an item stays on hold when what it was on hold for is over: the most urgent of what
    /// the agent has besides, unless that was interrupted by the same.
    ///
    /// @param rest what else the agent holds, without what is over and what was on hold for it
    static Optional<WorkId> staysFor(WorkItem held, List<WorkItem> rest) {
        return rest.stream()
                .filter(other -> holds(other.tempo(), held.tempo()))
                .min((one, other) -> one.tempo().compareTo(other.tempo()))
                .map(WorkItem::id);
    }
}
