package parley.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Which node does what only one may do at a time. A node that dies loses it when its time is over.
@Repository
class LeaseStore {

    private static final Duration HELD = Duration.ofSeconds(30);

    private static final String TAKE = """
            insert into channel_lease (name, holder, until)
            values (:name, :holder, :until)
            on conflict (name) do update
            set holder = excluded.holder,
                until = excluded.until
            where channel_lease.holder = excluded.holder
              or channel_lease.until <= :now
            """;

    private static final String RELEASE = """
            delete from channel_lease
            where name = :name
              and holder = :holder
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UUID holder = UUID.randomUUID();

    LeaseStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes it, or keeps it for longer; false while another node has it.
    boolean take(String name) {
        Instant now = clock.instant();
        return jdbc.sql(TAKE)
                        .param("name", name)
                        .param("holder", holder)
                        .param("until", Timestamps.parameter(now.plus(HELD)))
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    void release(String name) {
        jdbc.sql(RELEASE).param("name", name).param("holder", holder).update();
    }
}
