/// How much of agents is asked at most: a share of their time, a pause after a hard contact, and
/// how often the same question came to them.
///
/// Owns: `wellbeing_*`: the limits, for everybody or for a team, and the rests that came of them.
/// Reads the views of work, presence, teams and queues. Says: to routing, until when an agent rests
/// ([parley.work.routing.Routing#rest]), and to the agent's pages. Never: changes the presence that
/// an agent chose, takes work away that an agent holds, decides who is asked: that is the engine's,
/// for which a rest is one more reason not to ask.
///
/// A pause after a hard contact begins in the transaction that ends the contact ([HardContacts]),
/// so that nothing can be offered in between. How busy somebody was is looked at every few seconds
/// ([WellbeingWatch]). Which share counts is [Occupancy]'s alone.
///
/// Easy to get wrong: two chats at once are busy once; what is on hold is not counted, because
/// something else is worked on meanwhile; after a rest the window begins anew, or it would be
/// followed by the next one; of the agents of a queue who are there only so many rest at once, and
/// whose turn it is not rests later or not at all; a rest ends by the clock in routing too, so that
/// nobody rests for ever where this module does not run.
@ApplicationModule(
        id = "work.wellbeing",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.jobs",
            "platform.live",
            "people.presence",
            "people.staff",
            "work.engine",
            "work.queue",
            "work.routing"
        })
@NullMarked
package parley.work.wellbeing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
