package parley.demo.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.FolderDatabase;

/// The bare limit of storing: one insert and one update, committed durably, in the product's own
/// database.
final class BaselineStore implements AutoCloseable {

    private static final int WRITERS = 32;
    private static final String TEXT = "x".repeat(300);

    private static final String INSERT = """
            insert into bench_baseline (id, text)
            values (:id, :text)
            """;

    private static final String UPDATE = """
            update bench_baseline
            set text = :text
            where id = :id
            """;

    private static final String CLEAR = """
            delete from bench_baseline
            """;

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AtomicLong ids = new AtomicLong(System.nanoTime());

    BaselineStore(Path folder) throws IOException {
        DatabaseAddress address;
        // the centre is running, so this only finds where its database is
        try (FolderDatabase database = FolderDatabase.open(folder, "bench")) {
            address = database.address();
        }
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(WRITERS);
        jdbc = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /// Transactions a second.
    double saturated(Duration time) throws InterruptedException {
        var done = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < WRITERS; i++) {
            long first = ids.incrementAndGet();
            insert(first);
            writers.add(Thread.startVirtualThread(() -> {
                while (System.nanoTime() < end) {
                    transactions.executeWithoutResult(any -> {
                        insert(ids.incrementAndGet());
                        jdbc.sql(UPDATE).param("id", first).param("text", TEXT).update();
                    });
                    done.incrementAndGet();
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        jdbc.sql(CLEAR).update();
        return done.get() / (time.toMillis() / 1e3);
    }

    private void insert(long id) {
        jdbc.sql(INSERT).param("id", id).param("text", TEXT).update();
    }

    @Override
    public void close() {
        pool.close();
    }
}
