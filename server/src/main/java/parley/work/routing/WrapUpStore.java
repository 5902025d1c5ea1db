package parley.work.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about the end of paperwork.
@Repository
class WrapUpStore {

    private static final String DUE = """
            select w.id
            from routing_work w
            join routing_queue q on q.id = w.queue_id
            where w.state = 'WRAP_UP'
              and w.since + q.wrap_up_seconds * interval '1 second' <= :now
            order by w.since, w.id
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
}
