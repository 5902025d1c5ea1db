package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;
import parley.work.engine.WorkId;
import parley.work.wellbeing.Occupancy.Span;

/// Every statement about what agents have done.
@Repository
class StrainStore {

    /// What is on hold is not worked on. The three parts are found by an index each: what began in
    /// the window or the hour before, what was longer than that, and what lasts still.
    private static final String BUSY = """
            select agent_id, started_at, ended_at
            from v_routing_segment
            where started_at >= cast(:from as timestamptz) - interval '1 hour'
              and (ended_at is null or ended_at > :from)
              and state in ('ACTIVE', 'WRAP_UP')
              and agent_id is not null
            union all
            select agent_id, started_at, ended_at
            from v_routing_segment
            where ended_at > :from
              and started_at < cast(:from as timestamptz) - interval '1 hour'
              and ended_at - started_at > interval '1 hour'
              and state in ('ACTIVE', 'WRAP_UP')
              and agent_id is not null
            union all
            select agent_id, started_at, ended_at
            from v_routing_segment
            where ended_at is null
              and started_at < cast(:from as timestamptz) - interval '1 hour'
              and state in ('ACTIVE', 'WRAP_UP')
              and agent_id is not null
            """;

    private static final String AVAILABLE = """
            select agent_id, started_at, ended_at
            from v_presence_segment
            where state = 'AVAILABLE'
              and not not_responding
              and (ended_at is null or ended_at > :from)
            """;

    private static final String CONTACT = """
            select c.code, c.labels,
              coalesce((
                select sum(extract(epoch from coalesce(s.ended_at, :now) - s.started_at))
                from v_routing_segment s
                where s.work_id = c.work_id
                  and s.agent_id = :agent
                  and s.state in ('ACTIVE', 'WRAP_UP')
              ), 0) as busy_seconds
            from v_routing_matter c
            where c.work_id = :work
            """;

    /// Of those whose work ended since then: how often each matter came to them. A contact counts
    /// by its code, or where it has none by each of its labels.
    private static final String MATTERS = """
            select c.agent_id, m.matter, m.kind, count(*) as times
            from v_routing_segment s
            join v_routing_matter c on c.work_id = s.work_id
            cross join lateral (
              select c.code as matter, 'CODE' as kind
              where c.code is not null
              union all
              select label as matter, 'LABEL' as kind
              from unnest(c.labels) as given (label)
              where c.code is null
            ) m
            where s.state = 'COMPLETED'
              and s.started_at >= :from
              and c.agent_id is not null
            group by c.agent_id, m.matter, m.kind
            order by c.agent_id, count(*) desc, m.matter
            """;

    private static final String CONTACTS = """
            select c.agent_id, count(*) as contacts
            from v_routing_segment s
            join v_routing_matter c on c.work_id = s.work_id
            where s.state = 'COMPLETED'
              and s.started_at >= :from
              and c.agent_id is not null
            group by c.agent_id
            """;

    private final JdbcClient jdbc;

    StrainStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A contact that an agent has ended.
    record Contact(@Nullable String code, List<String> labels, Duration busy) {}

    /// What came to an agent again and again.
    ///
    /// @param isLabel whether the matter is a label; otherwise it is a wrap-up code
    record Matter(String matter, boolean isLabel, int times) {}

    Map<AgentId, List<Span>> busy(Instant from) {
        return spans(jdbc.sql(BUSY), from);
    }

    Map<AgentId, List<Span>> available(Instant from) {
        return spans(jdbc.sql(AVAILABLE), from);
    }

    private static Map<AgentId, List<Span>> spans(JdbcClient.StatementSpec statement, Instant from) {
        var spans = new HashMap<AgentId, List<Span>>();
        statement.param("from", Timestamps.parameter(from)).query(row -> {
            spans.computeIfAbsent(new AgentId(row.getObject("agent_id", UUID.class)), _ -> new ArrayList<>())
                    .add(new Span(Timestamps.instant(row, "started_at"), Timestamps.instantOrNull(row, "ended_at")));
        });
        return spans;
    }

    Optional<Contact> contact(WorkId work, AgentId agent, Instant now) {
        return jdbc.sql(CONTACT)
                .param("work", work.value())
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> new Contact(
                        row.getString("code"),
                        Arrays.asList((String[]) row.getArray("labels").getArray()),
                        Duration.ofSeconds(row.getLong("busy_seconds"))))
                .optional();
    }

    Map<AgentId, List<Matter>> matters(Instant from) {
        var matters = new HashMap<AgentId, List<Matter>>();
        jdbc.sql(MATTERS).param("from", Timestamps.parameter(from)).query(row -> {
            matters.computeIfAbsent(new AgentId(row.getObject("agent_id", UUID.class)), _ -> new ArrayList<>())
                    .add(new Matter(
                            String.valueOf(row.getString("matter")),
                            "LABEL".equals(row.getString("kind")),
                            row.getInt("times")));
        });
        return matters;
    }

    Map<AgentId, Integer> contacts(Instant from) {
        var contacts = new HashMap<AgentId, Integer>();
        jdbc.sql(CONTACTS).param("from", Timestamps.parameter(from)).query(row -> {
            contacts.put(new AgentId(row.getObject("agent_id", UUID.class)), row.getInt("contacts"));
        });
        return contacts;
    }
}
