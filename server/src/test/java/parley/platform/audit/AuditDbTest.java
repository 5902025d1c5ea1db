package parley.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.platform.kernel.Actor;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;

class AuditDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Actor ADA = new Actor.Person(new UUID(1, 1), "Ada");

    private final FakeClock clock = new FakeClock();
    private final Audit audit = Audit.on(DATABASE.dataSource(), clock);
    private final AuditStore store = new AuditStore(DATABASE.jdbc());

    @Test
    void keepsWhoDidWhatWithBeforeAndAfter() {
        record("role.changed", "r1", Map.of("name", "old"), Map.of("name", "新"));

        AuditEntry entry = newest("r1").getFirst().entry();
        assertThat(entry.actorId()).isEqualTo(new UUID(1, 1));
        assertThat(entry.actorName()).isEqualTo("Ada");
        assertThat(entry.before()).isEqualTo("{\"name\":\"old\"}");
        assertThat(entry.after()).isEqualTo("{\"name\":\"新\"}");
        assertThat(entry.at()).isEqualTo(clock.instant());
        assertThat(finding()).isNull();
    }

    @Test
    void commitsWithTheCallersTransactionOrNotAtAll() {
        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(any -> {
                    record("role.changed", "r2", null, null);
                    throw new IllegalStateException("cut");
                }))
                .hasMessage("cut");
        assertThat(newest("r2")).isEmpty();

        DATABASE.transactions().executeWithoutResult(any -> {
            record("role.changed", "r2", null, null);
            record("role.deleted", "r2", null, null);
        });
        assertThat(newest("r2"))
                .extracting(stored -> stored.entry().action())
                .containsExactly("role.deleted", "role.changed");
        assertThat(finding()).isNull();
    }

    @Test
    void staysOneChainWhenManyWriteAtOnce() throws InterruptedException, ExecutionException {
        long before = store.head().seq();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> writes = IntStream.range(0, 40)
                    .mapToObj(number ->
                            threads.submit(() -> DATABASE.transactions().executeWithoutResult(any -> {
                                record("a.done", "many", null, number);
                                record("b.done", "many", null, number);
                            })))
                    .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        }
        assertThat(store.head().seq()).isEqualTo(before + 80);
        assertThat(finding()).isNull();
    }

    @Test
    void refusesToForget() {
        record("role.changed", "r3", null, null);
        for (String attack : List.of(
                "update audit_entry set actor_name = 'Eve'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_head")) {
            assertThatThrownBy(() -> DATABASE.jdbc().sql(attack).update())
                    .hasMessageContaining("never changed or removed");
        }
    }

    @Test
    void findsAChangeMadeBehindTheTriggersBack() {
        record("role.changed", "r4", null, null);
        long seq = newest("r4").getFirst().entry().seq();
        attack("update audit_entry set actor_name = 'Eve' where seq = " + seq);
        assertThat(finding()).isEqualTo(new ChainVerifier.Finding(seq, ChainVerifier.Fault.CHANGED));
        attack("update audit_entry set actor_name = 'Ada' where seq = " + seq);
        assertThat(finding()).isNull();
    }

    private static void attack(String sql) {
        DATABASE.jdbc().sql("alter table audit_entry disable trigger all").update();
        DATABASE.jdbc().sql(sql).update();
        DATABASE.jdbc().sql("alter table audit_entry enable trigger all").update();
    }

    private void record(String action, String id, @Nullable Object before, @Nullable Object after) {
        audit.record(ADA, action, new Audit.Subject("role", id, null), before, after);
    }

    private List<AuditStore.Stored> newest(String id) {
        return store.newest(new AuditStore.Filter(null, null, "role", id, null, null), Long.MAX_VALUE, 10);
    }

    private ChainVerifier.@Nullable Finding finding() {
        var verifier = new ChainVerifier(null);
        Chain.Head head = store.head();
        store.fromStart(0, head.seq(), 10_000).forEach(stored -> verifier.accept(stored.entry(), stored.hash()));
        return verifier.finish(head);
    }
}
