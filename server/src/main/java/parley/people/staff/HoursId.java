package parley.people.staff;

import java.util.UUID;
import parley.platform.kernel.Id;

/// Opening hours.
public record HoursId(UUID value) implements Id {}
