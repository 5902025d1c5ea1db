package parley.people.staff;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A team: agents who work together.
public record TeamId(UUID value) implements Id {}
