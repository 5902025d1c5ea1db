package parley.platform.audit;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import parley.platform.kernel.Actor;
import tools.jackson.databind.json.JsonMapper;

/// The record of who did, saw or exported what.
///
/// An entry commits with the transaction that makes it true, or with none. Without a transaction,
/// as when something is only read or refused, it commits by itself.
@Service
public class Audit {

    private final AuditStore store;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Audit(AuditStore store, PlatformTransactionManager transactions, InstantSource clock) {
        this.store = store;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// The record of a database that no server has open here: for tools and for tests.
    public static Audit on(DataSource database, InstantSource clock) {
        return new Audit(AuditStore.on(database), new DataSourceTransactionManager(database), clock);
    }

    /// What something was done to.
    ///
    /// @param kind in one word, for example `person`
    /// @param name as it was called then
    public record Subject(
            String kind, @Nullable String id, @Nullable String name) {}

    /// Records something.
    ///
    /// @param action `<object>.<past participle>`, for example `role.changed`; stable
    /// @param before what was: a record, a map, or null where nothing was. Never with a secret in
    ///     it
    /// @param after what is
    public void record(Actor actor, String action, Subject subject, @Nullable Object before, @Nullable Object after) {
        var entry = new AuditEntry(
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                kind(actor),
                id(actor),
                clean(actor.name()),
                action,
                new Subject(subject.kind(), subject.id(), subject.name() == null ? null : clean(subject.name())),
                json(before),
                json(after),
                address());
        transactions.executeWithoutResult(joined -> pending().entries.add(entry));
    }

    private static AuditEntry.ActorKind kind(Actor actor) {
        return switch (actor) {
            case Actor.Person _ -> AuditEntry.ActorKind.PERSON;
            case Actor.Customer _ -> AuditEntry.ActorKind.CUSTOMER;
            case Actor.Product _ -> AuditEntry.ActorKind.PRODUCT;
        };
    }

    private static @Nullable UUID id(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> person.id();
            case Actor.Customer customer -> customer.id();
            case Actor.Product _ -> null;
        };
    }

    /// PostgreSQL's text takes every character but this one.
    private static String clean(String text) {
        return text.replace("\0", "");
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : CanonicalJson.of(JsonMapper.shared().convertValue(value, Object.class));
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending known) {
            return known;
        }
        var fresh = new Pending();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    /// The entries of one transaction. They take their places as the last thing before the commit.
    private final class Pending implements TransactionSynchronization {
        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            Chain.Head head = store.lockHead();
            for (AuditEntry entry : entries) {
                AuditEntry placed = entry.at(head.seq() + 1);
                head = new Chain.Head(placed.seq(), Chain.hash(head.hash(), placed));
                store.insert(placed, head.hash());
            }
            store.moveHead(head);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Audit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Audit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Audit.this);
        }
    }
}
