package parley.work.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about paperwork: when it is over, and how work ended.
@Repository
class WrapUpStore {

    private static final String DUE = """
            select w.id
            from routing_work w
            join v_queue q on q.queue_id = w.queue_id
            where w.state = 'WRAP_UP'
              and w.since + q.wrap_up_seconds * interval '1 second' <= :now
            order by w.since, w.id
            """;

    private static final String ENDINGS = """
            select code, count(work_id) as uses
            from routing_outcome
            where at > :since
              and code is not null
            group by code
            """;

    private final JdbcClient jdbc;

    WrapUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkId> due(Instant now) {
        return jdbc.sql(DUE)
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> new WorkId(row.getObject("id", UUID.class)))
                .list();
    }

    /// How often work has ended with each code since then.
    Map<String, Integer> endings(Instant since) {
        var endings = new HashMap<String, Integer>();
        jdbc.sql(ENDINGS).param("since", Timestamps.parameter(since)).query(row -> {
            endings.put(String.valueOf(row.getString("code")), row.getInt("uses"));
        });
        return endings;
    }
}
