package parley.people.customer;

import org.jspecify.annotations.Nullable;

/// A customer.
///
/// @param name null until something is known; pages then say *visitor* in their own language
/// @param language the language the customer uses, as a BCP 47 tag
/// @param value what the customer is worth to the company, 0 to 100; null where nobody has said it
public record Customer(
        CustomerId id,
        @Nullable String name,
        String language,
        @Nullable Integer value) {

    /// Somebody whose value nobody has said.
    public Customer(CustomerId id, @Nullable String name, String language) {
        this(id, name, language, null);
    }
}
