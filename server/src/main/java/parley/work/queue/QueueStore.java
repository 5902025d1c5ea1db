package parley.work.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement about queues as the modules above see them.
@Repository
class QueueStore {

    private static final String ALL = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from queue_plan
            where removed_at is null
            order by lower(name), id
            """;

    private static final String EVER = """
            select id, name, target_seconds, offer_seconds, wrap_up_seconds
            from queue_plan
            where id = :id
            """;

    private static final String KEEP = """
            select id
            from queue_plan
            where id = :id
              and removed_at is null
            for key share
            """;

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Queue> all() {
        return jdbc.sql(ALL).query(QueueStore::queue).list();
    }

    Optional<Queue> ever(QueueId id) {
        return jdbc.sql(EVER).param("id", id.value()).query(QueueStore::queue).optional();
    }

    boolean keep(QueueId id) {
        return jdbc.sql(KEEP)
                .param("id", id.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional()
                .isPresent();
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
