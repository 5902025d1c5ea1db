package parley.channel.webchat;

import java.util.UUID;
import parley.channel.ChannelId;
import parley.people.customer.Identity;

/// Somebody on a host page.
record Visitor(UUID id, ChannelId channel, String language) {

    /// How the channel names the visitor.
    String party() {
        return id.toString();
    }

    Identity identity() {
        return new Identity("webchat-visitor", id.toString());
    }
}
