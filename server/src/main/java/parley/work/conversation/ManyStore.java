package parley.work.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.Timestamps;

/// Every statement that writes in many conversations at once.
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
              content_kind, text, details
            )
            select conversation_id, seq, id, :now, author_kind, author_id, author_name, 'PUBLIC', client_key,
              content_kind, text, cast(details as jsonb)
            from unnest(
              :conversations::uuid[], :seqs::bigint[], :ids::uuid[], :authorKinds::text[], :authors::uuid[],
              :names::text[], :keys::text[], :kinds::text[], :texts::text[], :details::text[]
            ) as entry (conversation_id, seq, id, author_kind, author_id, author_name, client_key, content_kind, text,
              details)
            on conflict (conversation_id, client_key) where client_key is not null do nothing
            """;

    /// Not where the customer has ever had one: those are opened again, or followed by another.
    private static final String BEGIN = """
            insert into conversation_head (
              id, state, channel, channel_id, party, customer_id, language, queue_id, tempo, is_held, opened_at, last_seq,
              customer_seen_seq, staff_seen_seq, waiting_since, heard_at
            )
            select fresh.id, 'OPEN', fresh.channel, fresh.channel_id, fresh.party, fresh.customer_id, fresh.language,
              fresh.queue_id, fresh.tempo, false, :now, fresh.last_seq, 0, 0, :now, :now
            from unnest(
              :ids::uuid[], :channels::text[], :channelIds::uuid[], :parties::text[], :customers::uuid[],
              :languages::text[], :queues::uuid[], :tempi::text[], :seqs::bigint[]
            ) as fresh (id, channel, channel_id, party, customer_id, language, queue_id, tempo, last_seq)
            where not exists (
                select 1
                from conversation_head former
                where former.channel_id = fresh.channel_id
                  and former.party = fresh.party
              )
            order by fresh.channel_id, fresh.party
            on conflict (channel_id, party) where state = 'OPEN' do nothing
            returning id
            """;

    private final JdbcClient jdbc;
    private final EntryStore entries;

    ManyStore(JdbcClient jdbc, EntryStore entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /// Begins conversations, heard of now.
    ///
    /// @return those that were begun
    Set<ConversationId> begin(Map<Conversation, Tempo> all, Instant now) {
        List<Conversation> heads = List.copyOf(all.keySet());
        return Set.copyOf(jdbc.sql(BEGIN)
                .param("ids", uuids(heads, head -> head.id().value()))
                .param("channels", texts(heads, head -> head.channel().value()))
                .param("channelIds", uuids(heads, Conversation::channelId))
                .param("parties", texts(heads, Conversation::party))
                .param("customers", uuids(heads, head -> head.customerId().value()))
                .param("languages", texts(heads, Conversation::language))
                .param("queues", uuids(heads, head -> head.queueId().value()))
                .param(
                        "tempi",
                        texts(
                                heads,
                                head -> Objects.requireNonNull(all.get(head)).name()))
                .param("seqs", heads.stream().map(Conversation::lastSeq).toArray(Long[]::new))
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> new ConversationId(row.getObject("id", UUID.class)))
                .list());
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

    /// Stores entries that everybody may read.
    ///
    /// @return how many of them were stored: those whose key is new in their conversation
    int insert(List<Entry> all, Instant now) {
        if (all.isEmpty()) {
            return 0;
        }
        List<EntryStore.Stored> contents =
                all.stream().map(entry -> entries.stored(entry.content())).toList();
        return jdbc.sql(INSERT)
                .param(
                        "conversations",
                        uuids(all, entry -> entry.conversationId().value()))
                .param("seqs", all.stream().map(Entry::seq).toArray(Long[]::new))
                .param("ids", uuids(all, Entry::id))
                .param("authorKinds", texts(all, entry -> entry.author().kind().name()))
                .param("authors", uuids(all, entry -> entry.author().id()))
                .param("names", texts(all, entry -> entry.author().name()))
                .param("keys", texts(all, Entry::clientKey))
                .param("kinds", texts(contents, one -> one.kind().name()))
                .param("texts", texts(contents, EntryStore.Stored::text))
                .param("details", texts(contents, EntryStore.Stored::details))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    private static <T> UUID[] uuids(List<T> all, Function<T, @Nullable UUID> one) {
        return all.stream().map(one).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, @Nullable String> one) {
        return all.stream().map(one).toArray(String[]::new);
    }
}
