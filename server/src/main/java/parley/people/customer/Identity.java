package parley.people.customer;

/// How a channel knows a customer.
///
/// @param kind the kind of identity, given by the channel, for example `email`
/// @param value the address or id, in the channel's normal form
public record Identity(String kind, String value) {

    public Identity {
        if (kind.isBlank() || value.isBlank() || value.length() > 400) {
            throw new IllegalArgumentException("not an identity");
        }
    }
}
