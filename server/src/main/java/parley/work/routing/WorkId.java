package parley.work.routing;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A work item.
public record WorkId(UUID value) implements Id {}
