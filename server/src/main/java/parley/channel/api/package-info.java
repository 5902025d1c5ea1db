/// The open channel: any other system brings its customers' words by HTTP and gets the answers by a
/// signed webhook, so that a new kind of device needs no code here.
///
/// Owns: nothing that is stored. Never: routes, stores messages, retries.
///
/// Easy to get wrong: what comes in is answered after it was joined to its conversation, so the
/// caller keeps it until then and nothing raw is stored; a webhook may come twice with the same
/// `webhook-id`; a redirect and 410 Gone are failures like any other, only that 410 is not retried.
@ApplicationModule(
        id = "channel.api",
        allowedDependencies = {
            "channel",
            "work.conversation",
            "people.customer",
            "platform.identity",
            "platform.outbound",
            "platform.kernel",
            "platform.http"
        })
@NullMarked
package parley.channel.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
