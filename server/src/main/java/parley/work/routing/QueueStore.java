package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;

/// Every statement about queues, their members and the agents as routing sees them.
@Repository
class QueueStore {

    private static final String ALL = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from routing_queue
            where removed_at is null
            order by lower(name), id
            """;

    private static final String FIND = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from routing_queue
            where id = :id
              and removed_at is null
            """;

    /// Also one that is removed, because finished work names it.
    private static final String EVER = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from routing_queue
            where id = :id
            """;

    private static final String KEEP = """
            select id
            from routing_queue
            where id = :id
              and removed_at is null
            for key share
            """;

    private static final String COUNTS = """
            select q.id, q.name, count(w.id) as waiting, min(w.entered_at) as oldest
            from routing_queue q
            left join routing_work w on w.queue_id = q.id and w.state in ('QUEUED', 'OFFERED')
            where q.removed_at is null
            group by q.id, q.name
            order by lower(q.name), q.id
            """;

    private static final String NOTE_IDLE = """
            update routing_agent
            set idle_since = :now
            where agent_id = :agent
            """;

    private static final String NOTE_MISSED = """
            update routing_agent
            set missed_offers = missed_offers + 1
            where agent_id = :agent
            returning missed_offers
            """;

    private static final String FORGET_MISSED = """
            update routing_agent
            set missed_offers = 0
            where agent_id = :agent
              and missed_offers > 0
            """;

    private static final String LEFT_OUT = """
            select work_id, agent_id
            from routing_exclusion
            where work_id = any(:works)
              and until > :now
            """;

    private static final String LOAD = """
            select s.most_live_texts, count(w.id) as load
            from v_staff_agent s
            left join routing_work w on w.agent_id = s.agent_id and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
            where s.agent_id = :agent
            group by s.most_live_texts
            """;

    private static final String ONE_AT_A_TIME = """
            select pg_advisory_xact_lock(727001)
            """;

    private static final String PLACES = """
            select subject_id, row_number() over (
                partition by queue_id
                order by tier, rank_at, entered_at, id
              ) as place
            from routing_work
            where state in ('QUEUED', 'OFFERED')
            """;

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A queue's counters.
    record Counts(
            QueueId id, String name, int waiting, @Nullable Instant oldestQueuedAt) {}

    List<Queue> all() {
        return jdbc.sql(ALL).query(QueueStore::queue).list();
    }

    Optional<Queue> find(QueueId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(QueueStore::queue).optional();
    }

    /// The queue, also where it is removed.
    Optional<Queue> ever(QueueId id) {
        return jdbc.sql(EVER).param("id", id.value()).query(QueueStore::queue).optional();
    }

    /// Whether the queue is there, which it stays until the transaction ends.
    boolean keep(QueueId id) {
        return jdbc.sql(KEEP)
                .param("id", id.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional()
                .isPresent();
    }

    List<Counts> counts() {
        return jdbc.sql(COUNTS)
                .query((row, number) -> new Counts(
                        new QueueId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getInt("waiting"),
                        Timestamps.instantOrNull(row, "oldest")))
                .list();
    }

    /// The place of all that wait, by what the work is about.
    void eachPlace(ObjIntConsumer<UUID> place) {
        jdbc.sql(PLACES).query(row -> {
            place.accept(row.getObject("subject_id", UUID.class), row.getInt("place"));
        });
    }

    void noteIdle(AgentId agent, Instant now) {
        jdbc.sql(NOTE_IDLE)
                .param("agent", agent.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    int noteMissed(AgentId agent) {
        return jdbc.sql(NOTE_MISSED)
                .param("agent", agent.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void forgetMissed(AgentId agent) {
        jdbc.sql(FORGET_MISSED).param("agent", agent.value()).update();
    }

    Map<WorkId, Set<AgentId>> leftOut(List<WorkItem> items, Instant now) {
        var leftOut = new HashMap<WorkId, Set<AgentId>>();
        jdbc.sql(LEFT_OUT)
                .param("works", items.stream().map(item -> item.id().value()).toArray(UUID[]::new))
                .param("now", Timestamps.parameter(now))
                .query(row -> {
                    leftOut.computeIfAbsent(new WorkId(row.getObject("work_id", UUID.class)), any -> new HashSet<>())
                            .add(new AgentId(row.getObject("agent_id", UUID.class)));
                });
        return leftOut;
    }

    Workload.Load load(AgentId agent) {
        return jdbc.sql(LOAD)
                .param("agent", agent.value())
                .query((row, number) -> new Workload.Load(row.getInt("load"), row.getInt("most_live_texts")))
                .optional()
                .orElse(new Workload.Load(0, 0));
    }

    /// Only one process decides at a time, until its transaction ends.
    void decideAlone() {
        jdbc.sql(ONE_AT_A_TIME).query(row -> {});
    }

    private static Queue queue(ResultSet row, int number) throws SQLException {
        return new Queue(
                new QueueId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Duration.ofSeconds(row.getInt("target_seconds")),
                Duration.ofSeconds(row.getInt("offer_seconds")),
                Duration.ofSeconds(row.getInt("wrap_up_seconds")));
    }
}
