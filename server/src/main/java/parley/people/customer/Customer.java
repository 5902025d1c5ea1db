package parley.people.customer;

import org.jspecify.annotations.Nullable;

/// A customer.
///
/// @param name null until something is known; pages then say *visitor* in their own language
/// @param language the language the customer uses, as a BCP 47 tag
public record Customer(CustomerId id, @Nullable String name, String language) {}
