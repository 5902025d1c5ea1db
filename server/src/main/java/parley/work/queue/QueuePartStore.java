package parley.work.queue;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;

/// Every statement about what hangs on a queue: members, skills, the codes that it offers.
@Repository
class QueuePartStore {

    private static final String MEMBERS = """
            select m.agent_id, m.priority, m.delay_seconds
            from queue_member m
            join v_staff_agent s on s.agent_id = m.agent_id
            where m.queue_id = :queue
            order by m.priority, s.name, m.agent_id
            """;

    private static final String SKILLS = """
            select skill_id, minimum
            from queue_skill
            where queue_id = :queue
            order by skill_id
            """;

    private static final String CODES = """
            select k.code_id
            from queue_code k
            join queue_wrap_up_code c on c.id = k.code_id
            where k.queue_id = :queue
            order by c.position
            """;

    private static final String DISMISS = """
            delete from queue_member
            where queue_id = :queue
              and not agent_id = any(:agents)
            """;

    private static final String JOIN = """
            insert into queue_member (queue_id, agent_id, priority, delay_seconds)
            values (:queue, :agent, :priority, :delay)
            on conflict (queue_id, agent_id) do update
            set priority = excluded.priority,
                delay_seconds = excluded.delay_seconds
            """;

    private static final String CLEAR_SKILLS = """
            delete from queue_skill
            where queue_id = :queue
            """;

    private static final String REQUIRE_SKILL = """
            insert into queue_skill (queue_id, skill_id, minimum)
            values (:queue, :skill, :minimum)
            """;

    private static final String CLEAR_CODES = """
            delete from queue_code
            where queue_id = :queue
            """;

    private static final String OFFER_CODE = """
            insert into queue_code (queue_id, code_id)
            values (:queue, :code)
            """;

    private final JdbcClient jdbc;

    QueuePartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes the parts what the plan says.
    void put(Queues.Planned queue) {
        UUID id = queue.id().value();
        Queues.Plan plan = queue.plan();
        dismissAllBut(plan.members(), id);
        plan.members().forEach(member -> join(queue.id(), member));
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

    void join(QueueId queue, Queues.Member member) {
        jdbc.sql(JOIN)
                .param("queue", queue.value())
                .param("agent", member.agentId().value())
                .param("priority", member.priority())
                .param("delay", member.delaySeconds())
                .update();
    }

    void clear(QueueId queue) {
        dismissAllBut(List.of(), queue.value());
        jdbc.sql(CLEAR_SKILLS).param("queue", queue.value()).update();
        jdbc.sql(CLEAR_CODES).param("queue", queue.value()).update();
    }

    private void dismissAllBut(List<Queues.Member> members, UUID queue) {
        jdbc.sql(DISMISS)
                .param("queue", queue)
                .param(
                        "agents",
                        members.stream().map(member -> member.agentId().value()).toArray(UUID[]::new))
                .update();
    }

    List<Queues.Member> members(UUID queue) {
        return jdbc.sql(MEMBERS)
                .param("queue", queue)
                .query((row, number) -> new Queues.Member(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        row.getInt("priority"),
                        row.getInt("delay_seconds")))
                .list();
    }

    List<Queues.Requirement> skills(UUID queue) {
        return jdbc.sql(SKILLS)
                .param("queue", queue)
                .query((row, number) -> new Queues.Requirement(
                        new SkillId(row.getObject("skill_id", UUID.class)), row.getInt("minimum")))
                .list();
    }

    List<String> codes(UUID queue) {
        return jdbc.sql(CODES)
                .param("queue", queue)
                .query((row, number) -> String.valueOf(row.getString("code_id")))
                .list();
    }
}
