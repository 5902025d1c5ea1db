package parley.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.database.DatabaseAddress;

/// A database of its own for a test class, migrated, empty, and gone afterwards.
///
/// ```java
/// @RegisterExtension
/// static final TestDatabase DATABASE = new TestDatabase();
/// ```
///
/// The first class of a JVM starts PostgreSQL, which takes a second or two; each further one costs
/// a copy of a small database. Tests of one class share it, so they make their own rows and look at
/// no others.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final int CONNECTIONS = 12;

    private final boolean migrated;
    private @Nullable TestPostgres postgres;
    private @Nullable String name;
    private @Nullable HikariDataSource pool;

    /// A migrated one.
    public TestDatabase() {
        this(true);
    }

    private TestDatabase(boolean migrated) {
        this.migrated = migrated;
    }

    /// One without any table, for tests of the migrations themselves.
    public static TestDatabase unmigrated() {
        return new TestDatabase(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestPostgres shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(TestPostgres.class, any -> TestPostgres.start(), TestPostgres.class);
        postgres = shared;
        name = migrated ? shared.copy() : shared.empty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (pool != null) {
            pool.close();
            pool = null;
        }
        if (postgres != null && name != null) {
            postgres.drop(name);
        }
    }

    /// How a Spring context reaches it.
    public DatabaseAddress address() {
        if (postgres == null || name == null) {
            throw new IllegalStateException("not started: is this a static field with @RegisterExtension?");
        }
        return postgres.address(name);
    }

    /// A small pool to it.
    public synchronized DataSource dataSource() {
        if (pool == null) {
            DatabaseAddress address = address();
            var settings = new HikariConfig();
            settings.setJdbcUrl(address.url());
            settings.setUsername(address.user());
            settings.setPassword(address.password());
            settings.setMaximumPoolSize(CONNECTIONS);
            settings.setMinimumIdle(0);
            settings.setPoolName(name);
            pool = new HikariDataSource(settings);
        }
        return pool;
    }

    /// Statements as the stores write them.
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /// A transaction around a piece of a test.
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
    }
}
