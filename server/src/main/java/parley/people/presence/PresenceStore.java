package parley.people.presence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;

/// Every statement about presence.
@Repository
class PresenceStore {

    private static final String FIND = """
            select agent_id, state, reason, since, not_responding
            from presence_agent
            where agent_id = :agent
            """;

    private static final String LOCK = """
            select agent_id, state, reason, since, not_responding
            from presence_agent
            where agent_id = :agent
            for update
            """;

    private static final String ENSURE = """
            insert into presence_agent (agent_id, state, since, not_responding)
            values (:agent, 'OFFLINE', :now, false)
            on conflict (agent_id) do nothing
            """;

    private static final String SAVE = """
            update presence_agent
            set state = :state,
                reason = :reason,
                since = :since,
                not_responding = :notResponding
            where agent_id = :agent
            """;

    private static final String END_SEGMENT = """
            update presence_segment
            set ended_at = :now
            where agent_id = :agent
              and ended_at is null
            """;

    private static final String BEGIN_SEGMENT = """
            insert into presence_segment (agent_id, state, reason, not_responding, by, started_at)
            values (:agent, :state, :reason, :notResponding, :by, :now)
            """;

    private static final String SEEN = """
            update presence_agent
            set is_alive = true,
                seen_at = :now
            where agent_id = any(:agents)
            """;

    private static final String GONE = """
            update presence_agent
            set is_alive = false
            where agent_id = :agent
            """;

    private final JdbcClient jdbc;

    PresenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Presence> find(AgentId agent) {
        return jdbc.sql(FIND)
                .param("agent", agent.value())
                .query(PresenceStore::presence)
                .optional();
    }

    /// The row, made where it is not there, and locked until the transaction ends.
    Presence lock(AgentId agent, Instant now) {
        jdbc.sql(ENSURE)
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .update();
        return jdbc.sql(LOCK)
                .param("agent", agent.value())
                .query(PresenceStore::presence)
                .single();
    }

    void save(Presence presence, Instant now, String by) {
        jdbc.sql(SAVE)
                .param("agent", presence.agentId().value())
                .param("state", presence.state().name())
                .param("reason", presence.reason())
                .param("since", Timestamps.parameter(presence.since()))
                .param("notResponding", presence.notResponding())
                .update();
        jdbc.sql(END_SEGMENT)
                .param("agent", presence.agentId().value())
                .param("now", Timestamps.parameter(now))
                .update();
        jdbc.sql(BEGIN_SEGMENT)
                .param("agent", presence.agentId().value())
                .param("state", presence.state().name())
                .param("reason", presence.reason())
                .param("notResponding", presence.notResponding())
                .param("by", by)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void seen(Collection<AgentId> agents, Instant now) {
        jdbc.sql(SEEN)
                .param("agents", agents.stream().map(AgentId::value).toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void gone(AgentId agent) {
        jdbc.sql(GONE).param("agent", agent.value()).update();
    }

    private static Presence presence(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("reason");
        return new Presence(
                new AgentId(row.getObject("agent_id", UUID.class)),
                PresenceState.valueOf(row.getString("state")),
                reason,
                Timestamps.instant(row, "since"),
                row.getBoolean("not_responding"));
    }
}
