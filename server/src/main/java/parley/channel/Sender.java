package parley.channel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands things to the adapters of channels on which something may be sent.
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Channels channels;
    private final Stops stops;

    Sender(Channels channels, Stops stops) {
        this.channels = channels;
        this.stops = stops;
    }

    /// Sends one thing, once. Where the other side wants nothing more, that ends here for the whole
    /// channel.
    SendOutcome send(ChannelId id, Outbound outbound) {
        Channel channel = channels.find(id);
        if (!channel.isActive()) {
            return new SendOutcome.Retry(null, "channel-off");
        }
        if (stops.isStopped(id)) {
            return new SendOutcome.Rejected("sending-stopped", false);
        }
        ChannelAdapter<?> adapter = channels.adapter(channel.key());
        if (outbound instanceof Outbound.File
                && !adapter.descriptor().capabilities().acceptsFiles()) {
            return new SendOutcome.Rejected("files-not-taken", false);
        }
        SendOutcome outcome = attempt(adapter, channel, outbound);
        if (outcome instanceof SendOutcome.Gone gone) {
            stops.stop(channel, gone.code());
        }
        return outcome;
    }

    private <S extends Record> SendOutcome attempt(ChannelAdapter<S> adapter, Channel channel, Outbound outbound) {
        try {
            return adapter.send(channel, channels.settings(adapter, channel), outbound);
        } catch (RuntimeException problem) {
            // the edge of an adapter: another system may answer with anything
            LOG.warn("sending failed channel={} why={}", channel.id().value(), problem.toString());
            return new SendOutcome.Retry(null, problem.getClass().getSimpleName());
        }
    }
}
