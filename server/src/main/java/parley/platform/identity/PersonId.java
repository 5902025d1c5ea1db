package parley.platform.identity;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A member of staff.
public record PersonId(UUID value) implements Id {}
