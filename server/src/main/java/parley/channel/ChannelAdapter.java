package parley.channel;

import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;

/// What a kind of channel brings along.
public interface ChannelAdapter {

    /// Its name; unique, and the name of its package.
    ChannelKey key();

    /// What it can do.
    Capabilities capabilities();
}
