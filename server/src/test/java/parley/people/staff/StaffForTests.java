package parley.people.staff;

import java.time.InstantSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import parley.platform.audit.Audit;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.testing.TestDatabase;

/// Staff on a real database, for tests of the modules above. What needs a transaction is called
/// inside one by the test.
public final class StaffForTests {

    public final Staff staff;
    public final Hours hours;
    private final StaffStore store;

    /// Listeners are looked up when they are needed.
    public StaffForTests(TestDatabase database, StaticListableBeanFactory beans, InstantSource clock) {
        JdbcClient jdbc = database.jdbc();
        var ids = new Ids(clock);
        Audit audit = Audit.on(database.dataSource(), clock);
        var listeners = new StaffListeners(beans.getBeanProvider(StaffListener.class));
        store = new StaffStore(jdbc);
        staff = new Staff(
                store,
                listeners,
                new Teams(new TeamStore(jdbc), listeners, audit, ids, clock),
                new Skills(new SkillStore(jdbc), listeners, audit, ids, clock),
                audit);
        hours = new Hours(new HoursStore(jdbc), listeners, audit, ids, clock);
    }

    /// Somebody who takes work.
    public AgentId hire(PersonId person, int most) {
        return staff.hire(person, "Agent", "Agent", most, java.util.Map.of());
    }

    /// Gives one skill and no other.
    public void teach(AgentId agent, SkillId skill, int level) {
        AgentDetails known = store.details(agent).orElseThrow();
        staff.change(
                new AgentDetails(
                        agent,
                        known.name(),
                        known.alias(),
                        known.isAgent(),
                        known.isActive(),
                        known.mostLiveTexts(),
                        known.teamIds(),
                        java.util.List.of(new AgentDetails.Level(skill, level))),
                Actor.SYSTEM);
    }

    /// No longer an agent.
    public void stop(AgentId agent) {
        AgentDetails known = store.details(agent).orElseThrow();
        staff.change(
                new AgentDetails(
                        agent,
                        known.name(),
                        known.alias(),
                        false,
                        known.isActive(),
                        known.mostLiveTexts(),
                        known.teamIds(),
                        known.skills()),
                Actor.SYSTEM);
    }
}
