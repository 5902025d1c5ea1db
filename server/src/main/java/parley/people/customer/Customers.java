package parley.people.customer;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.kernel.Ids;

/// The customers' profiles.
@Service
public class Customers {

    private final CustomerStore store;
    private final Ids ids;
    private final InstantSource clock;

    Customers(CustomerStore store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// The customer with this identity, made where nobody has it yet.
    ///
    /// @param name what the customer is called, where that is known
    @Transactional
    public Customer recognise(Identity identity, @Nullable String name, String language) {
        Optional<Customer> known = store.byIdentity(identity);
        if (known.isPresent()) {
            return named(known.get(), name);
        }
        var fresh = new Customer(new CustomerId(ids.next()), name, language);
        store.insert(fresh, clock.instant());
        if (store.claim(identity, fresh.id(), clock.instant())) {
            return fresh;
        }
        // somebody else recognised the same stranger in this moment: theirs stands
        store.delete(fresh.id());
        return named(store.byIdentity(identity).orElseThrow(), name);
    }

    private Customer named(Customer customer, @Nullable String name) {
        if (name == null || name.equals(customer.name()) || customer.name() != null) {
            return customer;
        }
        store.rename(customer.id(), name);
        return new Customer(customer.id(), name, customer.language());
    }

    /// The customer, where there is one.
    public Optional<Customer> find(CustomerId id) {
        return store.find(id);
    }
}
