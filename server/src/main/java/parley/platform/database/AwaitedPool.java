package parley.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// The connections to a database that may still be starting: who asks for one before it is there
/// waits for it, so that everything that needs none can go on meanwhile.
public final class AwaitedPool extends HikariDataSource {

    private final Future<DatabaseAddress> database;
    private volatile boolean isReached;

    /// @param database done when the database takes connections and has this Parley's form
    public AwaitedPool(Future<DatabaseAddress> database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!isReached) {
            reach();
        }
        return super.getConnection();
    }

    private synchronized void reach() throws SQLException {
        if (isReached) {
            return;
        }
        DatabaseAddress address = address();
        setJdbcUrl(address.url());
        setUsername(address.user());
        setPassword(address.password());
        isReached = true;
    }

    private DatabaseAddress address() throws SQLException {
        try {
            return database.get();
        } catch (ExecutionException problem) {
            throw new SQLException("the database did not start", problem.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the database started", interrupted);
        }
    }
}
