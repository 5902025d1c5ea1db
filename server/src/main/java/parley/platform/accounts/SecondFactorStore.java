package parley.platform.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Timestamps;

/// Every statement about second factors.
@Repository
class SecondFactorStore {

    private static final String FIND = """
            select sealed_seed, confirmed_at, last_step
            from accounts_second_factor
            where person_id = :person
            """;

    private static final String BEGIN = """
            insert into accounts_second_factor (person_id, sealed_seed, created_at)
            values (:person, :seed, :now)
            on conflict (person_id) do update
            set sealed_seed = excluded.sealed_seed,
                created_at = excluded.created_at
            where accounts_second_factor.confirmed_at is null
            """;

    private static final String CONFIRM = """
            update accounts_second_factor
            set confirmed_at = :now
            where person_id = :person
            """;

    /// The same code twice at once: only one of them moves the step.
    private static final String USE_STEP = """
            update accounts_second_factor
            set last_step = :step
            where person_id = :person
              and last_step < :step
            """;

    private static final String REMOVE = """
            delete from accounts_second_factor
            where person_id = :person
            """;

    private static final String REMOVE_CODES = """
            delete from accounts_recovery_code
            where person_id = :person
            """;

    private static final String ADD_CODES = """
            insert into accounts_recovery_code (person_id, hash)
            select :person, h
            from unnest(cast(:hashes as bytea[])) as h
            """;

    private static final String USE_CODE = """
            update accounts_recovery_code
            set used_at = :now
            where person_id = :person
              and hash = :hash
              and used_at is null
            """;

    private static final String COUNT_CODES = """
            select count(hash)
            from accounts_recovery_code
            where person_id = :person
              and used_at is null
            """;

    private final JdbcClient jdbc;

    SecondFactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Without Spring, for tools.
    static SecondFactorStore on(DataSource database) {
        return new SecondFactorStore(JdbcClient.create(database));
    }

    /// A second factor, begun or confirmed, with the time step of the last code that was used.
    static final class Stored {
        final byte[] sealedSeed;
        final @Nullable Instant confirmedAt;
        final long lastStep;

        Stored(byte[] sealedSeed, @Nullable Instant confirmedAt, long lastStep) {
            this.sealedSeed = sealedSeed;
            this.confirmedAt = confirmedAt;
            this.lastStep = lastStep;
        }
    }

    Optional<Stored> find(PersonId person) {
        return jdbc.sql(FIND)
                .param("person", person.value())
                .query((row, number) -> new Stored(
                        row.getBytes("sealed_seed"),
                        Timestamps.instantOrNull(row, "confirmed_at"),
                        row.getLong("last_step")))
                .optional();
    }

    /// False where one is confirmed already.
    boolean begin(PersonId person, byte[] sealedSeed, Instant now) {
        return jdbc.sql(BEGIN)
                        .param("person", person.value())
                        .param("seed", sealedSeed)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    void confirm(PersonId person, Instant now) {
        jdbc.sql(CONFIRM)
                .param("person", person.value())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    /// False where the step, or a later one, was used already.
    boolean useStep(PersonId person, long step) {
        return jdbc.sql(USE_STEP)
                        .param("person", person.value())
                        .param("step", step)
                        .update()
                == 1;
    }

    boolean remove(PersonId person) {
        jdbc.sql(REMOVE_CODES).param("person", person.value()).update();
        return jdbc.sql(REMOVE).param("person", person.value()).update() == 1;
    }

    void addCodes(PersonId person, Collection<byte[]> hashes) {
        jdbc.sql(ADD_CODES)
                .param("person", person.value())
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /// False where it is none of the unused ones.
    boolean useCode(PersonId person, byte[] hash, Instant now) {
        return jdbc.sql(USE_CODE)
                        .param("person", person.value())
                        .param("hash", hash)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    int codesLeft(PersonId person) {
        return jdbc.sql(COUNT_CODES)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
