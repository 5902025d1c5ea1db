package parley.work.queue;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A queue.
public record QueueId(UUID value) implements Id {}
