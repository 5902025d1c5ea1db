package parley.work.conversation;

import java.util.UUID;
import parley.platform.kernel.Capabilities;

/// What conversations need to know of a configured channel; the channel district implements it.
public interface ChannelDirectory {

    /// A configured channel.
    ///
    /// @param name the name that the administrator gave it
    record ChannelFacts(String name, Capabilities capabilities) {}

    /// The channel's facts, also for a channel that was removed since.
    ChannelFacts facts(UUID channelId);
}
