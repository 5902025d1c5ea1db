package parley.demo.simulation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What simulated customers need to know of the sample centre.
public interface SampleCentre {

    /// The web chat that they come to; null before there is one.
    @Nullable String channelId();

    /// A token of one of its agents, for the chats that lie in the past.
    @Nullable String agentToken();

    /// Where the centre keeps its files.
    Path folder();

    /// Whether customers were asked for at the start.
    boolean wantsCustomers();
}
