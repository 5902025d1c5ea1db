package parley.people.customer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// The customers' profiles.
@Service
public class Customers {

    private static final int MOST_CLAIMS = 20;

    private final CustomerStore store;
    private final Audit audit;
    private final ObjectProvider<CustomerListener> listeners;
    private final Ids ids;
    private final InstantSource clock;

    Customers(
            CustomerStore store,
            Audit audit,
            ObjectProvider<CustomerListener> listeners,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
    }

    /// The customer with this identity, made where nobody has it yet.
    ///
    /// @param name what the customer is called, where that is known
    /// @throws ProblemException `customer-blocked`
    @Transactional
    public Customer recognise(Identity identity, @Nullable String name, String language) {
        Optional<CustomerStore.Found> known = store.byIdentity(identity);
        if (known.isPresent()) {
            return named(admitted(known.get()), name);
        }
        return named(make(identity, name, language), name);
    }

    /// Those of them who are known and admitted, by identity.
    public Map<Identity, Customer> known(Collection<Identity> identities) {
        Instant now = clock.instant();
        var known = new HashMap<Identity, Customer>();
        store.byIdentities(identities).forEach((identity, found) -> {
            if (!found.isBlocked(now)) {
                known.put(identity, found.customer());
            }
        });
        return known;
    }

    /// Somebody of whom nothing is known yet.
    ///
    /// @param name what they are called, where that is known
    public record Stranger(@Nullable String name, String language) {}

    /// Makes strangers known, with one statement for all.
    ///
    /// @return those who are customers from now on; whoever is missing was known already
    @Transactional
    public Map<Identity, Customer> welcome(Map<Identity, Stranger> strangers) {
        var fresh = new HashMap<Identity, Customer>();
        strangers.forEach((identity, stranger) -> fresh.put(
                identity, new Customer(new CustomerId(ids.next()), clean(stranger.name()), stranger.language())));
        if (!fresh.isEmpty()) {
            Set<CustomerId> made = store.insertAll(fresh, clock.instant());
            fresh.values().removeIf(customer -> !made.contains(customer.id()));
        }
        return fresh;
    }

    /// Undoes [#welcome] in the same transaction for those who came to nothing, so that what is
    /// refused leaves nobody behind.
    @Transactional
    public void forget(Collection<Customer> welcomed) {
        store.deleteAll(welcomed);
    }

    private Customer admitted(CustomerStore.Found found) {
        if (found.isBlocked(clock.instant())) {
            throw new ProblemException(CustomerProblem.CUSTOMER_BLOCKED);
        }
        return found.customer();
    }

    private Customer make(Identity identity, @Nullable String name, String language) {
        var fresh = new Customer(new CustomerId(ids.next()), clean(name), language);
        store.insert(fresh, clock.instant());
        if (store.claim(identity, fresh.id(), clock.instant())) {
            return fresh;
        }
        // somebody else recognised the same stranger in this moment: theirs stands
        store.delete(fresh.id());
        return store.byIdentity(identity).orElseThrow().customer();
    }

    private Customer named(Customer customer, @Nullable String name) {
        String clean = clean(name);
        if (clean == null || customer.name() != null) {
            return customer;
        }
        store.rename(customer.id(), clean);
        return changed(new Customer(customer.id(), clean, customer.language(), customer.value()));
    }

    private Customer changed(Customer customer) {
        listeners.orderedStream().forEach(listener -> listener.changed(customer));
        return customer;
    }

    /// Keeps what the customer with this identity says of how to be reached. Nobody is ever
    /// recognised by it: anybody can write anybody's address.
    @Transactional
    public void say(Identity identity, String contact) {
        if (contact.isBlank()) {
            return;
        }
        store.byIdentity(identity).ifPresent(found -> said(found.customer(), Contact.of(contact)));
    }

    private void said(Customer customer, Identity claim) {
        store.addClaim(customer.id(), claim, clock.instant(), MOST_CLAIMS);
    }

    /// Somebody proves who they are. Their own profile becomes the one that is known by the proof,
    /// or the proof becomes theirs where nobody is known by it.
    ///
    /// @param own how they were known until now
    /// @throws ProblemException `identity-of-another` where they have proved to be somebody else
    ///     before
    @Transactional
    public Customer prove(Identity own, Proof proof, String language) {
        Customer mine = store.byIdentity(own)
                .map(CustomerStore.Found::customer)
                .orElseGet(() -> make(own, proof.name(), language));
        if (store.hasAnother(mine.id(), proof.identity())) {
            throw new ProblemException(CustomerProblem.IDENTITY_OF_ANOTHER);
        }
        Customer proved = known(proof).orElse(mine);
        if (!proved.id().equals(mine.id())) {
            proved = merge(mine, proved);
        }
        Instant now = clock.instant();
        if (!store.claim(proof.identity(), proved.id(), now)) {
            Customer holder = store.byIdentity(proof.identity()).orElseThrow().customer();
            // another device of the same person was faster in this moment
            proved = holder.id().equals(proved.id()) ? proved : merge(proved, holder);
        }
        for (Identity other : proof.others()) {
            store.claim(other, proved.id(), now);
        }
        for (Identity claim : proof.said()) {
            said(proved, claim);
        }
        return named(proved, proof.name());
    }

    /// A profile that is known by another proved identity is the same person, unless it belongs to
    /// another id of the same kind: addresses pass from one account to the next.
    private Optional<Customer> known(Proof proof) {
        return store.byIdentity(proof.identity())
                .or(() -> proof.others().stream()
                        .map(store::byIdentity)
                        .flatMap(Optional::stream)
                        .filter(found -> !store.hasAnother(found.customer().id(), proof.identity()))
                        .findFirst())
                .map(CustomerStore.Found::customer);
    }

    private Customer merge(Customer from, Customer into) {
        store.lock(from.id(), into.id());
        store.merge(from.id(), into.id());
        Customer after = store.find(into.id()).orElseThrow();
        audit.record(
                new Actor.Customer(into.id().value(), String.valueOf(after.name())),
                "customer.merged",
                new Audit.Subject("customer", into.id().value().toString(), after.name()),
                from,
                after);
        listeners.orderedStream().forEach(listener -> listener.merged(from.id(), after));
        return after;
    }

    private static @Nullable String clean(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip().replace("\0", "");
    }

    /// The customer, where there is one; of a profile that was merged, the one that stands for it.
    public Optional<Customer> find(CustomerId id) {
        return store.find(id);
    }
}
