/// Who is available: the state that each agent chose, and whether the agent's desk is alive.
///
/// Owns: `presence_*`, the view `v_presence_agent`. Says: nothing yet; routing is asked in the same
/// transaction through [PresenceListener].
/// Never: changes the state that a person chose. *Not responding* is a mark beside it.
///
/// Easy to get wrong: alive means that the desk answered a ping, not that a tab is open.
@ApplicationModule(
        id = "people.presence",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity", "platform.live", "people.staff"
        })
@NullMarked
package parley.people.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
