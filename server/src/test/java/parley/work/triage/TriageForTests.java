package parley.work.triage;

import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import parley.platform.kernel.Actor;
import parley.testing.StillCentre;
import tools.jackson.databind.json.JsonMapper;

/// The rules at the door, for tests of the modules above.
public final class TriageForTests {

    private TriageForTests() {}

    public static Triage on(JdbcClient jdbc, InstantSource clock) {
        return new Triage(new TriageStore(jdbc, JsonMapper.shared()), clock);
    }

    /// Other rules from now on, written by somebody who may write all.
    public static void rules(StillCentre centre, TriageRule... rules) {
        TriageRules all = centre.get(TriageRules.class);
        all.change(all.find().version(), List.of(rules), true, Actor.SYSTEM);
    }
}
