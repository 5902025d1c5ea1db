package parley.platform.accounts;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Timestamps;

/// Every statement about failed sign-ins. Each is one statement, so that none is lost among many at
/// once, and commits by itself, because the refusal that follows would roll it back.
@Repository
class AttemptStore {

    private static final String IS_KNOWN = """
            select place
            from accounts_attempt
            where person_id = :person
              and place = :place
              and is_known
            """;

    /// Counts the attempt as failed until it turns out well; not while the place is locked.
    private static final String BEGIN = """
            insert into accounts_attempt as a (person_id, place, failures, is_known, changed_at)
            values (:person, :place, 1, false, :now)
            on conflict (person_id, place) do update
            set failures = case when a.locked_until > :now then a.failures else a.failures + 1 end,
                changed_at = :now
            returning failures, case when locked_until > :now then locked_until end as locked_until
            """;

    private static final String LOCK = """
            update accounts_attempt
            set locked_until = :until
            where person_id = :person
              and place = :place
            """;

    private static final String TAKE_BACK = """
            update accounts_attempt
            set failures = greatest(failures - 1, 0),
                locked_until = null
            where person_id = :person
              and place = :place
            """;

    private static final String CLEAR = """
            update accounts_attempt
            set failures = 0,
                locked_until = null,
                changed_at = :now
            where person_id = :person
            """;

    private static final String REMEMBER = """
            insert into accounts_attempt (person_id, place, failures, is_known, changed_at)
            values (:person, :place, 0, true, :now)
            on conflict (person_id, place) do update
            set is_known = true
            """;

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without Spring, for tools.
    static AttemptStore on(DataSource database) {
        return new AttemptStore(JdbcClient.create(database));
    }

    /// How it stands after one more attempt.
    ///
    /// @param lockedUntil where it was locked already, and then this attempt did not count
    record Attempt(int failures, @Nullable Instant lockedUntil) {}

    Optional<String> known(PersonId person, String place) {
        return jdbc.sql(IS_KNOWN)
                .param("person", person.value())
                .param("place", place)
                .query(String.class)
                .optional();
    }

    Attempt begin(PersonId person, String place, Instant now) {
        return jdbc.sql(BEGIN)
                .param("person", person.value())
                .param("place", place)
                .param("now", Timestamps.parameter(now))
                .query((row, number) ->
                        new Attempt(row.getInt("failures"), Timestamps.instantOrNull(row, "locked_until")))
                .single();
    }

    void lock(PersonId person, String place, Instant until) {
        jdbc.sql(LOCK)
                .param("person", person.value())
                .param("place", place)
                .param("until", Timestamps.parameter(until))
                .update();
    }

    void takeBack(PersonId person, String place) {
        jdbc.sql(TAKE_BACK)
                .param("person", person.value())
                .param("place", place)
                .update();
    }

    void clear(PersonId person, Instant now) {
        jdbc.sql(CLEAR)
                .param("person", person.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void remember(PersonId person, String place, Instant now) {
        jdbc.sql(REMEMBER)
                .param("person", person.value())
                .param("place", place)
                .param("now", Timestamps.parameter(now))
                .update();
    }
}
