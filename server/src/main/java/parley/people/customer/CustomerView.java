package parley.people.customer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer as staff see them.
///
/// @param name null where nobody has said it
/// @param value what the customer is worth to the company, 0 to 100; null where nobody has said it
/// @param changedBy who changed the profile last; null where nobody did
record CustomerView(
        CustomerId id,
        @Nullable String name,
        String language,
        @Nullable String note,
        @Nullable Integer value,
        List<Known> identities,
        @Nullable Block block,
        Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /// One way in which the customer is known.
    ///
    /// @param isVerified proved by a channel or a signature; else only said by the customer
    record Known(String kind, String value, boolean isVerified, Instant since) {}

    /// Until when the customer may not write.
    record Block(
            Instant until,
            @Nullable String reason,
            @Nullable String by) {}

    CustomerView {
        identities = List.copyOf(identities);
    }

    Customer customer() {
        return new Customer(id, name, language, value);
    }
}
