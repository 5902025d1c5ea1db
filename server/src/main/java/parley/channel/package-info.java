/// The seam to the outside: what a channel is, and the pipeline that every customer's word takes.
///
/// Owns: `channel_*`: configured channels, what came in by which external id. Says: later
/// ChannelFailed, ChannelRecovered. Never: names a channel; each lives in a sub-package of its own
/// and is met here only through [ChannelAdapter].
///
/// Easy to get wrong: an adapter parses and sends; storing, joining to a conversation, queueing and
/// recognising repetitions happen here, in one transaction, so that no channel can forget them.
@ApplicationModule(
        id = "channel",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.live",
            "platform.audit",
            "platform.settings",
            "platform.files",
            "people.customer",
            "work.routing",
            "work.conversation"
        })
@NullMarked
package parley.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
