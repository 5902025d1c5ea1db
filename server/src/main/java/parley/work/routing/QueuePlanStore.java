package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.HoursId;
import parley.people.staff.SkillId;
import parley.platform.http.Use;
import parley.platform.kernel.Timestamps;

/// Every statement about how queues are set up.
@Repository
class QueuePlanStore {

    private static final String INSERT = """
            insert into routing_queue (id, name, hours_id, target_percent, target_seconds, offer_seconds,
              wrap_up_seconds, changed_at, changed_by)
            values (:id, :name, :hours, :percent, :target, :offer, :wrapUp, :now, :by)
            """;

    private static final String CHANGE = """
            update routing_queue
            set name = :name,
                hours_id = :hours,
                target_percent = :percent,
                target_seconds = :target,
                offer_seconds = :offer,
                wrap_up_seconds = :wrapUp,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String REMOVE = """
            update routing_queue
            set removed_at = :now,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    /// Work that enters at this moment waits for this lock, and then finds the queue gone.
    private static final String LOCK = """
            select id
            from routing_queue
            where id = :id
            for update
            """;

    private static final String PLANS = """
            select id, name, hours_id, target_percent, target_seconds, offer_seconds, wrap_up_seconds,
              changed_at, changed_by
            from routing_queue
            where removed_at is null
              and (cast(:id as uuid) is null or id = :id)
            order by lower(name), id
            """;

    private static final String MEMBERS = """
            select m.agent_id, m.priority, m.delay_seconds
            from routing_member m
            join v_staff_agent s on s.agent_id = m.agent_id
            where m.queue_id = :queue
            order by m.priority, s.name, m.agent_id
            """;

    private static final String SKILLS = """
            select skill_id, minimum
            from routing_queue_skill
            where queue_id = :queue
            order by skill_id
            """;

    private static final String CODES = """
            select k.code_id
            from routing_queue_code k
            join routing_wrap_up_code c on c.id = k.code_id
            where k.queue_id = :queue
            order by c.position
            """;

    private static final String DISMISS = """
            delete from routing_member
            where queue_id = :queue
              and not agent_id = any(:agents)
            """;

    private static final String ENSURE_AGENT = """
            insert into routing_agent (agent_id, idle_since, missed_offers)
            values (:agent, :now, 0)
            on conflict (agent_id) do nothing
            """;

    private static final String JOIN = """
            insert into routing_member (queue_id, agent_id, priority, delay_seconds)
            values (:queue, :agent, :priority, :delay)
            on conflict (queue_id, agent_id) do update
            set priority = excluded.priority,
                delay_seconds = excluded.delay_seconds
            """;

    private static final String CLEAR_SKILLS = """
            delete from routing_queue_skill
            where queue_id = :queue
            """;

    private static final String REQUIRE_SKILL = """
            insert into routing_queue_skill (queue_id, skill_id, minimum)
            values (:queue, :skill, :minimum)
            """;

    private static final String CLEAR_CODES = """
            delete from routing_queue_code
            where queue_id = :queue
            """;

    private static final String OFFER_CODE = """
            insert into routing_queue_code (queue_id, code_id)
            values (:queue, :code)
            """;

    private static final String OPEN_WORK = """
            select id, coalesce(title, channel_name) as name
            from routing_work
            where queue_id = :queue
              and state not in ('COMPLETED', 'ABANDONED')
            order by entered_at, id
            limit 20
            """;

    private static final String REQUIRING = """
            select q.id, q.name
            from routing_queue_skill k
            join routing_queue q on q.id = k.queue_id
            where k.skill_id = :skill
            order by q.name, q.id
            """;

    private static final String OPEN_BY = """
            select id, name
            from routing_queue
            where hours_id = :hours
              and removed_at is null
            order by name, id
            """;

    private final JdbcClient jdbc;

    QueuePlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Queues.Planned queue) {
        head(jdbc.sql(INSERT), queue);
        addParts(queue);
    }

    void change(Queues.Planned queue) {
        head(jdbc.sql(CHANGE), queue);
        addParts(queue);
    }

    private static void head(JdbcClient.StatementSpec statement, Queues.Planned queue) {
        Queues.Plan plan = queue.plan();
        HoursId hours = plan.hoursId();
        statement
                .param("id", queue.id().value())
                .param("name", plan.name())
                .param("hours", hours == null ? null : hours.value(), Types.OTHER)
                .param("percent", plan.targetPercent())
                .param("target", plan.targetSeconds())
                .param("offer", plan.offerSeconds())
                .param("wrapUp", plan.wrapUpSeconds())
                .param("now", Timestamps.parameter(queue.changedAt()))
                .param("by", queue.changedBy())
                .update();
    }

    private void addParts(Queues.Planned queue) {
        UUID id = queue.id().value();
        Queues.Plan plan = queue.plan();
        jdbc.sql(DISMISS)
                .param("queue", id)
                .param(
                        "agents",
                        plan.members().stream()
                                .map(member -> member.agentId().value())
                                .toArray(UUID[]::new))
                .update();
        plan.members().forEach(member -> join(queue.id(), member, queue.changedAt()));
        jdbc.sql(CLEAR_SKILLS).param("queue", id).update();
        for (Queues.Requirement one : plan.skills()) {
            jdbc.sql(REQUIRE_SKILL)
                    .param("queue", id)
                    .param("skill", one.skillId().value())
                    .param("minimum", one.minimum())
                    .update();
        }
        jdbc.sql(CLEAR_CODES).param("queue", id).update();
        for (String code : plan.wrapUpCodeIds()) {
            jdbc.sql(OFFER_CODE).param("queue", id).param("code", code).update();
        }
    }

    void join(QueueId queue, Queues.Member member, Instant now) {
        ensure(member.agentId(), now);
        jdbc.sql(JOIN)
                .param("queue", queue.value())
                .param("agent", member.agentId().value())
                .param("priority", member.priority())
                .param("delay", member.delaySeconds())
                .update();
    }

    /// The agent's row, which offers refer to.
    void ensure(AgentId agent, Instant now) {
        jdbc.sql(ENSURE_AGENT)
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    /// Takes the queue out of use, with what leads from it to others.
    void remove(QueueId id, Instant now, String by) {
        jdbc.sql(DISMISS)
                .param("queue", id.value())
                .param("agents", new UUID[0])
                .update();
        jdbc.sql(CLEAR_SKILLS).param("queue", id.value()).update();
        jdbc.sql(CLEAR_CODES).param("queue", id.value()).update();
        jdbc.sql(REMOVE)
                .param("id", id.value())
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    Optional<Queues.Planned> find(QueueId id) {
        return plans(id).stream().findFirst();
    }

    Optional<Queues.Planned> lock(QueueId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return find(id);
    }

    List<Queues.Planned> all() {
        return plans(null);
    }

    private List<Queues.Planned> plans(@Nullable QueueId one) {
        return jdbc.sql(PLANS)
                .param("id", one == null ? null : one.value(), Types.OTHER)
                .query(this::planned)
                .list();
    }

    List<Use> openWork(QueueId queue) {
        return uses(jdbc.sql(OPEN_WORK).param("queue", queue.value()), "work-item");
    }

    List<Use> requiring(SkillId skill) {
        return uses(jdbc.sql(REQUIRING).param("skill", skill.value()), "queue");
    }

    List<Use> openBy(HoursId hours) {
        return uses(jdbc.sql(OPEN_BY).param("hours", hours.value()), "queue");
    }

    private static List<Use> uses(JdbcClient.StatementSpec statement, String kind) {
        return statement
                .query((row, number) ->
                        new Use(kind, row.getObject("id", UUID.class).toString(), row.getString("name")))
                .list();
    }

    private Queues.Planned planned(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID hours = row.getObject("hours_id", UUID.class);
        return new Queues.Planned(
                new QueueId(id),
                new Queues.Plan(
                        row.getString("name"),
                        hours == null ? null : new HoursId(hours),
                        row.getInt("target_percent"),
                        row.getInt("target_seconds"),
                        row.getInt("offer_seconds"),
                        row.getInt("wrap_up_seconds"),
                        members(id),
                        skills(id),
                        codes(id)),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private List<Queues.Member> members(UUID queue) {
        return jdbc.sql(MEMBERS)
                .param("queue", queue)
                .query((row, number) -> new Queues.Member(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        row.getInt("priority"),
                        row.getInt("delay_seconds")))
                .list();
    }

    private List<Queues.Requirement> skills(UUID queue) {
        return jdbc.sql(SKILLS)
                .param("queue", queue)
                .query((row, number) -> new Queues.Requirement(
                        new SkillId(row.getObject("skill_id", UUID.class)), row.getInt("minimum")))
                .list();
    }

    private List<String> codes(UUID queue) {
        return jdbc.sql(CODES)
                .param("queue", queue)
                .query((row, number) -> String.valueOf(row.getString("code_id")))
                .list();
    }
}
