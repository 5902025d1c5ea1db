package parley.work.conversation;

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
import parley.people.customer.CustomerId;
import parley.people.staff.AgentId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;

/// Every statement about the heads of conversations.
@Repository
class ConversationStore {

    private static final String INSERT = """
            insert into conversation_head (
              id, state, channel, channel_id, party, customer_id, language, queue_id, tempo, is_held, opened_at, last_seq,
              customer_seen_seq, staff_seen_seq
            )
            values (
              :id, 'OPEN', :channel, :channelId, :party, :customer, :language, :queue, :tempo, :held, :now, 0, 0, 0
            )
            on conflict (channel_id, party) where state = 'OPEN' do nothing
            """;

    private static final String FIND = """
            select id, state, channel, channel_id, party, customer_id, language, queue_id, agent_id, agent_alias,
              opened_at, closed_at, last_seq, customer_seen_seq, staff_seen_seq, waiting_since
            from conversation_head
            where id = :id
            """;

    private static final String OPEN_OF_PARTY = """
            select id, state, channel, channel_id, party, customer_id, language, queue_id, agent_id, agent_alias,
              opened_at, closed_at, last_seq, customer_seen_seq, staff_seen_seq, waiting_since
            from conversation_head
            where channel_id = :channelId
              and party = :party
              and state = 'OPEN'
            """;

    private static final String LATEST_OF_PARTY = """
            select id, state, channel, channel_id, party, customer_id, language, queue_id, agent_id, agent_alias,
              opened_at, closed_at, last_seq, customer_seen_seq, staff_seen_seq, waiting_since
            from conversation_head
            where channel_id = :channelId
              and party = :party
            order by opened_at desc, id desc
            limit 1
            """;

    private static final String HELD_BY = """
            select id, state, channel, channel_id, party, customer_id, language, queue_id, agent_id, agent_alias,
              opened_at, closed_at, last_seq, customer_seen_seq, staff_seen_seq, waiting_since
            from conversation_head
            where agent_id = :agent
              and state = 'OPEN'
            order by opened_at, id
            limit :limit
            """;

    private static final String IN_STATE = """
            select id, state, channel, channel_id, party, customer_id, language, queue_id, agent_id, agent_alias,
              opened_at, closed_at, last_seq, customer_seen_seq, staff_seen_seq, waiting_since
            from conversation_head
            where state = :state
              and (opened_at, id) < (:beforeTime, :beforeId)
            order by opened_at desc, id desc
            limit :limit
            """;

    /// Gives the next place in the timeline; the row stays locked until the transaction ends, so
    /// the agent that comes back with it is the one who will see the entry. What customers and
    /// agents say to each other needs an open conversation.
    private static final String NEXT_SEQ = """
            update conversation_head
            set last_seq = last_seq + 1,
                waiting_since = case
                  when :turn = 'CUSTOMER' then coalesce(waiting_since, :now)
                  when :turn = 'STAFF' then null
                  else waiting_since
                end,
                heard_at = case when :turn = 'CUSTOMER' then :now else heard_at end,
                answered_at = case when :turn = 'STAFF' then :now else answered_at end
            where id = :id
              and (state = 'OPEN' or :turn = 'UNCHANGED')
            returning last_seq, agent_id
            """;

    private static final String TAKE_BACK = """
            update conversation_head
            set last_seq = last_seq - 1
            where id = :id
              and last_seq = :seq
            """;

    private static final String ASSIGN = """
            update conversation_head
            set agent_id = :agent,
                agent_alias = :alias,
                assigned_at = :now,
                queue_id = :queue
            where id = :id
            """;

    private static final String CLOSE = """
            update conversation_head
            set state = 'CLOSED',
                closed_at = :now,
                waiting_since = null
            where id = :id
              and state = 'OPEN'
            """;

    private static final String CUSTOMER_SEEN = """
            update conversation_head
            set customer_seen_seq = least(:seq, last_seq)
            where id = :id
              and customer_seen_seq < least(:seq, last_seq)
            """;

    private static final String STAFF_SEEN = """
            update conversation_head
            set staff_seen_seq = least(:seq, last_seq)
            where id = :id
              and staff_seen_seq < least(:seq, last_seq)
            """;

    private static final String TOOK_PART = """
            select exists (
              select 1
              from conversation_entry
              where conversation_id = :id
                and author_kind = 'AGENT'
                and author_id = :agent
            )
            """;

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(Conversation conversation, Tempo tempo, boolean isHeld) {
        return jdbc.sql(INSERT)
                        .param("id", conversation.id().value())
                        .param("channel", conversation.channel().value())
                        .param("channelId", conversation.channelId())
                        .param("party", conversation.party())
                        .param("customer", conversation.customerId().value())
                        .param("language", conversation.language())
                        .param("queue", conversation.queueId().value())
                        .param("tempo", tempo.name())
                        .param("held", isHeld)
                        .param("now", Timestamps.parameter(conversation.openedAt()))
                        .update()
                == 1;
    }

    Optional<Conversation> find(ConversationId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(ConversationStore::conversation)
                .optional();
    }

    Optional<Conversation> openOf(UUID channelId, String party) {
        return jdbc.sql(OPEN_OF_PARTY)
                .param("channelId", channelId)
                .param("party", party)
                .query(ConversationStore::conversation)
                .optional();
    }

    Optional<Conversation> latestOf(UUID channelId, String party) {
        return jdbc.sql(LATEST_OF_PARTY)
                .param("channelId", channelId)
                .param("party", party)
                .query(ConversationStore::conversation)
                .optional();
    }

    /// The open conversations that the agent holds.
    List<Conversation> heldBy(AgentId agent, int limit) {
        return jdbc.sql(HELD_BY)
                .param("agent", agent.value())
                .param("limit", limit)
                .query(ConversationStore::conversation)
                .list();
    }

    List<Conversation> inState(Conversation.State state, Instant beforeTime, UUID beforeId, int limit) {
        return jdbc.sql(IN_STATE)
                .param("state", state.name())
                .param("beforeTime", Timestamps.parameter(beforeTime))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(ConversationStore::conversation)
                .list();
    }

    /// Whose turn an entry makes it.
    enum Turn {
        CUSTOMER,
        STAFF,
        UNCHANGED
    }

    /// A place in a timeline.
    ///
    /// @param agent who works on the conversation at this place
    record Place(long seq, @Nullable AgentId agent) {}

    /// The next place, or none where the conversation is closed and only an open one would do.
    Optional<Place> next(ConversationId id, Turn turn, Instant now) {
        return jdbc.sql(NEXT_SEQ)
                .param("id", id.value())
                .param("turn", turn.name())
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> {
                    UUID agent = row.getObject("agent_id", UUID.class);
                    return new Place(row.getLong("last_seq"), agent == null ? null : new AgentId(agent));
                })
                .optional();
    }

    void takeBack(ConversationId id, long seq) {
        jdbc.sql(TAKE_BACK).param("id", id.value()).param("seq", seq).update();
    }

    void assign(ConversationId id, QueueId queue, @Nullable AgentId agent, @Nullable String alias, Instant now) {
        jdbc.sql(ASSIGN)
                .param("id", id.value())
                .param("queue", queue.value())
                .param("agent", agent == null ? null : agent.value(), Types.OTHER)
                .param("alias", alias)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    boolean close(ConversationId id, Instant now) {
        return jdbc.sql(CLOSE)
                        .param("id", id.value())
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    boolean seenByCustomer(ConversationId id, long seq) {
        return jdbc.sql(CUSTOMER_SEEN).param("id", id.value()).param("seq", seq).update() == 1;
    }

    boolean seenByStaff(ConversationId id, long seq) {
        return jdbc.sql(STAFF_SEEN).param("id", id.value()).param("seq", seq).update() == 1;
    }

    boolean tookPart(ConversationId id, AgentId agent) {
        return jdbc.sql(TOOK_PART)
                .param("id", id.value())
                .param("agent", agent.value())
                .query(Boolean.class)
                .single();
    }

    static Conversation conversation(ResultSet row, int number) throws SQLException {
        UUID agent = row.getObject("agent_id", UUID.class);
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                Conversation.State.valueOf(row.getString("state")),
                new ChannelKey(row.getString("channel")),
                row.getObject("channel_id", UUID.class),
                row.getString("party"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("language"),
                new QueueId(row.getObject("queue_id", UUID.class)),
                agent == null ? null : new AgentId(agent),
                row.getString("agent_alias"),
                Timestamps.instant(row, "opened_at"),
                Timestamps.instantOrNull(row, "closed_at"),
                row.getLong("last_seq"),
                row.getLong("customer_seen_seq"),
                row.getLong("staff_seen_seq"),
                Timestamps.instantOrNull(row, "waiting_since"));
    }
}
