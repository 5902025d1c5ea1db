/// How long somebody who waits will wait: by the number of those ahead, the rate at which they are
/// served and that at which they give up, as a range, and what is said of it to the customer.
///
/// Owns: nothing stored. Says: [Estimate], and [Announcement], whether and in which words it is
/// told. Never: reads a clock, knows an item or the order of a queue (whoever asks says how many
/// are ahead).
///
/// How it is used: tell [WaitEstimates] what happens in each queue, as it happens; ask it for an
/// [Estimate] when somebody comes, and again when the last [Announcement] is old enough; tell it
/// what became of the first estimate, and it corrects its ranges by that. All of it may be thrown
/// away: told the last hours anew, in the order of their times, it knows the same.
///
/// Easy to get wrong: it is not safe for several threads; an item that returns to its queue
/// arrives again and has not ended ([WaitEstimates#returned]); the rate of service is counted
/// per place, so say how many places a queue has where the agents are shared or hold several
/// items; what was said and then not kept is never corrected in silence ([Announcement#next]).
@ApplicationModule(
        id = "work.estimate",
        allowedDependencies = {"platform.kernel", "work.queue"})
@NullMarked
package parley.work.estimate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
