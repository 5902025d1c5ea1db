package parley.work.wellbeing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.people.staff.TeamId;
import parley.platform.kernel.Timestamps;

/// Every statement about limits, and for whom they are.
@Repository
class LimitsStore {

    private static final String ALL = """
            select id, team_id, cap_percent, again_percent, window_minutes, rest_minutes, pause_minutes, hard_codes,
              hard_labels, hard_minutes, most_resting_percent, ends_for_emergency, changed_at, changed_by
            from wellbeing_limits
            order by team_id nulls first, id
            """;

    private static final String PUT = """
            insert into wellbeing_limits (
              id, team_id, cap_percent, again_percent, window_minutes, rest_minutes, pause_minutes, hard_codes,
              hard_labels, hard_minutes, most_resting_percent, ends_for_emergency, changed_at, changed_by
            )
            values (
              :id, cast(:team as uuid), cast(:cap as integer), :again, :window, :rest, :pause, cast(:codes as text[]),
              cast(:labels as text[]), cast(:hard as integer), :resting, :emergency, :changedAt, :changedBy
            )
            on conflict (id) do update
            set team_id = excluded.team_id,
                cap_percent = excluded.cap_percent,
                again_percent = excluded.again_percent,
                window_minutes = excluded.window_minutes,
                rest_minutes = excluded.rest_minutes,
                pause_minutes = excluded.pause_minutes,
                hard_codes = excluded.hard_codes,
                hard_labels = excluded.hard_labels,
                hard_minutes = excluded.hard_minutes,
                most_resting_percent = excluded.most_resting_percent,
                ends_for_emergency = excluded.ends_for_emergency,
                changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            """;

    private static final String REMOVE = """
            delete from wellbeing_limits
            where id = :id
            """;

    private static final String TEAMS = """
            select team_id
            from v_staff_team_member
            where agent_id = :agent
            """;

    private static final String ALL_TEAMS = """
            select agent_id, team_id
            from v_staff_team_member
            """;

    private static final String TEAM_NAME = """
            select name
            from v_staff_team
            where team_id = :team
            """;

    private final JdbcClient jdbc;

    LimitsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WellbeingLimits> all() {
        return jdbc.sql(ALL).query(LimitsStore::limits).list();
    }

    Optional<WellbeingLimits> find(UUID id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void put(WellbeingLimits limits) {
        jdbc.sql(PUT)
                .param("id", limits.id())
                .param("team", limits.teamId() == null ? null : limits.teamId().value(), Types.OTHER)
                .param("cap", limits.capPercent(), Types.INTEGER)
                .param("again", limits.againPercent())
                .param("window", limits.windowMinutes())
                .param("rest", limits.restMinutes())
                .param("pause", limits.pauseMinutes())
                .param("codes", limits.hardCodes().toArray(String[]::new))
                .param("labels", limits.hardLabels().toArray(String[]::new))
                .param("hard", limits.hardMinutes(), Types.INTEGER)
                .param("resting", limits.mostRestingPercent())
                .param("emergency", limits.endsForEmergency())
                .param("changedAt", Timestamps.parameter(limits.changedAt()))
                .param("changedBy", limits.changedBy())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql(REMOVE).param("id", id).update();
    }

    Set<TeamId> teams(AgentId agent) {
        return new HashSet<>(jdbc.sql(TEAMS)
                .param("agent", agent.value())
                .query((row, number) -> new TeamId(row.getObject("team_id", UUID.class)))
                .list());
    }

    /// The teams of everybody who belongs to one.
    Map<AgentId, Set<TeamId>> teams() {
        var teams = new HashMap<AgentId, Set<TeamId>>();
        jdbc.sql(ALL_TEAMS).query(row -> {
            teams.computeIfAbsent(new AgentId(row.getObject("agent_id", UUID.class)), _ -> new HashSet<>())
                    .add(new TeamId(row.getObject("team_id", UUID.class)));
        });
        return teams;
    }

    Optional<String> teamName(TeamId team) {
        return jdbc.sql(TEAM_NAME)
                .param("team", team.value())
                .query((row, number) -> String.valueOf(row.getString("name")))
                .optional();
    }

    private static WellbeingLimits limits(ResultSet row, int number) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        return new WellbeingLimits(
                row.getObject("id", UUID.class),
                team == null ? null : new TeamId(team),
                row.getObject("cap_percent", Integer.class),
                row.getInt("again_percent"),
                row.getInt("window_minutes"),
                row.getInt("rest_minutes"),
                row.getInt("pause_minutes"),
                words(row, "hard_codes"),
                words(row, "hard_labels"),
                row.getObject("hard_minutes", Integer.class),
                row.getInt("most_resting_percent"),
                row.getBoolean("ends_for_emergency"),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
