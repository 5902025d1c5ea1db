package parley.channel;

import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// A configured channel.
///
/// @param key which adapter it uses
/// @param queue where its new conversations wait
/// @param settings the adapter's own settings as JSON
public record Channel(ChannelId id, ChannelKey key, String name, QueueId queue, String settings, boolean isActive) {}
