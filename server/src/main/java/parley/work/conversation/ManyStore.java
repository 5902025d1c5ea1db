package parley.work.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement that writes customers' words in many conversations at once.
@Repository
class ManyStore {

    /// Gives as many places in each as are asked for. What somebody else has under lock is left
    /// out, because one of many must not keep the others waiting.
    private static final String NEXT_SEQS = """
            with free as (
              select h.id, asked.added
              from unnest(:channels::uuid[], :parties::text[], :added::int[]) as asked (channel_id, party, added)
              join conversation_head h on h.channel_id = asked.channel_id and h.party = asked.party
              where h.state = 'OPEN'
              for update of h skip locked
            )
            update conversation_head h
            set last_seq = h.last_seq + free.added,
                waiting_since = coalesce(h.waiting_since, :now),
                heard_at = :now
            from free
            where h.id = free.id
            returning h.id, h.state, h.channel, h.channel_id, h.party, h.customer_id, h.language, h.queue_id,
              h.agent_id, h.agent_alias, h.opened_at, h.closed_at, h.last_seq, h.customer_seen_seq,
              h.staff_seen_seq, h.waiting_since
            """;

    private static final String INSERT = """
            insert into conversation_entry (
              conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text
            )
            select conversation_id, seq, id, :now, 'CUSTOMER', author_id, author_name, 'PUBLIC', client_key,
              'TEXT', text
            from unnest(
              :conversations::uuid[], :seqs::bigint[], :ids::uuid[], :authors::uuid[], :names::text[],
              :keys::text[], :texts::text[]
            ) as words (conversation_id, seq, id, author_id, author_name, client_key, text)
            on conflict (conversation_id, client_key) where client_key is not null do nothing
            """;

    private final JdbcClient jdbc;

    ManyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One customer on one channel.
    record Side(UUID channelId, String party) {}

    /// The open conversations with the last of the places given.
    Map<Side, Conversation> next(Map<Side, Integer> added, Instant now) {
        var heads = new HashMap<Side, Conversation>();
        if (added.isEmpty()) {
            return heads;
        }
        List<Side> sides = List.copyOf(added.keySet());
        jdbc.sql(NEXT_SEQS)
                .param("channels", uuids(sides, Side::channelId))
                .param("parties", texts(sides, Side::party))
                .param("added", sides.stream().map(added::get).toArray(Integer[]::new))
                .param("now", Timestamps.parameter(now))
                .query(ConversationStore::conversation)
                .list()
                .forEach(head -> heads.put(new Side(head.channelId(), head.party()), head));
        return heads;
    }

    /// How many of them were stored: those whose key is new in their conversation.
    int insert(List<Entry> words, Instant now) {
        if (words.isEmpty()) {
            return 0;
        }
        return jdbc.sql(INSERT)
                .param(
                        "conversations",
                        uuids(words, entry -> entry.conversationId().value()))
                .param("seqs", words.stream().map(Entry::seq).toArray(Long[]::new))
                .param("ids", uuids(words, Entry::id))
                .param("authors", uuids(words, entry -> entry.author().id()))
                .param("names", texts(words, entry -> entry.author().name()))
                .param("keys", texts(words, Entry::clientKey))
                .param("texts", texts(words, ManyStore::text))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    private static String text(Entry entry) {
        if (entry.content() instanceof Content.Text words) {
            return words.text();
        }
        throw new IllegalArgumentException("only words are written together");
    }

    private static <T> UUID[] uuids(List<T> all, Function<T, @Nullable UUID> one) {
        return all.stream().map(one).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, @Nullable String> one) {
        return all.stream().map(one).toArray(String[]::new);
    }
}
