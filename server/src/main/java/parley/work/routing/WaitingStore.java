package parley.work.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.http.Use;
import parley.platform.kernel.Timestamps;
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

    private static final String LEFT_OUT = """
            select work_id, agent_id
            from routing_exclusion
            where work_id = any(:works)
              and until > :now
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
}
