package parley.insight.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.Timestamps;

/// Every statement of the reports. What they read is read in one transaction, so that it fits
/// together.
@Repository
class ReportStore {

    private static final int AT_ONCE = 5_000;

    /// All states of every item of which one lies in the range or reaches into it. The three parts
    /// are found by an index each: what began in the range or within the hour before, what lasted
    /// for more than that hour, and what lasts still. The offset keeps the planner from reading the
    /// whole table: it cannot know how few the items are.
    static final String SEGMENTS = """
            select s.work_id, s.subject_id, s.channel, s.tempo, s.queue_id, s.state, s.agent_id, s.why,
              s.started_at, s.ended_at
            from (
                select work_id
                from v_routing_segment
                where started_at >= cast(:from as timestamptz) - interval '1 hour'
                  and started_at < :to
                union
                select work_id
                from v_routing_segment
                where ended_at > :from
                  and started_at < :from
                  and ended_at - started_at > interval '1 hour'
                union
                select work_id
                from v_routing_segment
                where ended_at is null
                  and started_at < :from
              ) touched
            cross join lateral (
                select id, work_id, subject_id, channel, tempo, queue_id, state, agent_id, why, started_at, ended_at
                from v_routing_segment
                where work_id = touched.work_id
                offset 0
              ) s
            order by s.work_id, s.id
            """;

    private static final String AVAILABLE = """
            select agent_id, started_at, ended_at
            from v_presence_segment
            where state = 'AVAILABLE'
              and not not_responding
              and started_at < :to
              and (ended_at is null or ended_at > :from)
            """;

    private static final String OFFERS = """
            select agent_id, state, offered_at
            from v_routing_offer
            where offered_at >= :from
              and offered_at < :to
            """;

    private static final String STANDINGS = """
            select m.queue_id, m.agent_id, m.priority, m.delay_seconds, coalesce(k.skills, '') as skills
            from v_queue_member m
            left join (
                select agent_id, string_agg(cast(skill_id as text) || ':' || level, ',' order by skill_id) as skills
                from v_staff_skill
                group by agent_id
              ) k on k.agent_id = m.agent_id
            """;

    private static final String PLACES = """
            select agent_id, most_live_texts
            from v_staff_agent
            """;

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Told of an agent and a time.
    interface Available {
        void from(UUID agent, long started, @Nullable Long ended);
    }

    /// Told of an offer.
    interface Asked {
        void at(UUID agent, long at, String state);
    }

    /// Hands over the segments item by item, without ever holding them all; only inside a
    /// transaction, because the driver would otherwise fetch everything at once.
    void items(Instant from, Instant to, Consumer<List<Segment>> items) {
        var item = new ArrayList<Segment>();
        jdbc.sql(SEGMENTS)
                .param("from", Timestamps.parameter(from))
                .param("to", Timestamps.parameter(to))
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    Segment segment = segment(row);
                    if (!item.isEmpty()
                            && !item.getFirst()
                                    .about()
                                    .work()
                                    .equals(segment.about().work())) {
                        items.accept(List.copyOf(item));
                        item.clear();
                    }
                    item.add(segment);
                });
        if (!item.isEmpty()) {
            items.accept(List.copyOf(item));
        }
    }

    void available(Instant from, Instant to, Available available) {
        jdbc.sql(AVAILABLE)
                .param("from", Timestamps.parameter(from))
                .param("to", Timestamps.parameter(to))
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    available.from(row.getObject("agent_id", UUID.class), micros(row, "started_at"), ended(row));
                });
    }

    void offers(Instant from, Instant to, Asked asked) {
        jdbc.sql(OFFERS)
                .param("from", Timestamps.parameter(from))
                .param("to", Timestamps.parameter(to))
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    asked.at(
                            row.getObject("agent_id", UUID.class),
                            micros(row, "offered_at"),
                            String.valueOf(row.getString("state")));
                });
    }

    /// How agents stand to the queues that they serve now.
    Map<UUID, List<Fairness.Standing>> standings() {
        var standings = new HashMap<UUID, List<Fairness.Standing>>();
        jdbc.sql(STANDINGS).query(row -> {
            standings
                    .computeIfAbsent(row.getObject("agent_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Fairness.Standing(
                            row.getObject("queue_id", UUID.class),
                            row.getInt("priority"),
                            row.getInt("delay_seconds"),
                            String.valueOf(row.getString("skills"))));
        });
        return standings;
    }

    /// How much agents may hold at once.
    Map<UUID, Integer> places() {
        var places = new HashMap<UUID, Integer>();
        jdbc.sql(PLACES).query(row -> {
            places.put(row.getObject("agent_id", UUID.class), row.getInt("most_live_texts"));
        });
        return places;
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                new Segment.About(
                        row.getObject("work_id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        String.valueOf(row.getString("channel")),
                        Tempo.valueOf(String.valueOf(row.getString("tempo")))),
                row.getObject("queue_id", UUID.class),
                String.valueOf(row.getString("state")),
                row.getObject("agent_id", UUID.class),
                String.valueOf(row.getString("why")),
                micros(row, "started_at"),
                ended(row));
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        return Intervals.micros(Timestamps.instant(row, column));
    }

    private static @Nullable Long ended(ResultSet row) throws SQLException {
        Instant ended = Timestamps.instantOrNull(row, "ended_at");
        return ended == null ? null : Intervals.micros(ended);
    }
}
