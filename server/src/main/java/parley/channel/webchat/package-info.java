/// Web chat: the widget on a host page. The visitor brings a token of their own and follows the
/// conversation over the live stream, so nothing has to be sent anywhere.
///
/// Owns: `webchat_*`. Never: routes, stores messages, retries.
/// Says who is there: [VisitorPresence] answers [parley.work.conversation.CustomerPresence].
///
/// A host page whose users sign in may say who they are: it signs a JSON Web Token with a secret
/// of the channel (`POST /channels/{id}/identity-secrets`, shown once, two count at a time) and
/// gives it to the loader as `data-identity`, or later by `parley.identify(token)`;
/// `parley.identify(null)` makes the browser forget. With any library, on the host's server and
/// never in the page:
///
/// ```
/// const token = jwt.sign(
///   { sub: user.id, name: user.name, email: user.email, email_verified: user.emailVerified },
///   process.env.PARLEY_IDENTITY_SECRET,
///   { algorithm: "HS256", expiresIn: "15m" },
/// );
/// ```
///
/// `sub` and `exp` (at most a day ahead) are needed. An address is believed only beside
/// `email_verified: true`. A refused token is written to the page's console and the visitor goes on
/// as a stranger.
///
/// Easy to get wrong: the visitor's token is sent as a header or in the stream's first frame, never
/// as a cookie and never in an address. An iframe's requests carry the frame's own origin, so no
/// header proves the page around it: the browser keeps the channel's allow-list by
/// `frame-ancestors`, and the origin that comes with a new visitor only gives a clear sentence.
/// What a form says is a claim and never makes somebody another customer.
@ApplicationModule(
        id = "channel.webchat",
        allowedDependencies = {
            "channel",
            "work.conversation",
            "work.queue",
            "work.announcement",
            "work.routing",
            "people.customer",
            "platform.identity",
            "platform.live",
            "platform.files",
            "platform.kernel",
            "platform.http",
            "platform.audit",
            "platform.settings"
        })
@NullMarked
package parley.channel.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
