package parley.work.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.files.FileId;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.Entry.Delivery;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about the entries of timelines.
@Repository
class EntryStore {

    private static final String INSERT = """
            insert into conversation_entry (
              conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text, details
            )
            values (
              :conversation, :seq, :id, :at, :authorKind, :authorId, :authorName, :visibility, :clientKey,
              :contentKind, :text, :details::jsonb
            )
            on conflict (conversation_id, client_key) where client_key is not null do nothing
            """;

    private static final String BY_CLIENT_KEY = """
            select conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text, details, delivery_state, delivery_reason, delivery_at
            from conversation_entry
            where conversation_id = :conversation
              and client_key = :clientKey
            """;

    private static final String AFTER = """
            select conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text, details, delivery_state, delivery_reason, delivery_at
            from conversation_entry
            where conversation_id = :conversation
              and seq > :after
              and (visibility = 'PUBLIC' or :internal)
            order by seq
            limit :limit
            """;

    private static final String BEFORE = """
            select conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text, details, delivery_state, delivery_reason, delivery_at
            from conversation_entry
            where conversation_id = :conversation
              and seq < :before
              and (visibility = 'PUBLIC' or :internal)
            order by seq desc
            limit :limit
            """;

    /// Looks from the end of each timeline, so that a long one costs no more than a short one.
    private static final String LATEST_WORDS = """
            select e.conversation_id, e.seq, e.id, e.at, e.author_kind, e.author_id, e.author_name, e.visibility,
              e.client_key, e.content_kind, e.text, e.details, e.delivery_state, e.delivery_reason, e.delivery_at
            from conversation_head h
            cross join lateral (
              select conversation_id, seq, id, at, author_kind, author_id, author_name, visibility,
                client_key, content_kind, text, details, delivery_state, delivery_reason, delivery_at
              from conversation_entry
              where conversation_id = h.id
                and content_kind <> 'EVENT'
              order by seq desc
              limit 1
            ) e
            where h.id = any(:conversations)
            """;

    private static final String OF_FILE = """
            select conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text, details, delivery_state, delivery_reason, delivery_at
            from conversation_entry
            where id = :id
              and content_kind = 'FILE'
            """;

    /// The latest that a writer should know of: words of a colleague, a change of hands or state,
    /// and where it matters the customer's words.
    private static final String NEWS_SINCE = """
            select conversation_id, seq, id, at, author_kind, author_id, author_name, visibility, client_key,
              content_kind, text, details, delivery_state, delivery_reason, delivery_at
            from conversation_entry
            where conversation_id = :conversation
              and seq > :seen
              and (
                (
                  visibility = 'PUBLIC'
                  and content_kind <> 'EVENT'
                  and author_kind in ('AGENT', 'BOT')
                  and author_id is distinct from :agent
                )
                or (content_kind = 'EVENT' and text in ('transferred', 'requeued', 'closed', 'reopened'))
                or (author_kind = 'CUSTOMER' and :withCustomer)
              )
            order by seq desc
            limit 1
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EntryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Whether it was stored; not where its client key is there already.
    boolean insert(Entry entry) {
        Stored stored = stored(entry.content());
        return jdbc.sql(INSERT)
                        .param("conversation", entry.conversationId().value())
                        .param("seq", entry.seq())
                        .param("id", entry.id())
                        .param("at", Timestamps.parameter(entry.at()))
                        .param("authorKind", entry.author().kind().name())
                        .param("authorId", entry.author().id(), Types.OTHER)
                        .param("authorName", entry.author().name())
                        .param("visibility", entry.visibility().name())
                        .param("clientKey", entry.clientKey())
                        .param("contentKind", stored.kind().name())
                        .param("text", stored.text())
                        .param("details", stored.details())
                        .update()
                == 1;
    }

    Optional<Entry> byClientKey(ConversationId conversation, String clientKey) {
        return jdbc.sql(BY_CLIENT_KEY)
                .param("conversation", conversation.value())
                .param("clientKey", clientKey)
                .query(this::entry)
                .optional();
    }

    /// The entry that shows a file.
    Optional<Entry> ofFile(UUID id) {
        return jdbc.sql(OF_FILE).param("id", id).query(this::entry).optional();
    }

    List<Entry> after(ConversationId conversation, long after, boolean withInternal, int limit) {
        return jdbc.sql(AFTER)
                .param("conversation", conversation.value())
                .param("after", after)
                .param("internal", withInternal)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    /// The entries before a place, in the order of the timeline.
    List<Entry> before(ConversationId conversation, long before, boolean withInternal, int limit) {
        return jdbc.sql(BEFORE)
                .param("conversation", conversation.value())
                .param("before", before)
                .param("internal", withInternal)
                .param("limit", limit)
                .query(this::entry)
                .list()
                .reversed();
    }

    Optional<Entry> newsSince(ConversationId conversation, long seen, AgentId agent, boolean withCustomer) {
        return jdbc.sql(NEWS_SINCE)
                .param("conversation", conversation.value())
                .param("seen", seen)
                .param("agent", agent.value())
                .param("withCustomer", withCustomer)
                .query(this::entry)
                .optional();
    }

    Map<ConversationId, Entry> latestWords(Collection<ConversationId> conversations) {
        var latest = new HashMap<ConversationId, Entry>();
        jdbc.sql(LATEST_WORDS)
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(this::entry)
                .list()
                .forEach(entry -> latest.put(entry.conversationId(), entry));
        return latest;
    }

    /// The kinds of contents, as they are stored.
    enum Kind {
        TEXT,
        NOTE,
        EVENT,
        FILE
    }

    /// The columns that a content becomes.
    record Stored(Kind kind, String text, @Nullable String details) {}

    private record EventDetails(Map<String, Object> arguments) {}

    private record FileDetails(
            FileId fileId,
            long size,
            String mediaType,
            @Nullable Integer width,
            @Nullable Integer height) {

        static FileDetails of(Content.File file) {
            return new FileDetails(file.fileId(), file.size(), file.mediaType(), file.width(), file.height());
        }

        Content content(String name) {
            return new Content.File(fileId, name, size, mediaType, width, height);
        }
    }

    private static final TypeReference<List<AgentId>> MENTIONS = new TypeReference<>() {};

    Stored stored(Content content) {
        return switch (content) {
            case Content.Text text -> new Stored(Kind.TEXT, text.text(), null);
            case Content.Note note -> new Stored(Kind.NOTE, note.text(), json.writeValueAsString(note.mentions()));
            case Content.Event event ->
                new Stored(Kind.EVENT, event.event(), json.writeValueAsString(new EventDetails(event.arguments())));
            case Content.File file -> new Stored(Kind.FILE, file.name(), json.writeValueAsString(FileDetails.of(file)));
        };
    }

    private Content content(ResultSet row) throws SQLException {
        String text = row.getString("text");
        String details = row.getString("details");
        return switch (Kind.valueOf(row.getString("content_kind"))) {
            case TEXT -> new Content.Text(text);
            case NOTE -> new Content.Note(text, json.readValue(details, MENTIONS));
            case EVENT ->
                new Content.Event(
                        text, json.readValue(details, EventDetails.class).arguments());
            case FILE -> json.readValue(details, FileDetails.class).content(text);
        };
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getLong("seq"),
                Timestamps.instant(row, "at"),
                new Author(
                        Author.Kind.valueOf(row.getString("author_kind")),
                        row.getObject("author_id", UUID.class),
                        row.getString("author_name")),
                Entry.Visibility.valueOf(row.getString("visibility")),
                row.getString("client_key"),
                content(row),
                delivery(row));
    }

    private static @Nullable Delivery delivery(ResultSet row) throws SQLException {
        String state = row.getString("delivery_state");
        return state == null
                ? null
                : new Delivery(
                        Delivery.State.valueOf(state),
                        row.getString("delivery_reason"),
                        Timestamps.instant(row, "delivery_at"));
    }
}
