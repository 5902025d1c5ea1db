package parley.channel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;

/// Channels on which nothing is sent any more, because the other side said that it wants nothing.
/// What comes in is taken all the same. Setting the channel up anew ends it.
@Component
class Stops {

    private final ChannelStore store;
    private final Audit audit;
    private final InstantSource clock;

    Stops(ChannelStore store, Audit audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /// Since when and why nothing is sent.
    ///
    /// @param why a fixed word
    record Stop(Instant at, String why) {}

    boolean isStopped(ChannelId channel) {
        return store.stored(channel).map(ChannelStore.Stored::stop).isPresent();
    }

    /// Stops it, once, however many messages were refused.
    @Transactional
    public void stop(Channel channel, String why) {
        if (store.stop(channel.id(), clock.instant(), why)) {
            audit.record(
                    Actor.SYSTEM,
                    "channel.sending-stopped",
                    new Audit.Subject("channel", channel.id().value().toString(), channel.name()),
                    null,
                    Map.of("why", why));
        }
    }
}
