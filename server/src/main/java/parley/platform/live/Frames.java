package parley.platform.live;

import java.time.Instant;

/// The server's frames as text. They are put together by hand because the event inside is JSON
/// already and is sent to many.
final class Frames {

    private Frames() {}

    static String entry(LiveEntry entry, String epoch) {
        return "{\"type\":\"entry\",\"cursor\":\"" + entry.position().cursor(epoch) + "\",\"event\":" + entry.event()
                + "}";
    }

    static String caughtUp(String cursor) {
        return "{\"type\":\"caught-up\",\"cursor\":\"" + cursor + "\"}";
    }

    static String snapshot(String snapshot) {
        return "{\"type\":\"snapshot\",\"snapshot\":" + snapshot + "}";
    }

    static String reset() {
        return "{\"type\":\"reset\"}";
    }

    static String ping(Instant now) {
        return "{\"type\":\"ping\",\"at\":\"" + now + "\"}";
    }

    static String reconnect(int afterMillis) {
        return "{\"type\":\"reconnect\",\"afterMs\":" + afterMillis + "}";
    }

    static String problem(String problem) {
        return "{\"type\":\"problem\",\"problem\":" + problem + "}";
    }
}
