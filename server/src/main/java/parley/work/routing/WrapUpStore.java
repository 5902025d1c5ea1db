package parley.work.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.engine.WorkId;

/// Every statement about paperwork: when it is over, and how work ended.
@Repository
class WrapUpStore {

    private static final String DUE = """
            select w.id
            from routing_work w
            join v_queue q on q.queue_id = w.queue_id
            where w.state = 'WRAP_UP'
              and (w.since + q.wrap_up_seconds * interval '1 second' <= :now or w.since > :tooLate)
            order by w.since, w.id
            """;

    private static final String ENDINGS = """
            select code, count(work_id) as uses
            from routing_outcome
            where at > :since
              and code is not null
            group by code
            """;

    private static final String OUTCOME = """
            select code, summary
            from routing_outcome
            where work_id = :work
            """;

    /// Of the latest work on each subject that is finished and of which something was said.
    private static final String LAST_ENDINGS = """
            select distinct on (w.subject_id) w.subject_id, o.code, c.name_en, c.name_zh, o.summary
            from routing_work w
            join routing_outcome o on o.work_id = w.id
            left join v_queue_wrap_up_code c on c.code = o.code
            where w.subject_id = any(:subjects)
              and w.state = 'COMPLETED'
            order by w.subject_id, w.id desc
            """;

    private final JdbcClient jdbc;

    WrapUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkId> due(Instant now) {
        return jdbc.sql(DUE)
                .param("now", Timestamps.parameter(now))
                // the clock was set back: how long it has taken is not known
                .param("tooLate", Timestamps.parameter(now.plus(Offer.CLOCKS_DIFFER)))
                .query((row, number) -> new WorkId(row.getObject("id", UUID.class)))
                .list();
    }

    /// What has been filled in so far, or was in the end.
    Optional<Outcome> outcome(WorkId work) {
        return jdbc.sql(OUTCOME)
                .param("work", work.value())
                .query((row, number) -> new Outcome(row.getString("code"), row.getString("summary")))
                .optional();
    }

    /// How the latest finished work on each of these ended.
    Map<UUID, Ending> lastEndings(Collection<UUID> subjects) {
        var endings = new HashMap<UUID, Ending>();
        jdbc.sql(LAST_ENDINGS).param("subjects", subjects.toArray(UUID[]::new)).query(row -> {
            endings.put(
                    row.getObject("subject_id", UUID.class),
                    new Ending(
                            row.getString("code"),
                            row.getString("name_en"),
                            row.getString("name_zh"),
                            row.getString("summary")));
        });
        return endings;
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
