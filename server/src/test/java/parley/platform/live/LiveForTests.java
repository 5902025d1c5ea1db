package parley.platform.live;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The live stream without sockets: what is published is stored, nobody reads it.
public final class LiveForTests {

    private LiveForTests() {}

    public static Live on(JdbcClient jdbc, InstantSource clock) {
        var store = new LiveStore(jdbc);
        var streams = new LiveStreams();
        return new Live(store, new LiveFollower(store, streams, clock), streams, JsonMapper.shared(), clock);
    }
}
