package parley.work.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.customer.CustomerId;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;

/// Statements on heads of conversations that must stay as they are until the transaction ends.
@Repository
class LockedHeadStore {

    private static final String LOCK = """
            select id, state, channel, channel_id, party, customer_id, language, queue_id, agent_id, agent_alias,
              opened_at, closed_at, last_seq, customer_seen_seq, staff_seen_seq, waiting_since
            from conversation_head
            where id = :id
            for update
            """;

    /// Not where another one of the same customer has been opened meanwhile.
    private static final String REOPEN = """
            update conversation_head h
            set state = 'OPEN',
                closed_at = null,
                agent_id = null,
                agent_alias = null,
                queue_id = :queue,
                is_held = :held,
                waiting_since = null,
                assigned_at = null,
                answered_at = null
            where h.id = :id
              and h.state = 'CLOSED'
              and h.closed_at > :after
              and not exists (
                select 1
                from conversation_head other
                where other.channel_id = h.channel_id
                  and other.party = h.party
                  and other.state = 'OPEN'
              )
            """;

    private static final String WAIT_FROM = """
            update conversation_head
            set waiting_since = :at
            where id = :id
              and waiting_since < :at
            """;

    /// Who dealt with a customer last, over any channel.
    private static final String LAST_AGENT = """
            select agent_id
            from conversation_head
            where customer_id = :customer
              and agent_id is not null
            order by opened_at desc, id desc
            limit 1
            """;

    private final JdbcClient jdbc;

    LockedHeadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Conversation> lock(ConversationId id) {
        return jdbc.sql(LOCK)
                .param("id", id.value())
                .query(ConversationStore::conversation)
                .optional();
    }

    /// The customer's waiting counts only from the moment.
    void waitFrom(ConversationId id, Instant at) {
        jdbc.sql(WAIT_FROM)
                .param("id", id.value())
                .param("at", Timestamps.parameter(at))
                .update();
    }

    /// Opens a conversation again that was closed after a moment.
    boolean reopen(Conversation closed, QueueId queue, boolean isHeld, Instant after) {
        return jdbc.sql(REOPEN)
                        .param("id", closed.id().value())
                        .param("queue", queue.value())
                        .param("held", isHeld)
                        .param("after", Timestamps.parameter(after))
                        .update()
                == 1;
    }

    /// Who dealt with the customer last, or null.
    @Nullable AgentId lastAgent(CustomerId customer) {
        return jdbc.sql(LAST_AGENT)
                .param("customer", customer.value())
                .query((row, number) -> new AgentId(row.getObject("agent_id", UUID.class)))
                .optional()
                .orElse(null);
    }
}
