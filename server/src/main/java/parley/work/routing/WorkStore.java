package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Every statement about work items and their segments.
@Repository
class WorkStore {

    /// Each with the segment in which it begins.
    private static final String INSERT = """
            with fresh as (
              select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
                title, preview, entered_at, rank_at, since, fence, by, why
              from unnest(
                :ids::uuid[], :queues::uuid[], :subjects::uuid[], :channels::text[], :channelNames::text[],
                :tempi::text[], :states::text[], :tiers::int[], :priorities::int[], :languages::text[],
                :titles::text[], :previews::text[], :enteredAt::text[]::timestamptz[], :rankAt::text[]::timestamptz[],
                :since::text[]::timestamptz[], :fences::bigint[], :by::text[], :why::text[]
              ) as one (id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
                title, preview, entered_at, rank_at, since, fence, by, why)
            ), work as (
              insert into routing_work (
                id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
                title, preview, entered_at, rank_at, since, fence
              )
              select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
                title, preview, entered_at, rank_at, since, fence
              from fresh
            )
            insert into routing_segment (work_id, queue_id, state, by, why, started_at)
            select id, queue_id, state, by, why, since
            from fresh
            """;

    private static final String FIND = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where id = :id
            """;

    private static final String LOCK = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where id = :id
            for update
            """;

    /// The newest item of a subject that is not over.
    private static final String LOCK_BY_SUBJECT = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where subject_id = :subject
              and state not in ('COMPLETED', 'ABANDONED')
            order by id desc
            limit 1
            for update
            """;

    private static final String FIND_BY_SUBJECT = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where subject_id = :subject
            order by id desc
            limit 1
            """;

    private static final String HELD_BY = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where agent_id = :agent
              and state in ('ACTIVE', 'HELD', 'WRAP_UP')
            order by entered_at, id
            """;

    /// What the agent works on of these tempi.
    private static final String LOCK_ACTIVE = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where agent_id = :agent
              and state = 'ACTIVE'
              and tempo = any(cast(:tempi as text[]))
            order by id
            for update
            """;

    /// What is on hold for something else.
    private static final String LOCK_HELD_FOR = """
            select id, queue_id, subject_id, channel, channel_name, tempo, state, tier, priority, language,
              title, preview, entered_at, since, agent_id, fence
            from routing_work
            where held_for = :work
              and state = 'HELD'
            order by id
            for update
            """;

    private static final String NOTE_HELD_FOR = """
            update routing_work
            set held_for = :by
            where id = any(cast(:works as uuid[]))
            """;

    /// What cannot wait, in the hands of agents whose desks have been silent for too long.
    private static final String DESERTED = """
            select w.id
            from routing_work w
            join v_presence_agent p on p.agent_id = w.agent_id
            where w.state in ('ACTIVE', 'HELD')
              and w.tempo = 'LIVE_TEXT'
              and (w.since < :before or w.since > :now)
              and (p.seen_at is null or p.seen_at < :before)
            order by w.id
            """;

    private static final String SAVE = """
            update routing_work
            set queue_id = :queue,
                step = case when queue_id = :queue then step else 0 end,
                stepped_at = case when queue_id = :queue then stepped_at end,
                state = :state,
                since = :since,
                agent_id = :agent,
                tier = :tier,
                priority = :priority,
                entered_at = :enteredAt,
                rank_at = :rankAt,
                held_for = case when :state = 'HELD' then held_for end,
                fence = :fence
            where id = :id
            """;

    private static final String END_SEGMENT = """
            update routing_segment
            set ended_at = :now
            where work_id = :work
              and ended_at is null
            """;

    private static final String BEGIN_SEGMENT = """
            insert into routing_segment (work_id, queue_id, state, agent_id, by, why, started_at, ended_at)
            values (:work, :queue, :state, :agent, :by, :why, :now, cast(:ended as timestamptz))
            """;

    private static final String NOTE_OUTCOME = """
            insert into routing_outcome (work_id, code, summary, agent_id, at)
            values (:work, :code, :summary, :agent, :now)
            on conflict (work_id) do update
            set code = excluded.code,
                summary = excluded.summary,
                agent_id = excluded.agent_id,
                at = excluded.at
            """;

    private static final String POSITION = """
            select count(id) + 1
            from routing_work
            where queue_id = :queue
              and state in ('QUEUED', 'OFFERED')
              and (tier, rank_at, entered_at, id) < (:tier, :rankAt, :enteredAt, :id)
            """;

    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertAll(List<WorkChanges.Entering> all) {
        List<WorkItem> items = all.stream().map(WorkChanges.Entering::item).toList();
        jdbc.sql(INSERT)
                .param("ids", uuids(items, item -> item.id().value()))
                .param("queues", uuids(items, item -> item.queue().value()))
                .param("subjects", uuids(items, WorkItem::subject))
                .param("channels", texts(items, item -> item.channel().value()))
                .param("channelNames", texts(items, WorkItem::channelName))
                .param("tempi", texts(items, item -> item.tempo().name()))
                .param("states", texts(items, item -> item.state().name()))
                .param("tiers", items.stream().map(WorkItem::tier).toArray(Integer[]::new))
                .param("priorities", items.stream().map(WorkItem::priority).toArray(Integer[]::new))
                .param("languages", texts(items, WorkItem::language))
                .param("titles", texts(items, WorkItem::title))
                .param("previews", texts(items, WorkItem::preview))
                .param("enteredAt", times(items, WorkItem::enteredAt))
                .param("rankAt", times(items, WorkItem::rank))
                .param("since", times(items, WorkItem::since))
                .param("fences", items.stream().map(WorkItem::fence).toArray(Long[]::new))
                .param("by", texts(all, WorkChanges.Entering::by))
                .param("why", texts(all, WorkChanges.Entering::why))
                .update();
    }

    private static UUID[] uuids(List<WorkItem> items, Function<WorkItem, UUID> id) {
        return items.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> things, Function<T, @Nullable String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }

    private static String[] times(List<WorkItem> items, Function<WorkItem, Instant> time) {
        return texts(items, item -> Timestamps.parameter(time.apply(item)).toString());
    }

    Optional<WorkItem> find(WorkId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(WorkStore::item).optional();
    }

    Optional<WorkItem> lock(WorkId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query(WorkStore::item).optional();
    }

    Optional<WorkItem> lockBySubject(UUID subject) {
        return jdbc.sql(LOCK_BY_SUBJECT)
                .param("subject", subject)
                .query(WorkStore::item)
                .optional();
    }

    Optional<WorkItem> findBySubject(UUID subject) {
        return jdbc.sql(FIND_BY_SUBJECT)
                .param("subject", subject)
                .query(WorkStore::item)
                .optional();
    }

    List<WorkItem> heldBy(AgentId agent) {
        return jdbc.sql(HELD_BY)
                .param("agent", agent.value())
                .query(WorkStore::item)
                .list();
    }

    /// What the agent works on that is of one of these tempi, locked.
    List<WorkItem> lockActive(AgentId agent, List<Tempo> tempi) {
        return jdbc.sql(LOCK_ACTIVE)
                .param("agent", agent.value())
                .param("tempi", tempi.stream().map(Tempo::name).toArray(String[]::new))
                .query(WorkStore::item)
                .list();
    }

    /// What is on hold for an item, locked.
    List<WorkItem> lockHeldFor(WorkId work) {
        return jdbc.sql(LOCK_HELD_FOR)
                .param("work", work.value())
                .query(WorkStore::item)
                .list();
    }

    void noteHeldFor(List<WorkId> held, WorkId by) {
        jdbc.sql(NOTE_HELD_FOR)
                .param("works", held.stream().map(WorkId::value).toArray(UUID[]::new))
                .param("by", by.value())
                .update();
    }

    /// @param now where a row is younger, the clock was set back, and its age is not known
    List<WorkId> deserted(Instant before, Instant now) {
        return jdbc.sql(DESERTED)
                .param("before", Timestamps.parameter(before))
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> new WorkId(row.getObject("id", UUID.class)))
                .list();
    }

    /// Stores the next state, ends the segment of the one before and begins the new one's.
    void save(WorkItem item, String by, String why) {
        jdbc.sql(SAVE)
                .param("id", item.id().value())
                .param("queue", item.queue().value())
                .param("state", item.state().name())
                .param("since", Timestamps.parameter(item.since()))
                .param("agent", agent(item), Types.OTHER)
                .param("tier", item.tier())
                .param("priority", item.priority())
                .param("enteredAt", Timestamps.parameter(item.enteredAt()))
                .param("rankAt", Timestamps.parameter(item.rank()))
                .param("fence", item.fence())
                .update();
        jdbc.sql(END_SEGMENT)
                .param("work", item.id().value())
                .param("now", Timestamps.parameter(item.since()))
                .update();
        beginSegment(item, by, why);
    }

    private void beginSegment(WorkItem item, String by, String why) {
        Instant ended = item.state().isFinal() ? item.since() : null;
        jdbc.sql(BEGIN_SEGMENT)
                .param("work", item.id().value())
                .param("queue", item.queue().value())
                .param("state", item.state().name())
                .param("agent", agent(item), Types.OTHER)
                .param("by", by)
                .param("why", why)
                .param("now", Timestamps.parameter(item.since()))
                .param("ended", Timestamps.parameterOrNull(ended), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void noteOutcome(WorkId work, Outcome outcome, AgentId agent, Instant now) {
        jdbc.sql(NOTE_OUTCOME)
                .param("work", work.value())
                .param("code", outcome.code())
                .param("summary", outcome.summary())
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    int position(WorkItem item) {
        return jdbc.sql(POSITION)
                .param("queue", item.queue().value())
                .param("tier", item.tier())
                .param("rankAt", Timestamps.parameter(item.rank()))
                .param("enteredAt", Timestamps.parameter(item.enteredAt()))
                .param("id", item.id().value())
                .query(Integer.class)
                .single();
    }

    private static @Nullable UUID agent(WorkItem item) {
        AgentId agent = item.agent();
        return agent == null ? null : agent.value();
    }

    /// @param number of the row, of no interest
    static WorkItem item(ResultSet row, int number) throws SQLException {
        UUID agent = row.getObject("agent_id", UUID.class);
        return new WorkItem(
                new WorkId(row.getObject("id", UUID.class)),
                new QueueId(row.getObject("queue_id", UUID.class)),
                row.getObject("subject_id", UUID.class),
                new ChannelKey(row.getString("channel")),
                row.getString("channel_name"),
                Tempo.valueOf(row.getString("tempo")),
                WorkState.valueOf(row.getString("state")),
                row.getInt("tier"),
                row.getInt("priority"),
                row.getString("language"),
                row.getString("title"),
                row.getString("preview"),
                Timestamps.instant(row, "entered_at"),
                Timestamps.instant(row, "since"),
                agent == null ? null : new AgentId(agent),
                row.getLong("fence"));
    }
}
