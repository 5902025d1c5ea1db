package parley.work.conversation;

import java.util.UUID;
import parley.platform.kernel.Id;

/// The whole dealing of one customer about one matter.
public record ConversationId(UUID value) implements Id {}
