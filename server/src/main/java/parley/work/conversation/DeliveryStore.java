package parley.work.conversation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.Entry.Delivery;

/// Every statement about how far entries have come.
@Repository
class DeliveryStore {

    private static final String SET = """
            update conversation_entry
            set delivery_state = :state,
                delivery_reason = :reason,
                delivery_at = :at
            where conversation_id = :conversation
              and seq = :seq
              and id = :id
            """;

    private static final String LOCK = """
            select delivery_state
            from conversation_entry
            where conversation_id = :conversation
              and seq = :seq
              and delivery_state is not null
            for update
            """;

    private static final String LAST_OF_CUSTOMER = """
            select seq
            from conversation_entry
            where conversation_id = :conversation
              and seq > :after
              and seq <= :until
              and author_kind = 'CUSTOMER'
            order by seq desc
            limit 1
            """;

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void set(UUID id, ConversationId conversation, long seq, @Nullable Delivery delivery) {
        if (delivery == null) {
            throw new IllegalArgumentException("a delivery does not go away");
        }
        jdbc.sql(SET)
                .param("id", id)
                .param("conversation", conversation.value())
                .param("seq", seq)
                .param("state", delivery.state().name())
                .param("reason", delivery.reason())
                .param("at", Timestamps.parameter(delivery.at()))
                .update();
    }

    /// The place of the customer's last entry in a part of the timeline.
    Optional<Long> lastOfCustomer(ConversationId conversation, long after, long until) {
        return jdbc.sql(LAST_OF_CUSTOMER)
                .param("conversation", conversation.value())
                .param("after", after)
                .param("until", until)
                .query((row, number) -> row.getLong("seq"))
                .optional();
    }

    /// The state, locked; none for an entry that nobody sends.
    Optional<Delivery.State> lock(ConversationId conversation, long seq) {
        return jdbc.sql(LOCK)
                .param("conversation", conversation.value())
                .param("seq", seq)
                .query((row, number) -> Delivery.State.valueOf(row.getString("delivery_state")))
                .optional();
    }
}
