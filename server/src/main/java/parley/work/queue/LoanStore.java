package parley.work.queue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;

/// Every statement about agents who serve another queue for a while.
@Repository
class LoanStore {

    private static final String SERVING = """
            select m.agent_id
            from v_queue_member m
            join v_staff_agent s on s.agent_id = m.agent_id
            where m.queue_id = :queue
              and m.agent_id = any(cast(:agents as uuid[]))
            """;

    private static final String LENT = """
            select exists (
              select 1
              from queue_loan
              where agent_id = any(cast(:agents as uuid[]))
            )
            """;

    private static final String LEND = """
            insert into queue_loan (agent_id, from_queue_id, to_queue_id, priority)
            select lent.agent_id, :from, :to, :priority
            from unnest(cast(:agents as uuid[])) as lent (agent_id)
            on conflict (agent_id) do nothing
            """;

    private static final String END = """
            delete from queue_loan
            where agent_id = any(cast(:agents as uuid[]))
            returning from_queue_id, to_queue_id
            """;

    private final JdbcClient jdbc;

    LoanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of these who serve the queue at this moment.
    Set<AgentId> serving(QueueId queue, Collection<AgentId> agents) {
        return new HashSet<>(jdbc.sql(SERVING)
                .param("queue", queue.value())
                .param("agents", ids(agents))
                .query((row, number) -> new AgentId(row.getObject("agent_id", UUID.class)))
                .list());
    }

    boolean isAnyLent(Collection<AgentId> agents) {
        return jdbc.sql(LENT).param("agents", ids(agents)).query(Boolean.class).single();
    }

    /// Lends those who are not lent already.
    ///
    /// @return how many these are
    int lend(Collection<AgentId> agents, QueueId from, QueueId to, int priority) {
        return jdbc.sql(LEND)
                .param("agents", ids(agents))
                .param("from", from.value())
                .param("to", to.value())
                .param("priority", priority)
                .update();
    }

    /// Ends their loans.
    ///
    /// @return the queues whose members are others now
    Set<QueueId> end(Collection<AgentId> agents) {
        var changed = new HashSet<QueueId>();
        List<UUID[]> ended = jdbc.sql(END)
                .param("agents", ids(agents))
                .query((row, number) ->
                        new UUID[] {row.getObject("from_queue_id", UUID.class), row.getObject("to_queue_id", UUID.class)
                        })
                .list();
        ended.forEach(loan -> {
            changed.add(new QueueId(loan[0]));
            changed.add(new QueueId(loan[1]));
        });
        return changed;
    }

    private static UUID[] ids(Collection<AgentId> agents) {
        return agents.stream().map(AgentId::value).toArray(UUID[]::new);
    }
}
