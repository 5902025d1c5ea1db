package parley.platform.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import parley.platform.kernel.ProblemException;

/// Brings the database to this Parley's form, forward only, before anything else uses it.
public final class Migrations {

    private static final int OLDEST_POSTGRES = 16;

    private Migrations() {}

    /// Applies what is missing.
    ///
    /// @throws ProblemException where the database cannot be reached, is too old, or is ahead of
    ///     this Parley
    public static void apply(DatabaseAddress address) {
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    // modules add migrations side by side, so a later merge may bring an earlier number
                    .outOfOrder(true)
                    .loggers("slf4j")
                    .load();
            checkServer(flyway);
            for (MigrationInfo migration : flyway.info().all()) {
                if (migration.getState().isApplied() && !migration.getState().isResolved()) {
                    throw new ProblemException(DatabaseProblem.DATABASE_NEWER, String.valueOf(migration.getVersion()));
                }
            }
            flyway.migrate();
        } catch (FlywayException problem) {
            throw new ProblemException(
                    problem, DatabaseProblem.DATABASE_UNREACHABLE, address.shown(), firstLine(problem));
        }
    }

    private static void checkServer(Flyway flyway) {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRES) {
                throw new ProblemException(DatabaseProblem.DATABASE_TOO_OLD, version, OLDEST_POSTGRES);
            }
        } catch (java.sql.SQLException problem) {
            throw new FlywayException(String.valueOf(problem.getMessage()), problem);
        }
    }

    private static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }
}
