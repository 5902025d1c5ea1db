package parley.work.triage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;
import parley.work.triage.Outcome.Applied;
import parley.work.triage.Outcome.Otherwise;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about the rules at the door, and about what they decided.
@Repository
class TriageStore {

    private static final String VERSION = """
            select version
            from triage_rules
            """;

    private static final String FIND = """
            select version, rules, changed_at, changed_by
            from triage_rules
            """;

    private static final String CHANGE = """
            update triage_rules
            set version = version + 1,
                rules = :rules::jsonb,
                changed_at = :now,
                changed_by = :by
            where version = :version
            """;

    private static final String KEEP = """
            insert into triage_outcome (
              subject_id, decided_at, applied, otherwise_queue_id, otherwise_tier, otherwise_priority
            )
            values (
              :subject, :now, :applied::jsonb, :otherwiseQueue::uuid, :otherwiseTier::integer, :otherwisePriority::integer
            )
            on conflict (subject_id) do update
            set decided_at = excluded.decided_at,
                applied = excluded.applied,
                otherwise_queue_id = excluded.otherwise_queue_id,
                otherwise_tier = excluded.otherwise_tier,
                otherwise_priority = excluded.otherwise_priority
            """;

    private static final String APPLIED = """
            select applied
            from triage_outcome
            where subject_id = :subject
            """;

    private static final String OTHERWISE = """
            select otherwise_queue_id, otherwise_tier, otherwise_priority
            from triage_outcome
            where subject_id = :subject
              and otherwise_queue_id is not null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TriageStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The rules as they are kept.
    ///
    /// @param changedAt null where nobody has written any
    record Kept(
            long version,
            List<TriageRule> rules,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    long version() {
        return jdbc.sql(VERSION).query(Long.class).single();
    }

    Kept find() {
        return jdbc.sql(FIND)
                .query((row, number) -> new Kept(
                        row.getLong("version"),
                        List.of(json.readValue(row.getString("rules"), TriageRule[].class)),
                        Timestamps.instantOrNull(row, "changed_at"),
                        row.getString("changed_by")))
                .single();
    }

    /// Whether they were still of that version.
    boolean change(long version, List<TriageRule> rules, Instant now, String by) {
        return jdbc.sql(CHANGE)
                        .param("version", version)
                        .param("rules", json.writeValueAsString(rules))
                        .param("now", Timestamps.parameter(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    void keep(UUID subject, Outcome outcome, Instant now) {
        Otherwise otherwise = outcome.otherwise();
        jdbc.sql(KEEP)
                .param("subject", subject)
                .param("now", Timestamps.parameter(now))
                .param("applied", json.writeValueAsString(outcome.applied()))
                .param(
                        "otherwiseQueue",
                        otherwise == null ? null : otherwise.queue().value())
                .param("otherwiseTier", otherwise == null ? null : otherwise.tier())
                .param("otherwisePriority", otherwise == null ? null : otherwise.priority())
                .update();
    }

    List<Applied> applied(UUID subject) {
        return jdbc.sql(APPLIED)
                .param("subject", subject)
                .query((row, number) -> List.of(json.readValue(row.getString("applied"), Applied[].class)))
                .optional()
                .orElse(List.of());
    }

    Optional<Otherwise> otherwise(UUID subject) {
        return jdbc.sql(OTHERWISE)
                .param("subject", subject)
                .query((row, number) -> new Otherwise(
                        new QueueId(row.getObject("otherwise_queue_id", UUID.class)),
                        (Integer) row.getObject("otherwise_tier"),
                        row.getInt("otherwise_priority")))
                .optional();
    }
}
