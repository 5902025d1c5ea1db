package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;
import parley.work.engine.WorkId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about offers, and about who is left out for a while after one.
@Repository
class OfferStore {

    private static final TypeReference<List<Offer.Reason>> REASONS = new TypeReference<>() {};

    private static final String INSERT = """
            insert into routing_offer (id, work_id, agent_id, from_agent_id, fence, state, offered_at, deadline, reasons)
            values (:id, :work, :agent, :from, :fence, 'OPEN', :offeredAt, :deadline, :reasons::jsonb)
            """;

    private static final String END = """
            update routing_offer
            set state = :state,
                ended_at = :now
            where id = :id
              and state = 'OPEN'
            """;

    private static final String NOTE_REASON = """
            update routing_offer
            set decline_reason = :reason
            where id = :id
            """;

    private static final String LATEST = """
            select id, work_id, agent_id, from_agent_id, fence, state, offered_at, deadline, reasons
            from routing_offer
            where work_id = :work
              and agent_id = :agent
            order by offered_at desc, id desc
            limit 1
            """;

    private static final String OPEN_OF_WORK = """
            select id, work_id, agent_id, from_agent_id, fence, state, offered_at, deadline, reasons
            from routing_offer
            where work_id = :work
              and state = 'OPEN'
            order by id
            """;

    private static final String OPEN_OF_AGENT = """
            select id, work_id, agent_id, from_agent_id, fence, state, offered_at, deadline, reasons
            from routing_offer
            where agent_id = :agent
              and state = 'OPEN'
            order by deadline, id
            """;

    private static final String OVERDUE = """
            select distinct work_id
            from routing_offer
            where state = 'OPEN'
              and (deadline <= :now or offered_at > :tooLate)
            """;

    private static final String DEADLINE = """
            select min(deadline) as deadline
            from routing_offer
            where state = 'OPEN'
            """;

    private static final String LEAVE_OUT = """
            insert into routing_exclusion (work_id, agent_id, until)
            values (:work, :agent, :until)
            on conflict (work_id, agent_id) do update set until = excluded.until
            """;

    private static final String LEAVE_NOBODY_OUT = """
            delete from routing_exclusion
            where work_id = :work
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OfferStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Offer offer) {
        AgentId from = offer.from();
        jdbc.sql(INSERT)
                .param("id", offer.id())
                .param("work", offer.work().value())
                .param("agent", offer.agent().value())
                .param("from", from == null ? null : from.value(), Types.OTHER)
                .param("fence", offer.fence())
                .param("offeredAt", Timestamps.parameter(offer.offeredAt()))
                .param("deadline", Timestamps.parameter(offer.deadline()))
                .param("reasons", json.writeValueAsString(offer.reasons()))
                .update();
    }

    void end(Offer ended, Instant now) {
        jdbc.sql(END)
                .param("id", ended.id())
                .param("state", ended.state().name())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void noteReason(Offer offer, String reason) {
        jdbc.sql(NOTE_REASON).param("id", offer.id()).param("reason", reason).update();
    }

    Optional<Offer> latest(WorkId work, AgentId agent) {
        return jdbc.sql(LATEST)
                .param("work", work.value())
                .param("agent", agent.value())
                .query(this::offer)
                .optional();
    }

    List<Offer> openOf(WorkId work) {
        return jdbc.sql(OPEN_OF_WORK)
                .param("work", work.value())
                .query(this::offer)
                .list();
    }

    List<Offer> openOf(AgentId agent) {
        return jdbc.sql(OPEN_OF_AGENT)
                .param("agent", agent.value())
                .query(this::offer)
                .list();
    }

    List<WorkId> overdue(Instant now) {
        return jdbc.sql(OVERDUE)
                .param("now", Timestamps.parameter(now))
                .param("tooLate", Timestamps.parameter(now.plus(Offer.CLOCKS_DIFFER)))
                .query((row, number) -> new WorkId(row.getObject("work_id", UUID.class)))
                .list();
    }

    /// When the next open offer runs out.
    Optional<Instant> deadline() {
        return Optional.ofNullable(jdbc.sql(DEADLINE)
                .query((row, number) -> Timestamps.instantOrNull(row, "deadline"))
                .list()
                .getFirst());
    }

    void leaveOut(WorkId work, AgentId agent, Instant until) {
        jdbc.sql(LEAVE_OUT)
                .param("work", work.value())
                .param("agent", agent.value())
                .param("until", Timestamps.parameter(until))
                .update();
    }

    void leaveNobodyOut(WorkId work) {
        jdbc.sql(LEAVE_NOBODY_OUT).param("work", work.value()).update();
    }

    private Offer offer(ResultSet row, int number) throws SQLException {
        UUID from = row.getObject("from_agent_id", UUID.class);
        return new Offer(
                row.getObject("id", UUID.class),
                new WorkId(row.getObject("work_id", UUID.class)),
                new AgentId(row.getObject("agent_id", UUID.class)),
                from == null ? null : new AgentId(from),
                row.getLong("fence"),
                Offer.State.valueOf(row.getString("state")),
                Timestamps.instant(row, "offered_at"),
                Timestamps.instant(row, "deadline"),
                json.readValue(row.getString("reasons"), REASONS));
    }
}
