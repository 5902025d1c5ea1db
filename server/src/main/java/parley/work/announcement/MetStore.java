package parley.work.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.announcement.Met.MetSpan;
import parley.work.queue.QueueId;

/// Every statement about what came of what was said.
@Repository
class MetStore {

    /// In seconds; where the spans of expected waits begin.
    private static final long[] BEGINS = {0, 60, 120, 300, 600, 1200, 3600};

    /// Who gave up says something only where they had waited for longer than was said.
    private static final String SPANS = """
            select width_bucket(expected_ms, cast(:begins as bigint[])) as span,
              count(id) as counted,
              count(id) filter (
                where waited_ms >= first_from * 60000 and (first_to = 0 or waited_ms <= first_to * 60000)
              ) as inside,
              count(id) filter (where waited_ms < first_from * 60000) as shorter,
              avg(first_from) * 60 as said_from,
              avg(nullif(first_to, 0)) * 60 as said_to,
              percentile_cont(0.1) within group (order by waited_ms) / 1000 as tenth,
              percentile_cont(0.5) within group (order by waited_ms) / 1000 as half,
              percentile_cont(0.9) within group (order by waited_ms) / 1000 as nine_tenths
            from announcement_wait
            where queue_id = :queue
              and ended_at >= :since
              and waited_ms is not null
              and first_wording in ('SOON', 'UNDER', 'RANGE', 'MORE_THAN')
              and (
                outcome = 'ANSWERED'
                or (outcome = 'GAVE_UP' and first_to > 0 and waited_ms > first_to * 60000)
              )
            group by span
            order by span
            """;

    private static final String UNTOLD = """
            select count(id) as untold
            from announcement_wait
            where queue_id = :queue
              and ended_at >= :since
              and outcome = 'ANSWERED'
              and first_wording = 'UNKNOWN'
            """;

    private final JdbcClient jdbc;

    MetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Met met(QueueId queue, Instant since) {
        List<MetSpan> spans = jdbc.sql(SPANS)
                .param("queue", queue.value())
                .param("since", Timestamps.parameter(since))
                .param("begins", milliseconds())
                .query(MetStore::span)
                .list();
        long untold = jdbc.sql(UNTOLD)
                .param("queue", queue.value())
                .param("since", Timestamps.parameter(since))
                .query(Long.class)
                .single();
        return Met.of(spans, untold);
    }

    private static Long[] milliseconds() {
        return Arrays.stream(BEGINS).mapToObj(second -> second * 1000).toArray(Long[]::new);
    }

    private static MetSpan span(ResultSet row, int number) throws SQLException {
        int span = row.getInt("span");
        double saidTo = row.getDouble("said_to");
        return new MetSpan(
                BEGINS[span - 1],
                span < BEGINS.length ? BEGINS[span] : null,
                row.getLong("counted"),
                row.getLong("inside"),
                row.getLong("shorter"),
                row.getDouble("said_from"),
                saidTo == 0 ? null : saidTo,
                row.getDouble("tenth"),
                row.getDouble("half"),
                row.getDouble("nine_tenths"));
    }
}
