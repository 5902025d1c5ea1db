package parley.work.engine;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A work item: one routable unit, for example a chat, a call, a mail or a case.
public record WorkId(UUID value) implements Id {}
