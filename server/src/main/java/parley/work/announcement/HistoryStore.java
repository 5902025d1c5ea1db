package parley.work.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.engine.WorkId;
import parley.work.estimate.Estimate;
import parley.work.queue.QueueId;
import parley.work.routing.WorkState;

/// Every statement about what happened in the queues.
@Repository
class HistoryStore {

    private static final String LAST_CHANGE = """
            select coalesce(max(change_id), 0) as last
            from v_routing_change
            """;

    private static final String LAST_ENDED = """
            select coalesce(max(settled_no), 0) as last
            from announcement_wait
            """;

    private static final String CHANGES = """
            select change_id, work_id, queue_id, state, changed_at
            from v_routing_change
            where change_id > :after
            order by change_id
            limit :limit
            """;

    private static final String LATE_CHANGES = """
            select change_id, work_id, queue_id, state, changed_at
            from v_routing_change
            where change_id = any(cast(:missing as bigint[]))
            order by change_id
            """;

    private static final String PLACES_AFTER = """
            select id, queue_id, places, change_id, noted_at
            from announcement_places
            where id > :after
            order by id
            """;

    /// What was noted since a change, and before it the last of each queue.
    private static final String PLACES_FROM = """
            select id, queue_id, places, change_id, noted_at
            from announcement_places
            where change_id >= :change
            union
            select id, queue_id, places, change_id, noted_at
            from (
              select distinct on (queue_id) id, queue_id, places, change_id, noted_at
              from announcement_places
              where change_id < :change
              order by queue_id, id desc
            ) before
            order by id
            """;

    private static final String NOTE_PLACES = """
            insert into announcement_places (queue_id, places, change_id, noted_at)
            values (:queue, :places, :change, :now)
            """;

    /// Who serves a queue, is there, and can do what it asks; of queues with members.
    private static final String PLACES_NOW = """
            select q.queue_id, coalesce(sum(s.most_live_texts), 0) as places
            from v_queue q
            join v_queue_member m on m.queue_id = q.queue_id
            left join v_presence_agent p on p.agent_id = m.agent_id
              and p.state = 'AVAILABLE'
              and not p.not_responding
              and p.is_alive
              and p.seen_at > :aliveAfter
            left join v_staff_agent s on s.agent_id = p.agent_id
              and not exists (
                select 1
                from v_queue_skill k
                where k.queue_id = q.queue_id
                  and not exists (
                    select 1
                    from v_staff_skill h
                    where h.agent_id = s.agent_id
                      and h.skill_id = k.skill_id
                      and h.level >= k.minimum
                  )
              )
            group by q.queue_id
            """;

    /// All but the last of each queue.
    private static final String FORGET_PLACES = """
            delete from announcement_places p
            where p.noted_at < :before
              and exists (
                select 1
                from announcement_places n
                where n.queue_id = p.queue_id
                  and n.id > p.id
              )
            """;

    private static final String LESSONS = """
            select settled_no, queue_id, outcome, low_ms, expected_ms, high_ms, shown_as, waited_ms
            from announcement_wait
            where settled_no > :after
              and waited_ms is not null
            order by settled_no
            limit :limit
            """;

    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An item is in another state, or another queue.
    record Change(long id, WorkId work, QueueId queue, WorkState state, Instant at) {}

    /// A queue has so many places from now on.
    ///
    /// @param change the last change of work before
    record Places(long id, QueueId queue, int places, long change, Instant at) {}

    /// A wait is over of which something was expected.
    record Lesson(long number, QueueId queue, Ended.How how, Estimate first, Duration waited) {}

    long lastChange() {
        return jdbc.sql(LAST_CHANGE).query(Long.class).single();
    }

    long lastEnded() {
        return jdbc.sql(LAST_ENDED).query(Long.class).single();
    }

    List<Change> changes(long after, int limit) {
        return jdbc.sql(CHANGES)
                .param("after", after)
                .param("limit", limit)
                .query(HistoryStore::change)
                .list();
    }

    /// Those of these numbers that are there by now.
    List<Change> late(Collection<Long> missing) {
        return jdbc.sql(LATE_CHANGES)
                .param("missing", missing.toArray(Long[]::new))
                .query(HistoryStore::change)
                .list();
    }

    List<Places> placesAfter(long id) {
        return jdbc.sql(PLACES_AFTER)
                .param("after", id)
                .query(HistoryStore::places)
                .list();
    }

    List<Places> placesFrom(long change) {
        return jdbc.sql(PLACES_FROM)
                .param("change", change)
                .query(HistoryStore::places)
                .list();
    }

    void notePlaces(QueueId queue, int places, long change, Instant now) {
        jdbc.sql(NOTE_PLACES)
                .param("queue", queue.value())
                .param("places", places)
                .param("change", change)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    /// How many items those agents can hold who are there.
    Map<QueueId, Integer> placesNow(Instant aliveAfter) {
        var places = new HashMap<QueueId, Integer>();
        jdbc.sql(PLACES_NOW)
                .param("aliveAfter", Timestamps.parameter(aliveAfter))
                .query(row -> {
                    places.put(new QueueId(row.getObject("queue_id", UUID.class)), row.getInt("places"));
                });
        return places;
    }

    void forgetPlaces(Instant before) {
        jdbc.sql(FORGET_PLACES).param("before", Timestamps.parameter(before)).update();
    }

    List<Lesson> lessons(long after, int limit) {
        return jdbc.sql(LESSONS)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Lesson(
                        row.getLong("settled_no"),
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        Ended.How.valueOf(row.getString("outcome")),
                        estimate(row),
                        Duration.ofMillis(row.getLong("waited_ms"))))
                .list();
    }

    static Estimate estimate(ResultSet row) throws SQLException {
        return new Estimate(
                Duration.ofMillis(row.getLong("low_ms")),
                Duration.ofMillis(row.getLong("expected_ms")),
                Duration.ofMillis(row.getLong("high_ms")),
                Estimate.Shown.valueOf(row.getString("shown_as")));
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getLong("change_id"),
                new WorkId(row.getObject("work_id", UUID.class)),
                new QueueId(row.getObject("queue_id", UUID.class)),
                WorkState.valueOf(row.getString("state")),
                Timestamps.instant(row, "changed_at"));
    }

    private static Places places(ResultSet row, int number) throws SQLException {
        return new Places(
                row.getLong("id"),
                new QueueId(row.getObject("queue_id", UUID.class)),
                row.getInt("places"),
                row.getLong("change_id"),
                Timestamps.instant(row, "noted_at"));
    }
}
