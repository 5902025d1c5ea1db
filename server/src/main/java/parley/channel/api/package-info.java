/// The open channel: any other system brings its customers' words by HTTP and gets the answers by a
/// signed webhook, so that a new kind of device needs no code here.
///
/// Owns: nothing that is stored. Never: routes, stores messages, retries.
///
/// Easy to get wrong: what comes in is answered after it was joined to its conversation, so the
/// caller keeps it until then and nothing raw is stored; a webhook may come twice with the same
/// `webhook-id`; a redirect is a failure like any other; after 410 Gone nothing is sent until an
/// administrator saves the channel again; a file is fetched by the party to whom it went; that an
/// agent types is posted once and never again.
@ApplicationModule(
        id = "channel.api",
        allowedDependencies = {
            "channel",
            "work.conversation",
            "people.customer",
            "platform.identity",
            "platform.outbound",
            "platform.files",
            "platform.kernel",
            "platform.http"
        })
@NullMarked
package parley.channel.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
