/// The live stream: every page follows one feed by cursor and misses nothing.
///
/// Owns: `live_entry`, the open streams, the server's heartbeat. Says: nothing.
/// Never: knows what an entry means; the module that publishes it decides who may see it by naming
/// its topics.
///
/// Order: an entry's position is (transaction, number). The follower hands out only what lies below
/// the oldest transaction that is still running, so a later commit can never appear before a
/// position already handed out (ADR-0004).
///
/// Easy to get wrong: keep writing transactions short, because the oldest one holds everybody's
/// feed back; publish inside the transaction that changes the facts; a client must ask for its
/// state after `caught-up`, not before.
@ApplicationModule(
        id = "platform.live",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity"})
@NullMarked
package parley.platform.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
