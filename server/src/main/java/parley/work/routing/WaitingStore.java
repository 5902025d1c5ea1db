package parley.work.routing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.http.Use;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Timestamps;
import parley.work.engine.Item;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Every statement about what waits where.
@Repository
class WaitingStore {

    private static final String COUNTS = """
            select q.queue_id, q.name, count(w.id) as waiting, min(w.entered_at) as oldest
            from v_queue q
            left join routing_work w on w.queue_id = q.queue_id and w.state in ('QUEUED', 'OFFERED')
            group by q.queue_id, q.name
            order by lower(q.name), q.queue_id
            """;

    private static final String OPEN_WORK = """
            select id, coalesce(title, channel_name) as name
            from routing_work
            where queue_id = :queue
              and state not in ('COMPLETED', 'ABANDONED')
            order by entered_at, id
            limit 20
            """;

    private static final String WAITING = """
            select w.id, w.queue_id, w.channel, w.tempo, w.tier, w.priority, w.entered_at, w.step, w.stepped_at, w.fence,
              w.skill_ids, w.skill_levels, w.labels, w.last_agent_id, w.owner_id, w.preferred_ids, w.value,
              x.agents, x.untils
            from routing_work w
            cross join lateral (
              select array_agg(agent_id order by agent_id) as agents,
                array_agg(cast(extract(epoch from until) * 1000 as bigint) order by agent_id) as untils
              from routing_exclusion
              where work_id = w.id
                and until > :now
            ) x
            where w.state = 'QUEUED'
            """;

    private static final String WAITING_OF_THESE = WAITING + """
              and w.id = any(cast(:works as uuid[]))
            """;

    private static final String ASK = """
            update routing_work
            set skill_ids = :skills,
                skill_levels = :levels,
                labels = :labels,
                last_agent_id = :lastAgent,
                owner_id = :owner,
                preferred_ids = :preferred,
                value = :value
            where id = :id
            """;

    /// What can be compared with what somebody believes to wait.
    private static final String SUM = """
            select count(id) as items, coalesce(sum(fence), 0) as fences
            from routing_work
            where state = 'QUEUED'
            """;

    private static final String PLACES = """
            select subject_id, row_number() over (
                partition by queue_id
                order by tier, rank_at, entered_at, id
              ) as place
            from routing_work
            where state in ('QUEUED', 'OFFERED')
            """;

    /// Why an item is parked is what its present segment says.
    private static final String HELD = """
            select w.id
            from routing_work w
            join routing_segment s on s.work_id = w.id and s.ended_at is null
            where w.state = 'PARKED'
              and w.queue_id = :queue
              and s.why = :why
            order by w.entered_at, w.id
            """;

    private static final String HOLDING = """
            select distinct w.queue_id
            from routing_work w
            where w.state = 'PARKED'
            """;

    private final JdbcClient jdbc;

    WaitingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A queue's counters.
    record Counts(
            QueueId id, String name, int waiting, @Nullable Instant oldestQueuedAt) {}

    List<Counts> counts() {
        return jdbc.sql(COUNTS)
                .query((row, number) -> new Counts(
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        row.getString("name"),
                        row.getInt("waiting"),
                        Timestamps.instantOrNull(row, "oldest")))
                .list();
    }

    /// What in the queue is not over, not more than can be named.
    List<Use> openWork(QueueId queue) {
        return jdbc.sql(OPEN_WORK)
                .param("queue", queue.value())
                .query((row, number) ->
                        new Use("work-item", row.getObject("id", UUID.class).toString(), row.getString("name")))
                .list();
    }

    /// The place of all that wait, by what the work is about.
    void eachPlace(ObjIntConsumer<UUID> place) {
        jdbc.sql(PLACES).query(row -> {
            place.accept(row.getObject("subject_id", UUID.class), row.getInt("place"));
        });
    }

    /// Queues in which something is parked.
    List<QueueId> holding() {
        return jdbc.sql(HOLDING)
                .query((row, number) -> new QueueId(row.getObject("queue_id", UUID.class)))
                .list();
    }

    /// What is parked in the queue for a reason, oldest first.
    List<WorkId> held(QueueId queue, String why) {
        return jdbc.sql(HELD)
                .param("queue", queue.value())
                .param("why", why)
                .query((row, number) -> new WorkId(row.getObject("id", UUID.class)))
                .list();
    }

    /// Everything that waits for an agent.
    List<Matcher.Waiting> waiting(Instant now) {
        return jdbc.sql(WAITING)
                .param("now", Timestamps.parameter(now))
                .query(WaitingStore::waiting)
                .list();
    }

    /// Those of these that wait for an agent.
    List<Matcher.Waiting> waiting(Collection<WorkId> works, Instant now) {
        return jdbc.sql(WAITING_OF_THESE)
                .param("works", works.stream().map(WorkId::value).toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .query(WaitingStore::waiting)
                .list();
    }

    /// How many wait, and their fences added up.
    record Sum(long items, long fences) {}

    Sum sum() {
        return jdbc.sql(SUM)
                .query((row, number) -> new Sum(row.getLong("items"), row.getLong("fences")))
                .single();
    }

    private static Matcher.Waiting waiting(ResultSet row, int number) throws SQLException {
        long enteredAt = Timestamps.instant(row, "entered_at").toEpochMilli();
        Instant steppedAt = Timestamps.instantOrNull(row, "stepped_at");
        return new Matcher.Waiting(
                new WorkId(row.getObject("id", UUID.class)),
                new QueueId(row.getObject("queue_id", UUID.class)),
                new ChannelKey(row.getString("channel")),
                Tempo.valueOf(row.getString("tempo")),
                new Item.Place(row.getInt("tier"), row.getInt("priority"), 0, enteredAt, Item.Place.NEVER),
                new Item.StepReached(row.getInt("step"), steppedAt == null ? enteredAt : steppedAt.toEpochMilli()),
                facts(row),
                row.getLong("fence"),
                leftOut(row));
    }

    private static Item.Facts facts(ResultSet row) throws SQLException {
        Object[] ids = (Object[]) row.getArray("skill_ids").getArray();
        Object[] levels = (Object[]) row.getArray("skill_levels").getArray();
        var skills = new HashMap<SkillId, Integer>();
        for (int i = 0; i < ids.length; i++) {
            skills.put(new SkillId((UUID) ids[i]), (Integer) levels[i]);
        }
        return new Item.Facts(
                skills,
                Stream.of((Object[]) row.getArray("labels").getArray())
                        .map(String.class::cast)
                        .collect(Collectors.toSet()),
                agent(row, "last_agent_id"),
                agent(row, "owner_id"),
                Stream.of((Object[]) row.getArray("preferred_ids").getArray())
                        .map(id -> new AgentId((UUID) id))
                        .collect(Collectors.toSet()),
                row.getInt("value"));
    }

    private static @Nullable AgentId agent(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new AgentId(id);
    }

    /// Notes what a new item asks for.
    void ask(WorkId work, Item.Facts facts) {
        List<Map.Entry<SkillId, Integer>> skills = List.copyOf(facts.skills().entrySet());
        jdbc.sql(ASK)
                .param("id", work.value())
                .param(
                        "skills",
                        skills.stream().map(one -> one.getKey().value()).toArray(UUID[]::new))
                .param("levels", skills.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .param("labels", facts.labels().toArray(String[]::new))
                .param("lastAgent", value(facts.lastAgent()), Types.OTHER)
                .param("owner", value(facts.owner()), Types.OTHER)
                .param(
                        "preferred",
                        facts.preferred().stream().map(AgentId::value).toArray(UUID[]::new))
                .param("value", facts.value())
                .update();
    }

    private static @Nullable UUID value(@Nullable AgentId agent) {
        return agent == null ? null : agent.value();
    }

    private static Map<AgentId, Long> leftOut(ResultSet row) throws SQLException {
        Array agents = row.getArray("agents");
        if (agents == null) {
            return Map.of();
        }
        Object[] ids = (Object[]) agents.getArray();
        Object[] untils = (Object[]) row.getArray("untils").getArray();
        var leftOut = new HashMap<AgentId, Long>();
        for (int i = 0; i < ids.length; i++) {
            leftOut.put(new AgentId((UUID) ids[i]), (Long) untils[i]);
        }
        return leftOut;
    }
}
