/// Agents moved to another queue for a while, at once and with their way back.
///
/// Owns: `surge_*`: the moves, and who takes part in them. Reads the views of queues, agents and
/// presence for the board. Never: touches a membership that was set up; the loan is work.queue's
/// ([parley.work.queue.Loans]), and routing acts on it at once as on every change of a queue.
///
/// Everybody returns at the move's time, or before where the queue has been calm for a minute;
/// both are stored, so a restart loses neither. Whoever stops taking work, and a queue that is
/// removed, ends its part of a move by itself ([SurgeWatch]).
///
/// Easy to get wrong: a move is locked before it is ended, because a supervisor and the clock may
/// end it in the same moment; an agent is away once at a time; the calm counts only without a
/// pause, or a queue at its limit would have its helpers taken and given back all the time.
@ApplicationModule(
        id = "work.surge",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.jobs",
            "people.presence",
            "people.staff",
            "work.queue"
        })
@NullMarked
package parley.work.surge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
