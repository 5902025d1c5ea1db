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
/// Rules move agents without anybody doing it ([SurgeRules] says what may be set up, [RuleLooks]
/// looks twice a second, [Watched] decides): once a queue's figure has been high for a while, from
/// queues that do well themselves; back once it has been low for a while, their own queue needs
/// them, or their time is over. Who came back from a rule goes no more by it until it begins anew,
/// and it does so only after the queue was calm or a pause as long as the help.
///
/// Easy to get wrong: a rule is locked before its moves, and a move before it is ended, because a
/// supervisor and the clock may end it in the same moment; an agent is away once at a time; the
/// calm counts only without a pause, or a queue at its limit would have its helpers taken and given
/// back all the time.
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
            "work.announcement",
            "work.queue",
            "work.routing"
        })
@NullMarked
package parley.work.surge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
