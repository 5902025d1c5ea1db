package parley.people.customer;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A customer's profile.
public record CustomerId(UUID value) implements Id {}
