package parley.work.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.customer.CustomerId;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;

/// Every statement about all the conversations of one customer.
@Repository
class CustomerHistoryStore {

    private static final String OF_CUSTOMER = """
            select h.id
            from conversation_head h
            where h.customer_id = :customer
              and (h.opened_at, h.id) < (:beforeTime, :beforeId)
              and (
                :all
                or h.agent_id = :agent
                or exists (
                  select 1
                  from conversation_entry e
                  where e.conversation_id = h.id
                    and e.author_kind = 'AGENT'
                    and e.author_id = :agent
                )
              )
            order by h.opened_at desc, h.id desc
            limit :limit
            """;

    private static final String LATEST = """
            select id
            from conversation_head
            where customer_id = :customer
            order by opened_at desc, id desc
            limit :limit
            """;

    private static final String WORKS_FOR = """
            select exists (
              select 1
              from conversation_head
              where customer_id = :customer
                and agent_id = :agent
                and state = 'OPEN'
            )
            """;

    private static final String OPEN_OF_CUSTOMER = """
            select id
            from conversation_head
            where customer_id = :customer
              and state = 'OPEN'
            """;

    private static final String GIVE = """
            update conversation_head
            set customer_id = :into
            where customer_id = :from
            """;

    private static final String PARTIES = """
            select id, channel_id, party
            from conversation_head
            where id = any(:ids)
            """;

    private final JdbcClient jdbc;

    CustomerHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    ///
    /// @param all whether also those that the agent had no part in
    List<ConversationId> of(
            CustomerId customer, UUID agent, boolean all, Instant beforeTime, UUID beforeId, int limit) {
        return jdbc.sql(OF_CUSTOMER)
                .param("customer", customer.value())
                .param("agent", agent)
                .param("all", all)
                .param("beforeTime", Timestamps.parameter(beforeTime))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query((row, number) -> new ConversationId(row.getObject("id", UUID.class)))
                .list();
    }

    /// Whoever may read them, the newest first.
    List<ConversationId> latest(CustomerId customer, int limit) {
        return jdbc.sql(LATEST)
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, number) -> new ConversationId(row.getObject("id", UUID.class)))
                .list();
    }

    /// Whether the agent holds an open conversation of this customer.
    boolean worksFor(AgentId agent, CustomerId customer) {
        return jdbc.sql(WORKS_FOR)
                .param("customer", customer.value())
                .param("agent", agent.value())
                .query(Boolean.class)
                .single();
    }

    List<ConversationId> openOf(CustomerId customer) {
        return jdbc.sql(OPEN_OF_CUSTOMER)
                .param("customer", customer.value())
                .query((row, number) -> new ConversationId(row.getObject("id", UUID.class)))
                .list();
    }

    /// Whom a channel knows by a conversation.
    record Party(UUID channelId, String name) {}

    /// Whose conversations these are; not of ids that are no conversation's.
    Map<UUID, Party> parties(Collection<UUID> ids) {
        var parties = new HashMap<UUID, Party>();
        jdbc.sql(PARTIES).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            parties.put(
                    row.getObject("id", UUID.class),
                    new Party(row.getObject("channel_id", UUID.class), row.getString("party")));
        });
        return parties;
    }

    void give(CustomerId from, CustomerId into) {
        jdbc.sql(GIVE).param("from", from.value()).param("into", into.value()).update();
    }
}
