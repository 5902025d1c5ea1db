package parley.work.strategy;

import java.time.InstantSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import parley.people.staff.StaffForTests;
import parley.platform.audit.Audit;
import parley.platform.kernel.Ids;
import parley.testing.TestDatabase;
import parley.work.queue.Queues;
import tools.jackson.databind.json.JsonMapper;

/// Strategies on a real database, for tests of the modules above.
public final class StrategiesForTests {

    private StrategiesForTests() {}

    /// Listeners are looked up when they are needed.
    public static Strategies on(
            TestDatabase database,
            StaticListableBeanFactory beans,
            StaffForTests people,
            Queues queues,
            InstantSource clock) {
        JdbcClient jdbc = database.jdbc();
        var store = new StrategyStore(jdbc, JsonMapper.shared());
        var rules = new RulesStore(jdbc, JsonMapper.shared());
        var centre = new CentreStore(jdbc);
        var changes = new StrategyChanges(
                store,
                rules,
                centre,
                new Keeping(people.staff, queues),
                new StrategyChanges.Setting(
                        beans.getBeanProvider(RulesListener.class),
                        Audit.on(database.dataSource(), clock),
                        new Ids(clock),
                        clock));
        beans.addBean("strategyNeeds", new StrategyNeeds(store, changes));
        return new Strategies(store, rules, centre, changes, beans.getBeanProvider(QueueWeights.class));
    }
}
