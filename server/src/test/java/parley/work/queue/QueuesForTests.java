package parley.work.queue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.StaffForTests;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.testing.TestDatabase;

/// Queues on a real database, for tests of the modules above. What needs a transaction is called
/// inside one by the test.
public final class QueuesForTests {

    public final Queues queues;
    private final QueuePartStore parts;
    private final WrapUpCodeStore codeStore;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    /// Listeners are looked up when they are needed.
    public QueuesForTests(
            TestDatabase database, StaticListableBeanFactory beans, StaffForTests people, InstantSource clock) {
        this.clock = clock;
        JdbcClient jdbc = database.jdbc();
        ids = new Ids(clock);
        audit = Audit.on(database.dataSource(), clock);
        parts = new QueuePartStore(jdbc);
        var plans = new QueuePlanStore(jdbc, parts);
        codeStore = new WrapUpCodeStore(jdbc);
        queues = new Queues(
                new QueueStore(jdbc),
                plans,
                codeStore,
                people.staff,
                people.hours,
                new Queues.Setting(beans.getBeanProvider(QueueListener.class), audit, ids, clock));
        beans.addBean("staffNeeds", new StaffNeeds(plans));
    }

    public WrapUpCodes codes(QueueFigures figures) {
        return new WrapUpCodes(codeStore, figures, audit, ids, clock);
    }

    public void join(QueueId queue, Queues.Member member) {
        parts.join(queue, member);
    }

    public void change(QueueId queue, Queues.Plan wanted) {
        queues.change(queue, wanted, Actor.SYSTEM);
    }

    public void delete(QueueId queue) {
        queues.delete(queue, Actor.SYSTEM);
    }

    public void member(QueueId queue, AgentId agent) {
        join(queue, new Queues.Member(agent, 1, 0));
    }

    /// The queue keeps other hours from now on; none for always.
    public static void keepsHours(Queues queues, QueueId queue, @Nullable HoursId hours) {
        Queues.Plan plan = queues.planned(queue).plan();
        queues.change(
                queue,
                new Queues.Plan(
                        plan.name(),
                        hours,
                        plan.targetPercent(),
                        plan.targetSeconds(),
                        plan.offerSeconds(),
                        plan.wrapUpSeconds(),
                        plan.members(),
                        plan.skills(),
                        plan.wrapUpCodeIds()),
                Actor.SYSTEM);
    }

    public static void delete(Queues queues, QueueId queue) {
        queues.delete(queue, Actor.SYSTEM);
    }

    /// The agent is no member of the queue any more.
    public static void dismiss(Queues queues, QueueId queue, AgentId agent) {
        Queues.Plan plan = queues.planned(queue).plan();
        change(
                queues,
                queue,
                plan.members().stream()
                        .filter(member -> !member.agentId().equals(agent))
                        .toList(),
                plan.skills());
    }

    public static void joins(Queues queues, QueueId queue, AgentId agent) {
        Queues.Plan plan = queues.planned(queue).plan();
        var members = new ArrayList<>(plan.members());
        members.add(new Queues.Member(agent, 1, 0));
        change(queues, queue, members, plan.skills());
    }

    public static void asks(Queues queues, QueueId queue, Queues.Requirement skill) {
        change(queues, queue, queues.planned(queue).plan().members(), List.of(skill));
    }

    private static void change(
            Queues queues, QueueId queue, List<Queues.Member> members, List<Queues.Requirement> skills) {
        Queues.Plan plan = queues.planned(queue).plan();
        queues.change(
                queue,
                new Queues.Plan(
                        plan.name(),
                        plan.hoursId(),
                        plan.targetPercent(),
                        plan.targetSeconds(),
                        plan.offerSeconds(),
                        plan.wrapUpSeconds(),
                        members,
                        skills,
                        plan.wrapUpCodeIds()),
                Actor.SYSTEM);
    }

    public static List<String> offered(WrapUpCodes codes, QueueId queue) {
        return codes.list(queue).stream().map(WrapUpCodes.Code::id).toList();
    }

    public static void delete(WrapUpCodes codes, String code) {
        codes.delete(code, Actor.SYSTEM);
    }

    public Queues.Plan plan(QueueId queue) {
        return queues.planned(queue).plan();
    }
}
