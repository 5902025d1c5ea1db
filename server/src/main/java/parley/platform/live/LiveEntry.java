package parley.platform.live;

import java.util.List;

/// One published fact, as it is stored.
record LiveEntry(Position position, List<String> topics, String event) {

    LiveEntry {
        topics = List.copyOf(topics);
    }
}
