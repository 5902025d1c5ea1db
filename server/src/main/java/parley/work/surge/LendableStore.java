package parley.work.surge;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;
import parley.work.surge.SurgeRule.SurgeLender;

/// Every statement about who can go by a rule.
@Repository
class LendableStore {

    /// Who serves a queue and could be asked at this moment: the one first who holds least, and of
    /// those the one who was away longest ago. Lendable is who is not away, belongs to the team,
    /// does not serve the other queue, can do what it asks, and was not away by the rule before.
    private static final String THERE = """
            select m.agent_id,
              not exists (
                select 1
                from surge_agent a
                where a.agent_id = m.agent_id
                  and a.returned_at is null
              )
              and not exists (
                select 1
                from surge_agent a
                join surge_move v on v.id = a.move_id
                where a.agent_id = m.agent_id
                  and v.rule_id = :rule
                  and v.started_at >= :since
              )
              and (
                cast(:team as uuid) is null
                or exists (
                  select 1
                  from v_staff_team_member t
                  where t.agent_id = m.agent_id
                    and t.team_id = cast(:team as uuid)
                )
              )
              and not exists (
                select 1
                from v_queue_member o
                where o.queue_id = :to
                  and o.agent_id = m.agent_id
              )
              and not exists (
                select 1
                from v_queue_skill k
                where k.queue_id = :to
                  and not exists (
                    select 1
                    from v_staff_skill h
                    where h.agent_id = m.agent_id
                      and h.skill_id = k.skill_id
                      and h.level >= k.minimum
                  )
              ) as is_lendable
            from v_queue_member m
            join v_staff_agent s on s.agent_id = m.agent_id
            join v_presence_agent p on p.agent_id = m.agent_id
              and p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
            left join (
              select agent_id, count(*) as items
              from v_routing_segment
              where ended_at is null
                and agent_id is not null
              group by agent_id
            ) held on held.agent_id = m.agent_id
            left join (
              select a.agent_id, max(v.started_at) as last_at
              from surge_agent a
              join surge_move v on v.id = a.move_id
              group by a.agent_id
            ) earlier on earlier.agent_id = m.agent_id
            where m.queue_id = :from
            order by coalesce(held.items, 0), earlier.last_at nulls first, m.agent_id
            """;

    /// Who goes by a rule, whether they are away still or were taken back by somebody: nobody goes
    /// in the place of whom a person took back. Who was needed at home is replaced.
    private static final String SENT = """
            select count(*)
            from surge_agent a
            join surge_move v on v.id = a.move_id
            where v.rule_id = :rule
              and v.started_at >= :since
              and (v.ended_why is null or v.ended_why = 'TAKEN_BACK')
            """;

    private final JdbcClient jdbc;

    LendableStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Somebody who serves a queue and could be asked at this moment.
    record There(AgentId agent, boolean isLendable) {}

    /// @param since who was away by the rule since then is not lendable
    List<There> there(SurgeLender lender, SurgeRule rule, Instant since, Instant aliveAfter) {
        return jdbc.sql(THERE)
                .param("from", lender.queueId().value())
                .param("to", rule.toQueueId().value())
                .param("team", lender.teamId() == null ? null : lender.teamId().value(), Types.OTHER)
                .param("rule", rule.id())
                .param("since", Timestamps.parameter(since))
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query((row, number) ->
                        new There(new AgentId(row.getObject("agent_id", UUID.class)), row.getBoolean("is_lendable")))
                .list();
    }

    /// How many went by the rule since then who count among those it may send.
    int sent(UUID rule, Instant since) {
        return jdbc.sql(SENT)
                .param("rule", rule)
                .param("since", Timestamps.parameter(since))
                .query(Integer.class)
                .single();
    }
}
