package parley.people.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody who can be trusted says of a customer, for example the signed word of the page
/// that they are signed in to.
///
/// @param identity the customer's id there
/// @param others further identities that are proved as well; who has one of them is this customer
/// @param said what the customer merely says; it is kept, and nobody is recognised by it
/// @param name what the customer is called there
public record Proof(
        Identity identity,
        List<Identity> others,
        List<Identity> said,
        @Nullable String name) {

    public Proof {
        others = List.copyOf(others);
        said = List.copyOf(said);
    }
}
