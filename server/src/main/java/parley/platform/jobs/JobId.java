package parley.platform.jobs;

import java.util.UUID;
import parley.platform.kernel.Id;

/// One job.
public record JobId(UUID value) implements Id {}
