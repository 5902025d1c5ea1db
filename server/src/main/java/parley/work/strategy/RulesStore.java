package parley.work.strategy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about what holds for the whole centre, and about the version of it all.
@Repository
class RulesStore {

    private static final String VERSION = """
            select version
            from strategy_rules
            """;

    /// Whoever changes something waits here for whoever else does.
    private static final String RAISE = """
            update strategy_rules
            set version = version + 1
            """;

    private static final String FIND = """
            select rules, changed_at, changed_by
            from strategy_rules
            """;

    private static final String CHANGE = """
            update strategy_rules
            set rules = :rules::jsonb,
                changed_at = :now,
                changed_by = :by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RulesStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The rules with who said so; nobody where they are the usual ones.
    record Kept(
            RoutingRules rules,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    long version() {
        return jdbc.sql(VERSION).query(Long.class).single();
    }

    void raise() {
        jdbc.sql(RAISE).update();
    }

    Kept find() {
        return jdbc.sql(FIND)
                .query((row, number) -> {
                    String rules = row.getString("rules");
                    return new Kept(
                            rules == null ? RoutingRules.USUAL : json.readValue(rules, RoutingRules.class),
                            Timestamps.instantOrNull(row, "changed_at"),
                            row.getString("changed_by"));
                })
                .single();
    }

    void change(RoutingRules rules, Instant now, String by) {
        jdbc.sql(CHANGE)
                .param("rules", json.writeValueAsString(rules))
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }
}
