package parley.work.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Everybody's place in line at once: one statement for all queues, however many wait.
@Service
public class Line {

    private final WaitingStore store;

    Line(WaitingStore store) {
        this.store = store;
    }

    /// The places of all that wait, 1 for the next one of its queue, by what the work is about.
    public Map<UUID, Integer> places() {
        var places = new HashMap<UUID, Integer>();
        store.eachPlace(places::put);
        return places;
    }
}
