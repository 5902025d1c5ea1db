package parley.demo.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What agents were told of offers, put into the one order in which it became true: finds work that
/// was in two rounds of offers at once.
final class Rounds {

    private final NavigableMap<Place, Told> told = new TreeMap<>();

    /// A place in the feed of all pages; who is told the same is told it at the same place.
    private record Place(long transaction, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(transaction, other.transaction);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    /// @param round when the offers of the round were made; empty where an offer ended
    private record Told(String work, String offer, String round) {}

    /// A frame of an agent's stream.
    void note(String frame) {
        if (!frame.contains("\"work-offered\"") && !frame.contains("\"offer-ended\"")) {
            return;
        }
        JsonNode json = JsonMapper.shared().readTree(frame);
        String[] cursor = json.path("cursor").asString("").split("\\.", -1);
        if (cursor.length != 3) {
            return;
        }
        JsonNode event = json.path("event");
        JsonNode item = event.path("workItem");
        boolean isOffer = event.path("kind").asString("").equals("work-offered");
        JsonNode offer = item.path("offer");
        put(
                new Place(Long.parseLong(cursor[1], 36), Long.parseLong(cursor[2], 36)),
                isOffer
                        ? new Told(
                                item.path("id").asString(),
                                offer.path("id").asString(),
                                offer.path("offeredAt").asString())
                        : new Told(
                                event.path("workItemId").asString(),
                                event.path("offerId").asString(),
                                ""));
    }

    private synchronized void put(Place place, Told what) {
        told.put(place, what);
    }

    /// How many offers were made while another round for the same work was still open.
    synchronized int overlaps() {
        var open = new HashMap<String, Map<String, String>>();
        int overlaps = 0;
        for (Told one : told.values()) {
            Map<String, String> offers = open.computeIfAbsent(one.work(), any -> new HashMap<>());
            if (one.round().isEmpty()) {
                offers.remove(one.offer());
            } else {
                Set<String> others = new HashSet<>(offers.values());
                others.remove(one.round());
                overlaps += others.isEmpty() ? 0 : 1;
                offers.put(one.offer(), one.round());
            }
        }
        return overlaps;
    }

    /// How much was told.
    synchronized int size() {
        return told.size();
    }
}
