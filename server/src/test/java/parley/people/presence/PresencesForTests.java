package parley.people.presence;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import parley.people.staff.AgentId;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.live.Live;

/// Presence on a real database, for tests of the modules above.
public final class PresencesForTests {

    private PresencesForTests() {}

    /// Listeners and workload are looked up when they are needed.
    public static Presences on(JdbcClient jdbc, Live live, StaticListableBeanFactory beans, InstantSource clock) {
        return new Presences(
                new PresenceStore(jdbc),
                live,
                beans.getBeanProvider(PresenceListener.class),
                beans.getBeanProvider(Workload.class),
                clock);
    }

    /// The agent's desk has answered a ping.
    public static void alive(Presences presences, AgentId agent) {
        presences.alive(List.of(new Caller(new Actor.Person(agent.value(), "test"), null, Set.of(), null)));
    }
}
