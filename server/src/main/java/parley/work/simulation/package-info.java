/// The centre under a virtual clock: the very engine that serves the live centre, told of invented
/// or recorded contacts and of people who come, answer, work, pause and go.
///
/// Owns: nothing stored. Says: [Outcome], what a [Scenario] came to. Never: decides who is asked
/// for what (that is work.engine's, called as the live centre calls it), reads a clock, draws
/// a lot that does not follow from the seed.
///
/// How chance enters: every number that is drawn belongs to somebody (the gap before the tenth
/// call, the patience of its caller at the first try) and is found from the seed and from whom it
/// belongs to, never from what was drawn before ([Lots]). So two configurations under one seed
/// meet the same customers, and a difference between them is a difference of the configurations.
///
/// Easy to get wrong: what the engine answers is noted whole before the engine is told anything
/// else, or an agent that it holds already would be told free; a contact counts by the moment at
/// which it entered, so what entered before the counted time changes only how full it is then,
/// and contacts go on coming until the last that counts is dealt with.
@ApplicationModule(
        id = "work.simulation",
        allowedDependencies = {"platform.kernel", "people.staff", "work.queue", "work.engine"})
@NullMarked
package parley.work.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
