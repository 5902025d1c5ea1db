package parley.work.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.ConversationId;

/// Every statement about drafts. A row is found by its writer alone, so nobody reads another's.
@Repository
class DraftStore {

    private static final String FIND = """
            select conversation_id, mode, text, version, saved_at
            from draft_text
            where person_id = :person
              and conversation_id = :conversation
              and mode = :mode
            """;

    private static final String OF_PERSON = """
            select conversation_id, mode, '' as text, version, saved_at
            from draft_text
            where person_id = :person
            order by saved_at desc
            limit :limit
            """;

    /// Changes a row only where the writer knew it; the time in microseconds is a version that
    /// never comes twice, also after a row was removed and made again.
    private static final String SAVE = """
            insert into draft_text (person_id, conversation_id, mode, text, version, saved_at)
            values (:person, :conversation, :mode, :text, greatest(:base + 1, :micros), :now)
            on conflict (person_id, conversation_id, mode) do update
            set text = excluded.text,
                version = greatest(draft_text.version + 1, :micros),
                saved_at = excluded.saved_at
            where draft_text.version = :base
               or draft_text.text = excluded.text
            returning conversation_id, mode, text, version, saved_at
            """;

    private static final String REMOVE = """
            delete from draft_text
            where person_id = :person
              and conversation_id = :conversation
              and mode = :mode
              and version <= :version
            """;

    private static final String SENT = """
            delete from draft_text
            where person_id = :person
              and conversation_id = :conversation
              and mode = :mode
              and starts_with(:sent, btrim(text, E' \\t\\r\\n'))
            """;

    private static final String FORGET = """
            delete from draft_text
            where saved_at < :before
            """;

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(PersonId person, ConversationId conversation, Draft.Mode mode) {
        return jdbc.sql(FIND)
                .param("person", person.value())
                .param("conversation", conversation.value())
                .param("mode", mode.name())
                .query(DraftStore::draft)
                .optional();
    }

    /// Where the person has drafts, newest first; without their texts.
    List<Draft> of(PersonId person, int limit) {
        return jdbc.sql(OF_PERSON)
                .param("person", person.value())
                .param("limit", limit)
                .query(DraftStore::draft)
                .list();
    }

    /// What is stored now; none where somebody saved another text after the version `base`.
    Optional<Draft> save(
            PersonId person, ConversationId conversation, Draft.Mode mode, String text, long base, Instant now) {
        return jdbc.sql(SAVE)
                .param("person", person.value())
                .param("conversation", conversation.value())
                .param("mode", mode.name())
                .param("text", text)
                .param("base", base)
                .param("micros", now.getEpochSecond() * 1_000_000 + now.getNano() / 1000)
                .param("now", Timestamps.parameter(now))
                .query(DraftStore::draft)
                .optional();
    }

    void remove(PersonId person, ConversationId conversation, Draft.Mode mode, long upTo) {
        jdbc.sql(REMOVE)
                .param("person", person.value())
                .param("conversation", conversation.value())
                .param("mode", mode.name())
                .param("version", upTo)
                .update();
    }

    /// Removes what was the beginning of these words, or all of them.
    void sent(AgentId agent, ConversationId conversation, Draft.Mode mode, String words) {
        jdbc.sql(SENT)
                .param("person", agent.value())
                .param("conversation", conversation.value())
                .param("mode", mode.name())
                .param("sent", words.strip())
                .update();
    }

    /// Removes what nobody has touched since then.
    int forget(Instant before) {
        return jdbc.sql(FORGET).param("before", Timestamps.parameter(before)).update();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                Draft.Mode.valueOf(row.getString("mode")),
                row.getString("text"),
                row.getLong("version"),
                Timestamps.instant(row, "saved_at"));
    }
}
