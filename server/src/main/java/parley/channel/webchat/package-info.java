/// Web chat: the widget on a host page. The visitor brings a token of their own and follows the
/// conversation over the live stream, so nothing has to be sent anywhere.
///
/// Owns: `webchat_*`. Never: routes, stores messages, retries.
///
/// Says who is there: [VisitorPresence] answers [parley.work.conversation.CustomerPresence].
///
/// Easy to get wrong: the visitor's token is sent as a header or in the stream's first frame, never
/// as a cookie and never in an address; the frame may be embedded anywhere, so what decides is the
/// list of allowed origins where tokens are given out.
@ApplicationModule(
        id = "channel.webchat",
        allowedDependencies = {
            "channel",
            "work.conversation",
            "work.routing",
            "people.customer",
            "platform.identity",
            "platform.live",
            "platform.files",
            "platform.kernel",
            "platform.http"
        })
@NullMarked
package parley.channel.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
