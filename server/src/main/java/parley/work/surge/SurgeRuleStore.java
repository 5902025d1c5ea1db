package parley.work.surge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.TeamId;
import parley.platform.kernel.Timestamps;
import parley.work.queue.QueueId;
import parley.work.surge.SurgeRule.SurgeFigure;
import parley.work.surge.SurgeRule.SurgeLender;

/// Every statement about rules by which agents are moved.
@Repository
class SurgeRuleStore {

    private static final String ALL = """
            select id, name, to_queue_id, figure, starts_at, start_seconds, ends_at, end_seconds, most_agents, minutes,
              is_on, changed_at, changed_by
            from surge_rule
            order by lower(name), id
            """;

    private static final String LENDERS = """
            select rule_id, queue_id, team_id, lends_up_to, recalls_at, keeps
            from surge_rule_lender
            order by rule_id, place
            """;

    private static final String IS_ANY = """
            select exists (select 1 from surge_rule)
              or exists (select 1 from surge_move where rule_id is not null and ended_at is null)
            """;

    private static final String LOCK = """
            select id
            from surge_rule
            where id = :id
            for update
            """;

    private static final String ALONE = """
            select pg_advisory_xact_lock(727023) is null
            """;

    /// One process at a time looks; the others are left out and come again.
    private static final String LOCK_FREE = """
            select high_since, low_since, begun_at
            from surge_rule
            where id = :id
            for update skip locked
            """;

    private static final String PUT = """
            insert into surge_rule (
              id, name, to_queue_id, figure, starts_at, start_seconds, ends_at, end_seconds, most_agents, minutes,
              is_on, changed_at, changed_by
            )
            values (
              :id, :name, :to, :figure, :startsAt, :startSeconds, :endsAt, :endSeconds, :agents, :minutes,
              :isOn, :changedAt, :changedBy
            )
            on conflict (id) do update
            set name = excluded.name,
                to_queue_id = excluded.to_queue_id,
                figure = excluded.figure,
                starts_at = excluded.starts_at,
                start_seconds = excluded.start_seconds,
                ends_at = excluded.ends_at,
                end_seconds = excluded.end_seconds,
                most_agents = excluded.most_agents,
                minutes = excluded.minutes,
                is_on = excluded.is_on,
                changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            """;

    private static final String DROP_LENDERS = """
            delete from surge_rule_lender
            where rule_id = :id
            """;

    private static final String ADD_LENDER = """
            insert into surge_rule_lender (rule_id, place, queue_id, team_id, lends_up_to, recalls_at, keeps)
            values (:id, :place, :queue, cast(:team as uuid), :lendsUpTo, :recallsAt, :keeps)
            """;

    private static final String REMOVE = """
            delete from surge_rule
            where id = :id
            """;

    private static final String NOTE = """
            update surge_rule
            set high_since = cast(:high as timestamptz),
                low_since = cast(:low as timestamptz),
                begun_at = cast(:begun as timestamptz)
            where id = :id
            """;

    private final JdbcClient jdbc;

    SurgeRuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SurgeRule> all() {
        Map<UUID, List<SurgeLender>> lenders = jdbc
                .sql(LENDERS)
                .query((row, number) -> Map.entry(row.getObject("rule_id", UUID.class), lender(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(ALL)
                .query((row, number) -> rule(row, lenders.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    Optional<SurgeRule> find(UUID id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /// Whether there is anything to look at.
    boolean isAny() {
        return jdbc.sql(IS_ANY).query(Boolean.class).single();
    }

    /// One change of the rules at a time, because they are held against each other.
    void alone() {
        jdbc.sql(ALONE).query(Boolean.class).single();
    }

    void lock(UUID id) {
        jdbc.sql(LOCK).param("id", id).query(UUID.class).optional();
    }

    /// What the rule has seen, locked; empty where it is gone, or somebody else has it.
    Optional<Watched> lockFree(UUID id) {
        return jdbc.sql(LOCK_FREE)
                .param("id", id)
                .query(SurgeRuleStore::watched)
                .optional();
    }

    void put(SurgeRule rule) {
        jdbc.sql(PUT)
                .param("id", rule.id())
                .param("name", rule.name())
                .param("to", rule.toQueueId().value())
                .param("figure", rule.figure().name())
                .param("startsAt", rule.startsAt())
                .param("startSeconds", rule.startSeconds())
                .param("endsAt", rule.endsAt())
                .param("endSeconds", rule.endSeconds())
                .param("agents", rule.agents())
                .param("minutes", rule.minutes())
                .param("isOn", rule.isOn())
                .param("changedAt", Timestamps.parameter(rule.changedAt()))
                .param("changedBy", rule.changedBy())
                .update();
        jdbc.sql(DROP_LENDERS).param("id", rule.id()).update();
        for (int place = 0; place < rule.lenders().size(); place++) {
            SurgeLender lender = rule.lenders().get(place);
            jdbc.sql(ADD_LENDER)
                    .param("id", rule.id())
                    .param("place", place)
                    .param("queue", lender.queueId().value())
                    .param(
                            "team",
                            lender.teamId() == null ? null : lender.teamId().value(),
                            Types.OTHER)
                    .param("lendsUpTo", lender.lendsUpTo())
                    .param("recallsAt", lender.recallsAt())
                    .param("keeps", lender.keeps())
                    .update();
        }
    }

    void remove(UUID id) {
        jdbc.sql(REMOVE).param("id", id).update();
    }

    void note(UUID id, Watched seen) {
        jdbc.sql(NOTE)
                .param("id", id)
                .param("high", Timestamps.parameterOrNull(seen.highSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("low", Timestamps.parameterOrNull(seen.lowSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("begun", Timestamps.parameterOrNull(seen.begunAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static Watched watched(ResultSet row, int number) throws SQLException {
        return new Watched(
                Timestamps.instantOrNull(row, "high_since"),
                Timestamps.instantOrNull(row, "low_since"),
                Timestamps.instantOrNull(row, "begun_at"));
    }

    private static SurgeLender lender(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        return new SurgeLender(
                new QueueId(row.getObject("queue_id", UUID.class)),
                team == null ? null : new TeamId(team),
                row.getInt("lends_up_to"),
                row.getInt("recalls_at"),
                row.getInt("keeps"));
    }

    private static SurgeRule rule(ResultSet row, List<SurgeLender> lenders) throws SQLException {
        return new SurgeRule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new QueueId(row.getObject("to_queue_id", UUID.class)),
                SurgeFigure.valueOf(row.getString("figure")),
                row.getInt("starts_at"),
                row.getInt("start_seconds"),
                row.getInt("ends_at"),
                row.getInt("end_seconds"),
                lenders,
                row.getInt("most_agents"),
                row.getInt("minutes"),
                row.getBoolean("is_on"),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
