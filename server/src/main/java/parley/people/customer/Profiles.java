package parley.people.customer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// What staff do with customers' profiles.
@Service
class Profiles {

    private static final int PAGE = 20;
    private static final Instant LAST_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final ProfileStore store;
    private final Audit audit;
    private final ObjectProvider<CustomerListener> listeners;
    private final InstantSource clock;

    Profiles(ProfileStore store, Audit audit, ObjectProvider<CustomerListener> listeners, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// @throws ProblemException `not-found`
    CustomerView find(CustomerId id) {
        return store.find(id, clock.instant()).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    Slice<CustomerView> search(String query, @Nullable CustomerId after) {
        Instant beforeTime = LAST_TIME;
        UUID beforeId = LAST_ID;
        if (after != null) {
            CustomerView last = find(after);
            beforeTime = last.createdAt();
            beforeId = last.id().value();
        }
        String clean = query.strip().replace("\0", "");
        List<CustomerView> found = store.search(clean, beforeTime, beforeId, PAGE + 1, clock.instant());
        List<CustomerView> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new Slice<>(
                page, found.size() > PAGE ? page.getLast().id().value().toString() : null);
    }

    @Transactional
    public CustomerView change(CustomerId id, Facts wanted, Actor actor) {
        store.lock(id);
        CustomerView before = find(id);
        var facts = new Facts(clean(wanted.name()), wanted.language(), clean(wanted.note()), wanted.value());
        store.change(before.id(), facts, clock.instant(), actor.name());
        CustomerView after = find(id);
        audit.record(actor, "customer.changed", subject(after), facts(before), facts(after));
        listeners.orderedStream().forEach(listener -> listener.changed(after.customer()));
        return after;
    }

    /// The customer cannot write until then.
    ///
    /// @throws ProblemException `block-in-the-past`
    @Transactional
    public CustomerView block(CustomerId id, Instant until, @Nullable String reason, Actor actor) {
        if (!until.isAfter(clock.instant())) {
            throw new ProblemException(CustomerProblem.BLOCK_IN_THE_PAST);
        }
        store.lock(id);
        CustomerView before = find(id);
        store.block(before.id(), until, clean(reason), actor.name());
        CustomerView after = find(id);
        audit.record(actor, "customer.blocked", subject(after), before.block(), after.block());
        return after;
    }

    @Transactional
    public CustomerView unblock(CustomerId id, Actor actor) {
        store.lock(id);
        CustomerView before = find(id);
        if (before.block() == null) {
            return before;
        }
        store.block(before.id(), null, null, null);
        audit.record(actor, "customer.unblocked", subject(before), before.block(), null);
        return find(id);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }

    /// What staff say of a customer; identities change by other ways.
    record Facts(
            @Nullable String name,
            String language,
            @Nullable String note,
            @Nullable Integer value) {}

    private static Facts facts(CustomerView view) {
        return new Facts(view.name(), view.language(), view.note(), view.value());
    }

    private static Audit.Subject subject(CustomerView view) {
        return new Audit.Subject("customer", view.id().value().toString(), view.name());
    }
}
