package parley.work.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.Timestamps;
import parley.work.announcement.Stay.Waiting;
import parley.work.engine.WorkId;
import parley.work.estimate.Announcement;
import parley.work.estimate.Estimate;
import parley.work.queue.QueueId;

/// Every statement about waits of which something was said.
@Repository
class WaitStore {

    private static final String ALONE = """
            select pg_try_advisory_xact_lock(727022) as alone
            """;

    /// Who waits and is new here, or due; who is being asked for is left alone. What was said to
    /// those who come from another queue is what was said last there.
    private static final String DUE = """
            select w.work_id, w.subject_id, w.queue_id, w.tempo, w.language, w.place, w.entered_at, w.head_entered_at,
              a.id, a.low_ms, a.expected_ms, a.high_ms, a.shown_as,
              coalesce(a.wording, b.wording) as wording,
              coalesce(a.from_minutes, b.from_minutes) as from_minutes,
              coalesce(a.to_minutes, b.to_minutes) as to_minutes,
              coalesce(a.said_minutes, b.said_minutes) as said_minutes,
              coalesce(a.said_at, b.said_at) as said_at,
              case when a.id is null then b.kept_until else a.kept_until end as kept_until,
              coalesce(a.change_id, c.change_id) as change_id
            from v_routing_waiting w
            left join announcement_wait a on a.work_id = w.work_id and a.outcome is null
            left join lateral (
              select l.outcome, l.wording, l.from_minutes, l.to_minutes, l.said_minutes, l.said_at, l.kept_until
              from announcement_wait l
              where a.id is null
                and l.work_id = w.work_id
              order by l.id desc
              limit 1
            ) b on b.outcome = 'MOVED'
            left join lateral (
              select max(h.change_id) as change_id
              from v_routing_change h
              where a.id is null
                and h.work_id = w.work_id
            ) c on true
            where w.state = 'QUEUED'
              and (
                (a.id is null and (w.entered_at <= :ripe or w.entered_at > :now))
                or a.due_at <= :now
                or a.due_at > :ahead
              )
            order by w.queue_id, w.place
            limit :limit
            """;

    private static final String OVER = """
            select a.id, a.estimated_at, c.state, c.changed_at, c.queue_id = a.queue_id as is_same_queue
            from announcement_wait a
            left join lateral (
              select h.state, h.changed_at, h.queue_id
              from v_routing_change h
              where h.work_id = a.work_id
                and h.change_id > a.change_id
                and not (h.queue_id = a.queue_id and h.state in ('QUEUED', 'OFFERED'))
              order by h.change_id
              limit 1
            ) c on true
            where a.outcome is null
              and not exists (
                select 1
                from v_routing_waiting w
                where w.work_id = a.work_id
                  and w.queue_id = a.queue_id
              )
            order by a.id
            """;

    private static final String BEGIN = """
            insert into announcement_wait (
              work_id, subject_id, queue_id, language, change_id, estimated_at, low_ms, expected_ms, high_ms, shown_as,
              first_wording, first_from, first_to,
              wording, from_minutes, to_minutes, said_minutes, said_at, kept_until, due_at
            )
            values (
              :work, :subject, :queue, :language, :change, :now, :low, :expected, :high, :shownAs,
              cast(:firstWording as text), cast(:firstFrom as integer), cast(:firstTo as integer),
              :wording, :from, :to, :said, :at, cast(:kept as timestamptz), cast(:due as timestamptz)
            )
            on conflict (work_id) where outcome is null do nothing
            """;

    private static final String GO_ON = """
            update announcement_wait
            set wording = :wording,
                from_minutes = :from,
                to_minutes = :to,
                said_minutes = :said,
                said_at = :at,
                kept_until = cast(:kept as timestamptz),
                due_at = cast(:due as timestamptz)
            where id = :id
            """;

    private static final String END = """
            update announcement_wait a
            set outcome = ended.how,
                ended_at = ended.at,
                waited_ms = nullif(ended.waited, -1),
                settled_no = nextval('announcement_settled_no')
            from unnest(
              cast(:ids as bigint[]), cast(:hows as text[]), cast(:ats as timestamptz[]), cast(:waits as bigint[])
            ) as ended (id, how, at, waited)
            where a.id = ended.id
            """;

    private static final String SAID_AT = """
            select subject_id, said_at
            from announcement_wait
            where outcome is null
            """;

    private static final String TOLD = """
            select subject_id, language, wording, from_minutes, to_minutes, said_minutes, said_at, kept_until
            from announcement_wait
            where outcome is null
              and subject_id = any(cast(:subjects as uuid[]))
            """;

    private final JdbcClient jdbc;

    WaitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Somebody who is told something now, if it is time.
    ///
    /// @param id of the row, or 0 where there is none yet
    /// @param first what was expected, or null where there is no row yet
    /// @param said what was said last, or null where nothing was
    record Due(
            long id,
            Waiting item,
            @Nullable Estimate first,
            @Nullable Announcement said) {}

    /// Whether no other process is doing it until this transaction ends.
    boolean alone() {
        return jdbc.sql(ALONE).query(Boolean.class).single();
    }

    /// @param ripe who came later is perhaps just being taken
    /// @param ahead what is due later than this was noted by a clock that has been set back
    List<Due> due(Instant now, Instant ripe, Instant ahead, int limit) {
        return jdbc.sql(DUE)
                .param("now", Timestamps.parameter(now))
                .param("ripe", Timestamps.parameter(ripe))
                .param("ahead", Timestamps.parameter(ahead))
                .param("limit", limit)
                .query(WaitStore::due)
                .list();
    }

    /// Stays that are over and have not been settled.
    List<Ended.Over> over() {
        return jdbc.sql(OVER)
                .query((row, number) -> new Ended.Over(
                        row.getLong("id"),
                        Timestamps.instant(row, "estimated_at"),
                        row.getString("state"),
                        row.getBoolean("is_same_queue"),
                        Timestamps.instantOrNull(row, "changed_at")))
                .list();
    }

    void begin(Stay stay, Instant now) {
        Waiting item = stay.item();
        Announcement first = stay.isFirstHere() ? stay.said() : null;
        said(jdbc.sql(BEGIN), stay)
                .param("work", item.work().value())
                .param("subject", item.subject())
                .param("queue", item.queue().value())
                .param("language", item.language())
                .param("change", item.changeId())
                .param("now", Timestamps.parameter(now))
                .param("low", stay.first().low().toMillis())
                .param("expected", stay.first().expected().toMillis())
                .param("high", stay.first().high().toMillis())
                .param("shownAs", stay.first().shownAs().name())
                .param("firstWording", first == null ? null : first.wording().name())
                .param("firstFrom", first == null ? null : first.from())
                .param("firstTo", first == null ? null : first.to())
                .update();
    }

    void goOn(Stay stay) {
        said(jdbc.sql(GO_ON), stay).param("id", stay.id()).update();
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, Stay stay) {
        Announcement said = stay.said();
        Instant kept = said.kept().equals(Instant.MAX) ? null : said.kept();
        return statement
                .param("wording", said.wording().name())
                .param("from", said.from())
                .param("to", said.to())
                .param("said", said.said())
                .param("at", Timestamps.parameter(said.at()))
                .param("kept", Timestamps.parameterOrNull(kept))
                .param("due", Timestamps.parameterOrNull(stay.due()));
    }

    void end(Collection<Ended> ended) {
        jdbc.sql(END)
                .param("ids", ended.stream().map(Ended::id).toArray(Long[]::new))
                .param("hows", texts(ended, one -> one.how().name()))
                .param("ats", texts(ended, one -> one.at().toString()))
                .param("waits", ended.stream().map(WaitStore::waited).toArray(Long[]::new))
                .update();
    }

    private static long waited(Ended ended) {
        Duration waited = ended.waited();
        return waited == null ? -1 : waited.toMillis();
    }

    /// When something was said last to those who wait, by what the work is about.
    Map<UUID, Instant> saidAt() {
        var saidAt = new HashMap<UUID, Instant>();
        jdbc.sql(SAID_AT).query(row -> {
            saidAt.put(row.getObject("subject_id", UUID.class), Timestamps.instant(row, "said_at"));
        });
        return saidAt;
    }

    /// What these were told last.
    Map<UUID, ToldWait> told(Collection<UUID> subjects) {
        var told = new HashMap<UUID, ToldWait>();
        jdbc.sql(TOLD).param("subjects", subjects.toArray(UUID[]::new)).query(row -> {
            told.put(
                    row.getObject("subject_id", UUID.class),
                    ToldWait.of(announcement(row), Locale.forLanguageTag(row.getString("language"))));
        });
        return told;
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new Due(
                id,
                new Waiting(
                        new WorkId(row.getObject("work_id", UUID.class)),
                        row.getObject("subject_id", UUID.class),
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        Tempo.valueOf(row.getString("tempo")),
                        row.getString("language"),
                        row.getInt("place"),
                        Timestamps.instant(row, "entered_at"),
                        Timestamps.instant(row, "head_entered_at"),
                        row.getLong("change_id")),
                id == 0 ? null : HistoryStore.estimate(row),
                row.getString("wording") == null ? null : announcement(row));
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        Instant kept = Timestamps.instantOrNull(row, "kept_until");
        return new Announcement(
                Announcement.Wording.valueOf(row.getString("wording")),
                row.getInt("from_minutes"),
                row.getInt("to_minutes"),
                row.getInt("said_minutes"),
                Timestamps.instant(row, "said_at"),
                kept == null ? Instant.MAX : kept);
    }

    private static <T> String[] texts(Collection<T> things, Function<T, String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }
}
