/// How work is set up to wait: queues with their members, skills, hours and times, and the codes
/// with which work ends.
///
/// Owns: `queue_*`. Publishes `v_queue`, `v_queue_member` and `v_queue_skill`, which hold what is
/// in use; who serves a queue stands there as it is at this moment, with those who are lent
/// ([Loans]). Says: [QueueListener] changed, in the transaction that does it, and asks it who still
/// uses a queue. Never: knows a work item, an offer or what anybody is doing at the moment; the
/// figures that are shown beside a queue or a code come from [QueueFigures].
///
/// Easy to get wrong: a queue or a code that is removed keeps its row, because finished work names
/// it, so what is over asks for a queue as it ever was ([Queues#ever]); what enters a queue keeps
/// it ([Queues#keep]) in the same transaction, or the queue could be gone when it commits; a queue
/// without codes offers them all, one without hours is always open; whether it is open is said
/// here ([Queues#opening]) and nowhere else.
@ApplicationModule(
        id = "work.queue",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity", "platform.audit", "people.staff"
        })
@NullMarked
package parley.work.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
