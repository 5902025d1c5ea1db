package parley.demo.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the server has acknowledged, as its customers and agents remember it.
final class Ledger {

    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Integer> accepted = new HashMap<>();

    /// A text that the server has said it has.
    synchronized void acknowledge(String text) {
        acknowledged.add(text);
    }

    /// A work item that an agent was given.
    synchronized void accept(String workItem) {
        accepted.merge(workItem, 1, Integer::sum);
    }

    synchronized int size() {
        return acknowledged.size();
    }

    /// Acknowledged texts that are not among the stored ones.
    synchronized List<String> lost(Map<String, Integer> stored) {
        var lost = new ArrayList<String>();
        for (String text : acknowledged) {
            if (!stored.containsKey(text)) {
                lost.add(text);
            }
        }
        return lost;
    }

    /// How often a text stands more than once, or an item was given to more than one agent.
    synchronized int doubled(Map<String, Integer> stored) {
        int texts = stored.values().stream().mapToInt(count -> count - 1).sum();
        int items = accepted.values().stream().mapToInt(count -> count - 1).sum();
        return texts + items;
    }
}
