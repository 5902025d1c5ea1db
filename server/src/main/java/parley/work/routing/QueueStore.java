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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.presence.Workload;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;

/// Every statement about queues, their members and the agents as routing sees them.
@Repository
class QueueStore {

    private static final String INSERT = """
            insert into routing_queue (id, name, target_seconds, offer_seconds, wrap_up_seconds)
            values (:id, :name, :target, :offer, :wrapUp)
            """;

    private static final String ALL = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from routing_queue
            order by name, id
            """;

    private static final String FIND = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from routing_queue
            where id = :id
            """;

    private static final String COUNTS = """
            select q.id, q.name, count(w.id) as waiting, min(w.entered_at) as oldest
            from routing_queue q
            left join routing_work w on w.queue_id = q.id and w.state in ('QUEUED', 'OFFERED')
            group by q.id, q.name
            order by q.name, q.id
            """;

    private static final String JOIN = """
            insert into routing_member (queue_id, agent_id)
            values (:queue, :agent)
            on conflict do nothing
            """;

    private static final String ENSURE_AGENT = """
            insert into routing_agent (agent_id, most_items, idle_since, missed_offers)
            values (:agent, :most, :now, 0)
            on conflict (agent_id) do nothing
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

    /// Capacity is counted from the stored states, so it can never drift from them.
    private static final String CANDIDATES = """
            select a.agent_id, a.most_items, a.idle_since, array_agg(m.queue_id) as queues,
              (
                select count(w.id)
                from routing_work w
                where w.agent_id = a.agent_id
                  and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
              ) + (
                select count(o.id)
                from routing_offer o
                where o.agent_id = a.agent_id
                  and o.state = 'OPEN'
              ) as load
            from routing_agent a
            join v_presence_agent p on p.agent_id = a.agent_id
            join routing_member m on m.agent_id = a.agent_id
            where p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
            group by a.agent_id, a.most_items, a.idle_since
            """;

    private static final String LEFT_OUT = """
            select work_id, agent_id
            from routing_exclusion
            where work_id = any(:works)
              and until > :now
            """;

    private static final String LOAD = """
            select a.most_items, count(w.id) as load
            from routing_agent a
            left join routing_work w on w.agent_id = a.agent_id and w.state in ('ACTIVE', 'HELD', 'WRAP_UP')
            where a.agent_id = :agent
            group by a.most_items
            """;

    private static final String ONE_AT_A_TIME = """
            select pg_advisory_xact_lock(727001)
            """;

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A queue's counters.
    record Counts(
            QueueId id, String name, int waiting, @Nullable Instant oldestQueuedAt) {}

    void insert(Queue queue) {
        jdbc.sql(INSERT)
                .param("id", queue.id().value())
                .param("name", queue.name())
                .param("target", queue.target().toSeconds())
                .param("offer", queue.offerTime().toSeconds())
                .param("wrapUp", queue.wrapUpTime().toSeconds())
                .update();
    }

    List<Queue> all() {
        return jdbc.sql(ALL).query(QueueStore::queue).list();
    }

    Optional<Queue> find(QueueId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(QueueStore::queue).optional();
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

    void join(QueueId queue, AgentId agent, int most, Instant now) {
        jdbc.sql(ENSURE_AGENT)
                .param("agent", agent.value())
                .param("most", most)
                .param("now", Timestamps.parameter(now))
                .update();
        jdbc.sql(JOIN)
                .param("queue", queue.value())
                .param("agent", agent.value())
                .update();
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

    List<Matcher.Candidate> candidates(Instant aliveAfter) {
        return jdbc.sql(CANDIDATES)
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query((row, number) -> new Matcher.Candidate(
                        new AgentId(row.getObject("agent_id", UUID.class)),
                        queues(row),
                        row.getInt("load"),
                        row.getInt("most_items"),
                        Timestamps.instant(row, "idle_since")))
                .list();
    }

    private static Set<QueueId> queues(ResultSet row) throws SQLException {
        var queues = new HashSet<QueueId>();
        for (UUID id : (UUID[]) row.getArray("queues").getArray()) {
            queues.add(new QueueId(id));
        }
        return queues;
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
                .query((row, number) -> new Workload.Load(row.getInt("load"), row.getInt("most_items")))
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
