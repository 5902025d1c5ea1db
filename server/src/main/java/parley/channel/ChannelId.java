package parley.channel;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A configured channel: one widget, one mailbox, one number.
public record ChannelId(UUID value) implements Id {}
