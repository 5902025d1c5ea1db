package parley.people.customer;

/// Told of changes of customers' profiles inside the transaction that makes them.
public interface CustomerListener {

    /// The profile says something else now.
    void changed(Customer customer);

    /// Two profiles have turned out to be one person: what belonged to `from` belongs to `into`.
    void merged(CustomerId from, Customer into);
}
