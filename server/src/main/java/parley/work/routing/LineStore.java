package parley.work.routing;

import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The statement about the whole line.
@Repository
class LineStore {

    private static final String PLACES = """
            select subject_id, row_number() over (
                partition by queue_id
                order by tier, rank_at, entered_at, id
              ) as place
            from routing_work
            where state in ('QUEUED', 'OFFERED')
            """;

    private final JdbcClient jdbc;

    LineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void each(ObjIntConsumer<UUID> place) {
        jdbc.sql(PLACES).query(row -> {
            place.accept(row.getObject("subject_id", UUID.class), row.getInt("place"));
        });
    }
}
