package parley.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.OpeningHours.Span;
import parley.platform.kernel.Timestamps;

/// Every statement about opening hours.
@Repository
class HoursStore {

    private static final String INSERT = """
            insert into staff_hours (id, name, time_zone, changed_at, changed_by)
            values (:id, :name, :timeZone, :now, :by)
            """;

    private static final String CHANGE = """
            update staff_hours
            set name = :name,
                time_zone = :timeZone,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String DELETE = """
            delete from staff_hours
            where id = :id
            """;

    private static final String CLEAR_WEEK = """
            delete from staff_hours_week
            where hours_id = :id
            """;

    private static final String CLEAR_EXCEPTIONS = """
            delete from staff_hours_exception
            where hours_id = :id
            """;

    private static final String ADD_WEEKLY = """
            insert into staff_hours_week (hours_id, day, opens, closes)
            values (:id, :day, :opens, :closes)
            """;

    private static final String ADD_EXCEPTION = """
            insert into staff_hours_exception (hours_id, day, name, opens, closes)
            values (:id, :day, :name, cast(:opens as integer), cast(:closes as integer))
            """;

    private static final String LOCK = """
            select id
            from staff_hours
            where id = :id
            for update
            """;

    private static final String KEEP = """
            select id
            from staff_hours
            where id = :id
            for key share
            """;

    private static final String FIND = """
            select id, name, time_zone, changed_at, changed_by
            from staff_hours
            where id = :id
            """;

    private static final String LIST = """
            select id, name, time_zone, changed_at, changed_by
            from staff_hours
            where cast(:after as text) is null
              or lower(name) > lower(:after)
            order by lower(name)
            limit :limit
            """;

    private static final String WEEK = """
            select day, opens, closes
            from staff_hours_week
            where hours_id = :id
            order by day, opens
            """;

    private static final String EXCEPTIONS = """
            select day, name, opens, closes
            from staff_hours_exception
            where hours_id = :id
            order by day, opens
            """;

    private final JdbcClient jdbc;

    HoursStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredHours hours) {
        head(jdbc.sql(INSERT), hours);
        addTimes(hours);
    }

    void change(StoredHours hours) {
        head(jdbc.sql(CHANGE), hours);
        jdbc.sql(CLEAR_WEEK).param("id", hours.id().value()).update();
        jdbc.sql(CLEAR_EXCEPTIONS).param("id", hours.id().value()).update();
        addTimes(hours);
    }

    private static void head(JdbcClient.StatementSpec statement, StoredHours hours) {
        statement
                .param("id", hours.id().value())
                .param("name", hours.name())
                .param("timeZone", hours.times().timeZone())
                .param("now", Timestamps.parameter(hours.changedAt()))
                .param("by", hours.changedBy())
                .update();
    }

    private void addTimes(StoredHours hours) {
        for (WrittenHours.Weekly one : hours.times().week()) {
            Span span = one.span();
            jdbc.sql(ADD_WEEKLY)
                    .param("id", hours.id().value())
                    .param("day", one.day())
                    .param("opens", span.from())
                    .param("closes", span.to())
                    .update();
        }
        for (WrittenHours.Special one : hours.times().exceptions()) {
            Span span = one.isClosed() ? null : one.spans().getFirst();
            jdbc.sql(ADD_EXCEPTION)
                    .param("id", hours.id().value())
                    .param("day", one.date())
                    .param("name", one.name())
                    .param("opens", span == null ? null : span.from(), Types.INTEGER)
                    .param("closes", span == null ? null : span.to(), Types.INTEGER)
                    .update();
        }
    }

    void delete(HoursId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    Optional<StoredHours> find(HoursId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(this::hours).optional();
    }

    Optional<StoredHours> lock(HoursId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(row -> {});
        return find(id);
    }

    boolean keep(HoursId id) {
        return jdbc.sql(KEEP)
                .param("id", id.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional()
                .isPresent();
    }

    List<StoredHours> list(@Nullable String after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("limit", limit)
                .query(this::hours)
                .list();
    }

    private StoredHours hours(ResultSet row, int number) throws SQLException {
        var id = new HoursId(row.getObject("id", UUID.class));
        return new StoredHours(
                id,
                new WrittenHours(row.getString("name"), row.getString("time_zone"), week(id), exceptions(id)),
                Timestamps.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private List<WrittenHours.Weekly> week(HoursId id) {
        return jdbc.sql(WEEK)
                .param("id", id.value())
                .query((row, number) -> new WrittenHours.Weekly(
                        row.getInt("day"),
                        WrittenHours.text(row.getInt("opens")),
                        WrittenHours.end(row.getInt("closes"))))
                .list();
    }

    private List<WrittenHours.Special> exceptions(HoursId id) {
        return jdbc.sql(EXCEPTIONS)
                .param("id", id.value())
                .query((row, number) -> {
                    Integer opens = row.getObject("opens", Integer.class);
                    return new WrittenHours.Special(
                            row.getObject("day", LocalDate.class),
                            opens == null ? null : WrittenHours.text(opens),
                            opens == null ? null : WrittenHours.end(row.getInt("closes")),
                            row.getString("name"));
                })
                .list();
    }
}
