/// Simulations that people ask for on the pages: a scenario, or a past day once more as the centre
/// is set up now and as it might be, side by side.
///
/// Owns: `replay_run`. Says: nothing. Never: decides who is asked for what (the engine does, in
/// work.simulation), changes how the centre is set up.
///
/// A run is a durable job, one at a time; a restart begins it anew, and the same wish on the same
/// day comes to the same. What is known of a day is taken as it was ([PastDay]): who came when, how
/// long the work took, who was there. What nobody can know is drawn: how much longer those would
/// have waited who were answered, and how long the work of those would have taken who left.
///
/// Easy to get wrong: agents of a simulation have other ids than those of the centre, so whatever
/// names somebody is translated ([PastDay]); who is taken away stays in the list with nobody in it,
/// or everybody behind would meet another chance.
@ApplicationModule(
        id = "work.replay",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.jobs",
            "people.staff",
            "work.queue",
            "work.engine",
            "work.strategy",
            "work.simulation"
        })
@NullMarked
package parley.work.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
